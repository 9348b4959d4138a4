import { useT } from '~/messages/intl';
import { capital, daysBetween, parisMonth, useFormat } from '~/shared/format';
import { Icon } from '~/ui/icon';
import { Link } from '~/ui/link';
import { useNow } from '../session/use-session';
import type { CallSummary, DirectoryPhase } from './api';
import { useMoneyLine } from './words';

/** The date that counts: when it opens for those to come, when it closes for the others. */
const dateOf = (call: CallSummary, phase: DirectoryPhase): string | null =>
  phase === 'coming' ? call.opensAt : call.closesAt;

interface Month {
  key: string;
  calls: CallSummary[];
}

function byMonth(calls: readonly CallSummary[], phase: DirectoryPhase): Month[] {
  const months: Month[] = [];
  for (const call of calls) {
    const date = dateOf(call, phase);
    const key = date === null ? 'none' : parisMonth(date);
    const last = months.at(-1);
    if (last?.key === key) last.calls.push(call);
    else months.push({ key, calls: [call] });
  }
  return months;
}

export interface CallListProps {
  calls: readonly CallSummary[];
  phase: DirectoryPhase;
  /** The list is whole: how many there are per month may be said. */
  complete: boolean;
  /** The level of the month's title, under the page's own. */
  headings?: 'h2' | 'h3';
}

/** Calls under the month of their deadline. */
export function CallsByMonth({ calls, phase, complete, headings: Month = 'h2' }: CallListProps) {
  const t = useT();
  const Title = Month === 'h2' ? 'h3' : 'h4';
  const { month } = useFormat();
  return byMonth(calls, phase).map(({ key, calls: group }) => {
    const date = group[0] === undefined ? null : dateOf(group[0], phase);
    return (
      <section key={key} aria-labelledby={`month-${key}`}>
        <Month className="month" id={`month-${key}`}>
          {date === null ? t('calls.noDeadline') : capital(month(date))}
          {complete ? <span>{t('calls.count', { count: group.length })}</span> : null}
        </Month>
        <ol className="calls">
          {group.map((call) => (
            <CallLine key={call.id} call={call} phase={phase} Title={Title} />
          ))}
        </ol>
      </section>
    );
  });
}

function CallLine({ call, phase, Title }: { call: CallSummary; phase: DirectoryPhase; Title: 'h3' | 'h4' }) {
  const t = useT();
  const { list } = useFormat();
  const amount = useMoneyLine()(call.money);
  return (
    <li id={`call-${call.id}`}>
      <CallWhen call={call} phase={phase} />
      <div>
        <Title className="call-title">
          <Link to="/appels/$slug" params={{ slug: call.slug }}>
            {call.title}
          </Link>
        </Title>
        <p className="small mute">{list(call.leads.map((lead) => lead.name))}</p>
        <p className="txt">{call.summary}</p>
        <ul className="facts">
          <li>
            <Icon name="doc" />
            {t(`calls.kind.${call.kind}`)}
          </li>
          {amount === null ? null : (
            <li>
              <Icon name="euro" />
              {amount}
            </li>
          )}
          {call.territories.length === 0 ? null : (
            <li>
              <Icon name="place" />
              {call.territories.join(', ')}
            </li>
          )}
        </ul>
      </div>
    </li>
  );
}

function CallWhen({ call, phase }: { call: CallSummary; phase: DirectoryPhase }) {
  const t = useT();
  const { part, time } = useFormat();
  const now = useNow();
  const date = dateOf(call, phase);
  if (date === null) {
    return (
      <p className="when">
        <b>{t('calls.always')}</b>
        {t('calls.alwaysOpen')}
      </p>
    );
  }
  return (
    <p className="when">
      <span className="sr">{phase === 'coming' ? t('calls.opensOn') : t('calls.closesOn')} </span>
      <b>
        {capital(part(date, 'weekday'))} {part(date, 'day')}
      </b>
      {t('calls.monthAndTime', { month: part(date, 'month'), time: time(date) })}
      {phase === 'closed' ? null : (
        <span className="left">{t('calls.daysLeft', { days: daysBetween(now, date) })}</span>
      )}
    </p>
  );
}
