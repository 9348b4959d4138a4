import { useT } from '~/messages/intl';
import { daysBetween, useFormat } from '~/shared/format';
import { Figure, Figures } from '~/ui/figures';
import { useNow } from '../session/use-session';
import type { CallWork } from './api';

/** Where the call stands, in a few numbers. */
export function CallFigures({ call }: { call: CallWork }) {
  const t = useT();
  const now = useNow();
  const { money, day } = useFormat();
  const { closesAt, decisionBy } = call;
  const date = call.phase === 'open' || call.phase === 'published' ? closesAt : decisionBy;
  const left = date === null ? null : daysBetween(now, date);
  return (
    <Figures>
      {left === null || date === null || left < 0 ? null : (
        <Figure mid value={t('builder.figure.days', { count: left })}>
          {t(date === closesAt ? 'builder.figure.untilDeadline' : 'builder.figure.untilDecision', {
            date: day(date),
          })}
        </Figure>
      )}
      {call.money.envelopeCents === null ? null : (
        <Figure mid value={money(call.money.envelopeCents)}>
          {t('calls.money.envelope')}
        </Figure>
      )}
    </Figures>
  );
}
