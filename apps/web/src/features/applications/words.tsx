import { useT } from '~/messages/intl';
import type { IconName } from '~/ui/icon';
import { type Hue, Tag } from '~/ui/tag';
import type { ApplicationStatus } from './api';

const looks: Record<ApplicationStatus, { icon: IconName; hue?: Hue }> = {
  draft: { icon: 'pen' },
  submitted: { icon: 'check', hue: 'ok' },
  completing: { icon: 'alert', hue: 'warn' },
  admissible: { icon: 'check', hue: 'info' },
  inadmissible: { icon: 'cross' },
  in_review: { icon: 'half', hue: 'info' },
  shortlisted: { icon: 'half', hue: 'info' },
  accepted: { icon: 'check', hue: 'ok' },
  waitlisted: { icon: 'clock', hue: 'warn' },
  declined: { icon: 'cross' },
  withdrawn: { icon: 'back' },
};

/** Where an application stands: icon, word, hue. */
export function StatusTag({ status, bare }: { status: ApplicationStatus; bare?: boolean }) {
  const t = useT();
  const { icon, hue } = looks[status];
  return (
    <Tag icon={icon} bare={bare ?? false} {...(hue === undefined ? {} : { hue })}>
      {t(`application.status.${status}`)}
    </Tag>
  );
}

/** Still in the applicant's hands. */
export const isWritable = (status: ApplicationStatus): boolean =>
  status === 'draft' || status === 'completing';

export const isAnswered = (status: ApplicationStatus): boolean =>
  status === 'accepted' || status === 'waitlisted' || status === 'declined';
