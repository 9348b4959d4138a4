import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { TextField } from '~/ui/fields/text-fields';
import { confirmApp, type ProposedApp, proposeApp, removeApp, type Security } from './api';
import { CodesSheet } from './codes-sheet';
import { QrCode } from './qr-code';
import { Outcome, Section } from './section';
import { useChange } from './use-change';

/** Codes of an application on the telephone, every thirty seconds. */
export function AppSection({ security }: { security: Security }) {
  const t = useT();
  const { day } = useFormat();
  const [proposed, setProposed] = useState<ProposedApp | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const propose = useChange((api) => proposeApp(api), setProposed);
  const remove = useChange((api) => removeApp(api));
  const confirmed = (given: readonly string[]): void => {
    setProposed(null);
    setCodes(given);
  };
  return (
    <Section id="application" title={t('account.app')} lede={t('account.appLede')}>
      {security.app === null ? null : <p>{t('account.appSince', { day: day(security.app.confirmedAt) })}</p>}
      <Outcome error={propose.error ?? remove.error} />
      {proposed === null ? (
        <div className="acts">
          <Button busy={propose.isPending} onClick={() => propose.mutate(undefined)}>
            {t(security.app === null ? 'account.addApp' : 'account.changeApp')}
          </Button>
          {security.actions.includes('removeApp') ? (
            <Button plain busy={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {t('account.removeApp')}
            </Button>
          ) : null}
        </div>
      ) : (
        <SetUp proposed={proposed} onConfirmed={confirmed} onLeave={() => setProposed(null)} />
      )}
      {codes.length === 0 ? null : <CodesSheet codes={codes} onKept={() => setCodes([])} />}
    </Section>
  );
}

interface SetUpProps {
  proposed: ProposedApp;
  onConfirmed: (recoveryCodes: readonly string[]) => void;
  onLeave: () => void;
}

/** Scan, or type by hand; then the first code proves that it took. */
function SetUp({ proposed, onConfirmed, onLeave }: SetUpProps) {
  const t = useT();
  const [code, setCode] = useState('');
  const confirm = useChange(
    (api, sent: string) => confirmApp(api, sent),
    ({ codes }) => onConfirmed(codes),
  );
  const error = isProblem(confirm.error) && !confirm.isPending ? confirm.error : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    confirm.mutate(code.replace(/\D/g, ''));
  };
  return (
    <form className="app-set-up" method="post" noValidate onSubmit={submit}>
      <QrCode text={proposed.uri} label={t('account.qrLabel')} />
      <div className="flow">
        <ol>
          <li>{t('account.appStep1')}</li>
          <li>
            {t('account.appStep2')}
            <code className="secret">{proposed.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </li>
          <li>{t('account.appStep3')}</li>
        </ol>
        <TextField
          id="app-code"
          label={t('account.appCode')}
          error={error === null ? undefined : (error.faultAt('/code') ?? error.detail)}
          inputMode="numeric"
          autoComplete="one-time-code"
          className="code-input"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <div className="acts">
          <Button type="submit" main busy={confirm.isPending}>
            {t('account.appConfirm')}
          </Button>
          <Button onClick={onLeave}>{t('account.leave')}</Button>
        </div>
      </div>
    </form>
  );
}
