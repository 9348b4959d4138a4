import { useInfiniteQuery } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { Skeleton } from '~/ui/skeleton';
import { Tag } from '~/ui/tag';
import { type Device, devicesQuery, endDevice, endOtherDevices } from './api';
import { useDeviceName } from './device-name';
import { Outcome, Section } from './section';
import { useChange } from './use-change';

/** Where one is signed in, in words one recognises; each may be signed out from here. */
export function DevicesSection() {
  const t = useT();
  const devices = useInfiniteQuery(devicesQuery(useApi()));
  const items = devices.data?.pages.flatMap((page) => page.items) ?? [];
  const endOthers = useChange((api) => endOtherDevices(api));
  return (
    <Section id="appareils" title={t('account.devices')} lede={t('account.devicesLede')}>
      {devices.isPending ? <Skeleton lines={3} /> : null}
      <Outcome
        error={devices.error ?? endOthers.error}
        done={endOthers.isSuccess ? t('account.othersEnded') : undefined}
      />
      <ul className="factors">
        {items.map((device) => (
          <DeviceLine key={device.id} device={device} />
        ))}
      </ul>
      <div className="acts">
        {devices.hasNextPage ? (
          <Button busy={devices.isFetchingNextPage} onClick={() => void devices.fetchNextPage()}>
            {t('account.moreDevices')}
          </Button>
        ) : null}
        {items.length > 1 ? (
          <Button busy={endOthers.isPending} onClick={() => endOthers.mutate(undefined)}>
            {t('account.endOthers')}
          </Button>
        ) : null}
      </div>
    </Section>
  );
}

function DeviceLine({ device }: { device: Device }) {
  const t = useT();
  const { moment } = useFormat();
  const name = useDeviceName()(device);
  const end = useChange((api, id: string) => endDevice(api, id));
  return (
    <li>
      <Icon name="person" />
      <div>
        <b>{name}</b>
        {device.current ? (
          <Tag icon="check" hue="ok">
            {t('account.thisDevice')}
          </Tag>
        ) : null}
        <span className="small mute">
          {t(`account.method.${device.method}`, { moment: moment(device.signedInAt) })}{' '}
          {t('account.seen', { moment: moment(device.seenAt) })}
        </span>
        <Outcome error={end.error} />
      </div>
      {device.current ? null : (
        <Button busy={end.isPending} onClick={() => end.mutate(device.id)}>
          {t('account.endDevice')}
          <span className="sr"> {name}</span>
        </Button>
      )}
    </li>
  );
}
