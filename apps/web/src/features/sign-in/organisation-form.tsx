import { useT } from '~/messages/intl';
import { sayRefusal } from '~/shared/say-refusal';
import { useDeparture } from './departure';
import { EmailForm } from './email-form';

/** The address says which organisation, and so where its people sign in. */
export function OrganisationForm({ next }: { next: string | undefined }) {
  const t = useT();
  const departure = useDeparture(next);
  return (
    <EmailForm
      help={t('signIn.organisationHelp')}
      send={t('signIn.goOn')}
      asking={departure.isPending}
      leaving={departure.isSuccess}
      refusal={sayRefusal(departure.error, t)}
      onAsk={(email) => departure.mutate({ email })}
    />
  );
}
