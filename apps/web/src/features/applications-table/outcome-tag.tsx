import type { DecisionOutcome } from '~/api/generated/types.gen';
import { useT } from '~/messages/intl';
import type { IconName } from '~/ui/icon';
import { type Hue, Tag } from '~/ui/tag';

export const outcomes: readonly DecisionOutcome[] = ['accepted', 'waitlisted', 'declined'];

const looks: Record<DecisionOutcome, { icon: IconName; hue?: Hue }> = {
  accepted: { icon: 'check', hue: 'ok' },
  waitlisted: { icon: 'clock', hue: 'warn' },
  declined: { icon: 'cross' },
};

/** What was decided, held or announced. */
export function OutcomeTag({ outcome, bare }: { outcome: DecisionOutcome; bare?: boolean }) {
  const t = useT();
  const { icon, hue } = looks[outcome];
  return (
    <Tag icon={icon} bare={bare ?? false} {...(hue === undefined ? {} : { hue })}>
      {t(`sorting.outcome.${outcome}`)}
    </Tag>
  );
}
