import type { OrganisationStatus } from '~/api/generated/types.gen';
import { useT } from '~/messages/intl';
import type { IconName } from '~/ui/icon';
import { type Hue, Tag } from '~/ui/tag';

const looks: Record<OrganisationStatus, { icon: IconName; hue: Hue }> = {
  pending: { icon: 'clock', hue: 'info' },
  verified: { icon: 'check', hue: 'ok' },
  refused: { icon: 'alert', hue: 'warn' },
  suspended: { icon: 'pause', hue: 'late' },
};

/** Where an organisation stands with the administrators, as an icon and a word. */
export function StatusTag({ status }: { status: OrganisationStatus }) {
  const t = useT();
  return <Tag {...looks[status]}>{t(`organisations.status.${status}`)}</Tag>;
}
