import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { newKey } from '~/shared/local-copies';
import { Button } from '~/ui/button';
import { SelectField, TextArea } from '~/ui/fields/text-fields';
import { Icon } from '~/ui/icon';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { invite, type OrganisationRole } from './api';
import { addressesIn } from './lines';
import { useTeamAct } from './use-team-act';

const AT_ONCE = 50;

/** Several addresses at once; a faulty one is named, and nothing leaves before all are right. */
export function InviteForm({ id, grantable }: { id: string; grantable: readonly OrganisationRole[] }) {
  const t = useT();
  const act = useTeamAct(id);
  const [text, setText] = useState('');
  const [role, setRole] = useState<OrganisationRole>('member');
  const [locale, setLocale] = useState<'fr' | 'en'>('fr');
  const [word, setWord] = useState('');
  const [key, setKey] = useState(newKey);
  const [sent, setSent] = useState(0);
  const [asked, setAsked] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<'none' | 'many' | null>(null);
  const faults = faultsOf(act.error, asked);

  const send = (event: FormEvent): void => {
    event.preventDefault();
    const emails = addressesIn(text);
    setSent(0);
    setProblem(emails.length === 0 ? 'none' : emails.length > AT_ONCE ? 'many' : null);
    if (emails.length === 0 || emails.length > AT_ONCE) return;
    setAsked(emails);
    act.mutate((api) => invite(api, id, { emails, role, locale, word: word.trim() }, key), {
      onSuccess: () => {
        setSent(emails.length);
        setText('');
        setWord('');
      },
      // Sent or refused, the next press is another intention.
      onSettled: () => setKey(newKey()),
    });
  };

  return (
    <form className="flow" onSubmit={send} noValidate aria-label={t('team.inviteTitle')}>
      <h3>{t('team.inviteTitle')}</h3>
      <TextArea
        label={t('team.addresses')}
        help={t('team.addressesHelp', { count: AT_ONCE })}
        rows={4}
        autoComplete="off"
        spellCheck={false}
        value={text}
        error={problem === null ? undefined : t(`team.addresses.${problem}`, { count: AT_ONCE })}
        onChange={(event) => setText(event.target.value)}
      />
      {faults.length === 0 ? null : (
        <Notice hue="late" live="assertive" title={t('team.faults', { count: faults.length })}>
          <ul className="line-faults">
            {faults.map(({ email, detail, pointer }) => (
              <li key={pointer}>
                <b>{email}</b> : {detail}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="two">
        <SelectField
          label={t('team.roleTitle')}
          help={t(`team.roleHelp.${role}`)}
          value={role}
          options={grantable.map((one) => ({ value: one, label: t(`team.role.${one}`) }))}
          onChange={(event) => setRole(event.target.value as OrganisationRole)}
        />
        <SelectField
          label={t('team.letterLanguage')}
          value={locale}
          options={[
            { value: 'fr', label: t('team.language.fr') },
            { value: 'en', label: t('team.language.en') },
          ]}
          onChange={(event) => setLocale(event.target.value as 'fr' | 'en')}
        />
      </div>
      <TextArea
        label={t('team.word')}
        optional
        rows={2}
        limit={1000}
        value={word}
        onChange={(event) => setWord(event.target.value)}
      />
      {faults.length === 0 ? <RefusalNotice error={act.error} /> : null}
      {sent === 0 ? null : <Notice hue="ok" live="polite" title={t('team.sent', { count: sent })} />}
      <div className="acts">
        <Button type="submit" main busy={act.isPending}>
          <Icon name="mail" />
          {t('team.send')}
        </Button>
      </div>
    </form>
  );
}

/** `/emails/2` is the third address that was sent. */
function faultsOf(error: unknown, asked: readonly string[]) {
  if (!isProblem(error)) return [];
  return error.errors.flatMap(({ pointer, detail }) => {
    const index = /^\/emails\/(\d+)$/.exec(pointer)?.[1];
    return index === undefined ? [] : [{ pointer, detail, email: asked[Number(index)] ?? '' }];
  });
}
