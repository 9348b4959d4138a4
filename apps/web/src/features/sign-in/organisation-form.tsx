import { type FormEvent, useState } from 'react';
import { useT } from '~/messages/intl';
import { sayRefusal } from '~/shared/say-refusal';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { TextField } from '~/ui/fields/text-fields';
import { useDeparture } from './departure';
import { isPlausible } from './link-form';

/** The address says which organisation, and so where its people sign in. */
export function OrganisationForm({ next }: { next: string | undefined }) {
  const t = useT();
  const [email, setEmail] = useState('');
  const [missing, setMissing] = useState(false);
  const departure = useDeparture(next);
  const error = missing ? t('signIn.emailMissing') : sayRefusal(departure.error, t);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const address = email.trim();
    setMissing(!isPlausible(address));
    if (isPlausible(address)) departure.mutate({ email: address });
  };
  return (
    <form className="flow narrow" method="post" noValidate onSubmit={submit}>
      <ErrorSummary
        errors={error === undefined || departure.isPending ? [] : [{ fieldId: 'email', text: error }]}
      />
      <TextField
        id="email"
        name="email"
        type="email"
        autoComplete="username"
        label={t('signIn.email')}
        help={t('signIn.organisationHelp')}
        error={departure.isPending ? undefined : error}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Button type="submit" main busy={departure.isPending || departure.isSuccess}>
        {t('signIn.goOn')}
      </Button>
    </form>
  );
}
