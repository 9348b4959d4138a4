import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { PasswordField } from '~/ui/fields/password-field';
import { removePassword, type Security, setPassword } from './api';
import { Outcome, Section } from './section';
import { useChange } from './use-change';

const LENGTH_MIN = 15;

/** A password for those who want one: long, and nothing else is asked. */
export function PasswordSection({ security }: { security: Security }) {
  const t = useT();
  const { day } = useFormat();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const set = useChange(setPassword, () => {
    setTyped('');
    setTried(false);
  });
  const remove = useChange((api) => removePassword(api));
  const short = tried && [...typed].length < LENGTH_MIN ? t('account.passwordShort') : undefined;
  const fault = isProblem(set.error) ? set.error.faultAt('/password') : undefined;
  const error = short ?? (set.isPending ? undefined : fault);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if ([...typed].length >= LENGTH_MIN) set.mutate(typed);
  };
  return (
    <Section id="mot-de-passe" title={t('account.password')} lede={t('account.passwordLede')}>
      {security.password === null ? null : (
        <p>{t('account.passwordSince', { day: day(security.password.setAt) })}</p>
      )}
      <form className="flow narrow" method="post" noValidate onSubmit={submit}>
        <Outcome
          error={fault === undefined ? set.error : null}
          done={set.isSuccess ? t('account.passwordDone') : undefined}
        />
        <PasswordField
          id="new-password"
          autoComplete="new-password"
          label={t('account.newPassword')}
          help={t('account.newPasswordHelp')}
          error={error}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" busy={set.isPending}>
          {t(security.password === null ? 'account.setPassword' : 'account.changePassword')}
        </Button>
      </form>
      <Outcome error={remove.error} />
      {security.actions.includes('removePassword') ? (
        <Button plain busy={remove.isPending} onClick={() => remove.mutate(undefined)}>
          {t('account.removePassword')}
        </Button>
      ) : null}
    </Section>
  );
}
