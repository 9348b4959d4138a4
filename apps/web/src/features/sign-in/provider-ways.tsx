import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { sayRefusal } from '~/shared/say-refusal';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { TextField } from '~/ui/fields/text-fields';
import { Icon } from '~/ui/icon';
import { Notice } from '~/ui/notice';
import { leaveForProvider, providersQuery } from './api';
import { isPlausible } from './link-form';

/** One goes there, and comes back signed in or to a page that says why not. */
const useDeparture = (next: string | undefined) => {
  const api = useApi();
  return useMutation({
    mutationFn: (sent: { provider: string } | { email: string }) =>
      leaveForProvider(api, { ...sent, ...(next === undefined ? {} : { next }) }),
    onSuccess: ({ address }) => window.location.assign(address),
  });
};

/** The identity providers of the whole instance, one button each. */
export function ProviderButtons({ next }: { next: string | undefined }) {
  const t = useT();
  const { data } = useQuery(providersQuery(useApi()));
  const departure = useDeparture(next);
  const refusal = sayRefusal(departure.error, t);
  return (
    <>
      {data?.items.map(({ key, name }) => (
        <Button
          key={key}
          busy={departure.isPending || departure.isSuccess}
          onClick={() => departure.mutate({ provider: key })}
        >
          <Icon name="person" />
          {t('signIn.byProvider', { name })}
        </Button>
      ))}
      {refusal === undefined ? null : (
        <div className="whole">
          <Notice hue="late" live="assertive" title={t('signIn.providerRefused')}>
            <p>{refusal}</p>
          </Notice>
        </div>
      )}
    </>
  );
}

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
