import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { sayRefusal } from '~/shared/say-refusal';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { PasswordField } from '~/ui/fields/password-field';
import { TextField } from '~/ui/fields/text-fields';
import { sendPassword } from './api';
import { isPlausible } from './email-form';
import { useEntrance } from './enter';

/** Address and password, for those who chose one. What is wrong is never told apart: address or password. */
export function PasswordForm({ next }: { next: string | undefined }) {
  const t = useT();
  const api = useApi();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const entrance = useEntrance((body: { email: string; password: string }) => sendPassword(api, body), next);
  const emailError = tried && !isPlausible(email.trim()) ? t('signIn.emailMissing') : undefined;
  const missing = tried && password === '' ? t('signIn.passwordMissing') : undefined;
  const refused = entrance.isPending ? undefined : refusalOf(entrance.error, t);
  const passwordError = missing ?? refused;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const address = email.trim();
    if (isPlausible(address) && password !== '')
      entrance.mutate({ email: address, password, ...(next === undefined ? {} : { next }) });
  };

  return (
    <form className="flow narrow" method="post" noValidate onSubmit={submit}>
      <ErrorSummary
        errors={[
          ...(emailError === undefined ? [] : [{ fieldId: 'email', text: emailError }]),
          ...(passwordError === undefined ? [] : [{ fieldId: 'password', text: passwordError }]),
        ]}
      />
      <TextField
        id="email"
        name="email"
        type="email"
        autoComplete="username"
        label={t('signIn.email')}
        error={emailError}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordField
        id="password"
        autoComplete="current-password"
        label={t('signIn.password')}
        error={passwordError}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" main busy={entrance.isPending}>
        {t('signIn.passwordSend')}
      </Button>
    </form>
  );
}

/** With too many tries, the server says how long to wait; the mail stays open meanwhile. */
const refusalOf = (error: unknown, t: ReturnType<typeof useT>): string | undefined => {
  const text = sayRefusal(error, t);
  return isProblem(error) && error.status === 429 ? `${text} ${t('signIn.lockedOut')}` : text;
};
