import { useT } from '~/messages/intl';
import type { Device } from './api';

/** « Firefox sur Windows »; what the browser does not say is left out. */
export function useDeviceName(): (device: Device) => string {
  const t = useT();
  return ({ browser, system }) => {
    if (browser !== null && system !== null) return t('account.device.both', { browser, system });
    return browser ?? system ?? t('account.device.unknown');
  };
}
