import { useQuery } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { sayRefusal } from '~/shared/say-refusal';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { Notice } from '~/ui/notice';
import { providersQuery } from './api';
import { useDeparture } from './departure';

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
