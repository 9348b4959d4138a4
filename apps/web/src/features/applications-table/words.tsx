import { useT } from '~/messages/intl';
import type { IconName } from '~/ui/icon';
import { type Hue, Tag } from '~/ui/tag';
import type { ApplicationStatus } from './api';

const looks: Record<ApplicationStatus, { icon: IconName; hue?: Hue }> = {
  draft: { icon: 'pen' },
  submitted: { icon: 'ring', hue: 'warn' },
  completing: { icon: 'clock', hue: 'info' },
  admissible: { icon: 'check', hue: 'info' },
  inadmissible: { icon: 'cross' },
  in_review: { icon: 'half', hue: 'info' },
  shortlisted: { icon: 'half', hue: 'ok' },
  accepted: { icon: 'check', hue: 'ok' },
  waitlisted: { icon: 'clock', hue: 'warn' },
  declined: { icon: 'cross' },
  withdrawn: { icon: 'back' },
};

/** Where an application stands, in the words of those who instruct it. */
export function StandingTag({ status, bare }: { status: ApplicationStatus; bare?: boolean }) {
  const t = useT();
  const { icon, hue } = looks[status];
  return (
    <Tag icon={icon} bare={bare ?? false} {...(hue === undefined ? {} : { hue })}>
      {t(`sorting.status.${status}`)}
    </Tag>
  );
}
