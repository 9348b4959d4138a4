import { type Translate, useT } from '~/messages/intl';
import { type Format, useFormat } from '~/shared/format';
import type { IconName } from '~/ui/icon';
import { type Hue, Tag } from '~/ui/tag';
import type { CallMoney, CallPhase } from './api';

const phaseLooks: Record<CallPhase, { icon: IconName; hue?: Hue }> = {
  draft: { icon: 'ring' },
  published: { icon: 'calendar', hue: 'info' },
  open: { icon: 'check', hue: 'ok' },
  closed: { icon: 'lock' },
  deliberating: { icon: 'half', hue: 'info' },
  decided: { icon: 'check', hue: 'info' },
  archived: { icon: 'doc' },
  cancelled: { icon: 'late', hue: 'late' },
};

/** Where a call stands: icon, word, hue. */
export function PhaseTag({ phase, bare }: { phase: CallPhase; bare?: boolean }) {
  const t = useT();
  const { icon, hue } = phaseLooks[phase];
  return (
    <Tag icon={icon} {...(hue === undefined ? {} : { hue })} bare={bare ?? false}>
      {t(`calls.phase.${phase}`)}
    </Tag>
  );
}

/** « 400 000 € pour 6 à 8 projets », or what can be said of it; null when nothing is. */
export function moneyLine(t: Translate, { money }: Format, given: CallMoney): string | null {
  const { envelopeCents, perProjectMaxCents, laureatesMin, laureatesMax } = given;
  const most = laureatesMax ?? laureatesMin;
  const least = laureatesMin ?? laureatesMax;
  if (envelopeCents !== null) {
    const amount = money(envelopeCents);
    if (most === null || least === null) return t('calls.money.total', { amount });
    return most === least
      ? t('calls.money.for', { amount, count: most })
      : t('calls.money.forRange', { amount, least, most });
  }
  return perProjectMaxCents === null ? null : t('calls.money.upTo', { amount: money(perProjectMaxCents) });
}

export function useMoneyLine(): (given: CallMoney) => string | null {
  const t = useT();
  const format = useFormat();
  return (given) => moneyLine(t, format, given);
}
