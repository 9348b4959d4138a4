import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { T, useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { TextField } from '~/ui/fields/text-fields';
import { Notice } from '~/ui/notice';
import { useSession } from '../session/use-session';
import { askEmailChange } from './api';
import { Outcome, Section } from './section';
import { useChange } from './use-change';

/** The address one signs in with; another one has to answer first. */
export function EmailSection() {
  const t = useT();
  const { account } = useSession();
  const [email, setEmail] = useState('');
  const [missing, setMissing] = useState(false);
  const ask = useChange(askEmailChange);
  const fault = isProblem(ask.error) ? ask.error.faultAt('/email') : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const address = email.trim();
    const plausible = /^\S+@\S+\.\S+$/.test(address);
    setMissing(!plausible);
    if (plausible) ask.mutate(address);
  };
  return (
    <Section id="adresse" title={t('account.email')} lede={t('account.emailLede')}>
      <p>
        <T id="account.emailNow" values={{ email: account?.email ?? '' }} />
      </p>
      {ask.isSuccess ? (
        <Notice hue="ok" live="polite" title={t('account.emailSent')}>
          <p>{t('account.emailSentText')}</p>
        </Notice>
      ) : null}
      <form className="flow narrow" method="post" noValidate onSubmit={submit}>
        <Outcome error={fault === undefined ? ask.error : null} />
        <TextField
          id="new-email"
          type="email"
          autoComplete="email"
          label={t('account.newEmail')}
          error={missing ? t('account.emailMissing') : fault}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Button type="submit" busy={ask.isPending}>
          {t('account.changeEmail')}
        </Button>
      </form>
    </Section>
  );
}
