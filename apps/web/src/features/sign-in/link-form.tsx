import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { TextField } from '~/ui/fields/text-fields';
import { askForLink } from './api';

/** The browser's own messages speak its language, not the page's: forms check by themselves. */
export const isPlausible = (address: string): boolean => /^\S+@\S+\.\S+$/.test(address);

/** An address, a link by mail: the way that works for everyone. */
export function LinkForm({ next, onSent }: { next: string | undefined; onSent: (email: string) => void }) {
  const t = useT();
  const api = useApi();
  const [email, setEmail] = useState('');
  const [missing, setMissing] = useState(false);
  const ask = useMutation({
    mutationFn: (address: string) =>
      askForLink(api, { email: address, ...(next === undefined ? {} : { next }) }),
    onSuccess: (_, address) => onSent(address),
  });
  const problem = isProblem(ask.error) ? ask.error : null;
  const refused =
    problem === null
      ? undefined
      : (problem.faultAt('/email') ?? (problem.detail || t('problem.fault.advice')));
  const error = missing ? t('signIn.emailMissing') : refused;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const address = email.trim();
    const plausible = isPlausible(address);
    setMissing(!plausible);
    if (plausible) ask.mutate(address);
  };

  return (
    <form className="flow narrow" method="post" noValidate onSubmit={submit}>
      <ErrorSummary
        errors={error === undefined || ask.isPending ? [] : [{ fieldId: 'email', text: error }]}
      />
      <TextField
        id="email"
        name="email"
        type="email"
        autoComplete="username"
        label={t('signIn.email')}
        help={t('signIn.emailHelp')}
        error={ask.isPending ? undefined : error}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Button type="submit" main busy={ask.isPending}>
        {t('signIn.ask')}
      </Button>
    </form>
  );
}
