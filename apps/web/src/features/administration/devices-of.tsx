import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { RefusalNotice } from '~/ui/refusal-notice';
import type { Device } from '../account/api';
import { useDeviceName } from '../account/device-name';
import { More } from './frame';
import { endSession, sessionsQuery } from './instance-api';
import { useAct } from './use-act';
import '../account/account.css';

/** Where somebody is signed in; each device may be signed out alone. */
export function DevicesOf({ id }: { id: string }) {
  const t = useT();
  const query = useSuspenseInfiniteQuery(sessionsQuery(useApi(), id));
  const devices = query.data.pages.flatMap((page) => page.items);
  return (
    <section className="block narrow" aria-labelledby="appareils">
      <h2 id="appareils">{t('admin.account.devices')}</h2>
      {devices.length === 0 ? (
        <p className="mute">{t('admin.account.noDevice')}</p>
      ) : (
        <ul className="factors">
          {devices.map((device) => (
            <DeviceLine key={device.id} id={id} device={device} />
          ))}
        </ul>
      )}
      <More query={query} />
    </section>
  );
}

function DeviceLine({ id, device }: { id: string; device: Device }) {
  const t = useT();
  const { moment } = useFormat();
  const name = useDeviceName()(device);
  const end = useAct<unknown>();
  return (
    <li>
      <Icon name="person" />
      <div>
        <b>{name}</b>
        <span className="small mute">
          {t(`account.method.${device.method}`, { moment: moment(device.signedInAt) })}{' '}
          {t('account.seen', { moment: moment(device.seenAt) })}
        </span>
        <RefusalNotice error={end.error} />
      </div>
      {device.actions.includes('end') ? (
        <Button busy={end.isPending} onClick={() => end.mutate((api) => endSession(api, id, device.id))}>
          {t('account.endDevice')}
          <span className="sr"> {name}</span>
        </Button>
      ) : null}
    </li>
  );
}
