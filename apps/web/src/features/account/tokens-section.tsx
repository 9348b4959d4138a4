import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { CheckGroup } from '~/ui/fields/choice-fields';
import { SelectField, TextField } from '~/ui/fields/text-fields';
import { Icon } from '~/ui/icon';
import {
  makeToken,
  revokeToken,
  SCOPE_WORDS,
  type Scope,
  TOKEN_SCOPES,
  type Token,
  tokensQuery,
} from './openings-api';
import { Outcome, Section } from './section';
import { useChange } from './use-change';

const DAYS = [7, 30, 90, 365] as const;

/** For those who write programs: what may act in their name, on what, until when. */
export function TokensSection() {
  const t = useT();
  const { data } = useQuery(tokensQuery(useApi()));
  const [made, setMade] = useState<string | null>(null);
  const tokens = data?.items ?? [];
  return (
    <Section id="jetons" title={t('account.tokens')} lede={t('account.tokensLede')}>
      {tokens.length === 0 ? null : (
        <ul className="factors">
          {tokens.map((token) => (
            <TokenLine key={token.id} token={token} />
          ))}
        </ul>
      )}
      {made === null ? (
        <details>
          <summary>{t('account.tokenAdd')}</summary>
          <MakeToken onMade={setMade} />
        </details>
      ) : (
        <MadeToken token={made} onKept={() => setMade(null)} />
      )}
    </Section>
  );
}

function TokenLine({ token: { id, name, scopes, expiresAt, lastUsedAt } }: { token: Token }) {
  const t = useT();
  const { day } = useFormat();
  const revoke = useChange((api, gone: string) => revokeToken(api, gone));
  return (
    <li>
      <Icon name="lock" />
      <div>
        <b>{name}</b>
        <span className="small">{scopes.map((scope) => t(SCOPE_WORDS[scope as Scope])).join(' · ')}</span>
        <span className="small mute">
          {t('account.tokenUntil', { day: day(expiresAt) })}{' '}
          {lastUsedAt === null ? t('account.tokenUnused') : t('account.tokenUsed', { day: day(lastUsedAt) })}
        </span>
        <Outcome error={revoke.error} />
      </div>
      <Button busy={revoke.isPending} onClick={() => revoke.mutate(id)}>
        {t('account.tokenRevoke')}
        <span className="sr"> {name}</span>
      </Button>
    </li>
  );
}

function MakeToken({ onMade }: { onMade: (token: string) => void }) {
  const t = useT();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>(['read']);
  const [days, setDays] = useState('30');
  const [tried, setTried] = useState(false);
  const make = useChange(makeToken, ({ token }) => onMade(token));
  const nameError = tried && name.trim() === '' ? t('account.tokenNameMissing') : undefined;
  const scopesError = tried && scopes.length === 0 ? t('account.tokenScopesMissing') : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || scopes.length === 0) return;
    make.mutate({
      name: name.trim(),
      scopes: TOKEN_SCOPES.filter((one) => scopes.includes(one)),
      days: Number(days),
    });
  };
  return (
    <form className="flow narrow" method="post" noValidate onSubmit={submit}>
      <Outcome error={make.error} />
      <TextField
        id="token-name"
        label={t('account.tokenName')}
        help={t('account.tokenNameHelp')}
        maxLength={80}
        autoComplete="off"
        error={nameError}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <CheckGroup
        id="token-scopes"
        name="token-scopes"
        label={t('account.tokenScopes')}
        help={t('account.tokenScopesHelp')}
        error={scopesError}
        options={TOKEN_SCOPES.map((scope) => ({ value: scope, label: t(SCOPE_WORDS[scope]) }))}
        values={scopes}
        onValuesChange={setScopes}
      />
      <SelectField
        id="token-days"
        label={t('account.tokenDays')}
        value={days}
        options={DAYS.map((count) => ({
          value: String(count),
          label: t('account.tokenDaysCount', { count }),
        }))}
        onChange={(event) => setDays(event.target.value)}
      />
      <Button type="submit" busy={make.isPending}>
        {t('account.tokenMake')}
      </Button>
    </form>
  );
}

/** Shown this once: the server keeps its hash only. */
function MadeToken({ token, onKept }: { token: string; onKept: () => void }) {
  const t = useT();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="codes-sheet">
      <h3 tabIndex={-1} ref={title}>
        {t('account.tokenMade')}
      </h3>
      <p>{t('account.tokenOnce')}</p>
      <p className="token">
        <code>{token}</code>
      </p>
      <div className="acts">
        <Button main onClick={() => void navigator.clipboard.writeText(token)}>
          {t('account.tokenCopy')}
        </Button>
        <Button onClick={onKept}>{t('account.tokenKept')}</Button>
      </div>
    </div>
  );
}
