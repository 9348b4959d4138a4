import { type FormEvent, useState } from 'react';
import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { TextField } from '~/ui/fields/text-fields';

/** The browser's own messages speak its language, not the page's: forms check by themselves. */
export const isPlausible = (address: string): boolean => /^\S+@\S+\.\S+$/.test(address);

interface EmailFormProps {
  help: string;
  /** The words of the button. */
  send: string;
  asking: boolean;
  /** What was asked succeeded and the page is about to change. */
  leaving?: boolean;
  refusal: string | undefined;
  onAsk: (address: string) => void;
}

/** An address, from which the rest follows. */
export function EmailForm({ help, send, asking, leaving = false, refusal, onAsk }: EmailFormProps) {
  const t = useT();
  const [email, setEmail] = useState('');
  const [missing, setMissing] = useState(false);
  const fault = missing ? t('signIn.emailMissing') : refusal;
  const error = asking ? undefined : fault;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const address = email.trim();
    const plausible = isPlausible(address);
    setMissing(!plausible);
    if (plausible) onAsk(address);
  };
  return (
    <form className="flow narrow" method="post" noValidate onSubmit={submit}>
      <ErrorSummary errors={error === undefined ? [] : [{ fieldId: 'email', text: error }]} />
      <TextField
        id="email"
        name="email"
        type="email"
        autoComplete="username"
        label={t('signIn.email')}
        help={help}
        error={error}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Button type="submit" main busy={asking || leaving}>
        {send}
      </Button>
    </form>
  );
}
