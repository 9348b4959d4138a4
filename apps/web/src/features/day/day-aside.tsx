import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type Translate, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { type Format, useFormat } from '~/shared/format';
import { Link } from '~/ui/link';
import type { ApplicationSummary } from '../applications/api';
import { StatusTag } from '../applications/words';
import type { CallSummary } from '../calls/api';
import { PhaseTag } from '../calls/words';
import { useSession } from '../session/use-session';
import { reportsWaitingQuery, unreadQuery } from './api';

const SHOWN = 5;

export interface DayAsideProps {
  calls: readonly CallSummary[];
  applications: readonly ApplicationSummary[];
}

/** What the person is part of: it moves without them, and one glance is enough. */
export function DayAside({ calls, applications }: DayAsideProps) {
  const t = useT();
  return (
    <aside className="side" aria-label={t('day.around')}>
      {calls.length === 0 ? null : <MyCalls calls={calls} />}
      {applications.length === 0 ? null : <MyApplications applications={applications} />}
      <Threads />
      <Reports />
    </aside>
  );
}

function MyCalls({ calls }: { calls: readonly CallSummary[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <section>
      <h2>{t('day.myCalls')}</h2>
      <ul className="mine">
        {calls.slice(0, SHOWN).map((call) => (
          <li key={call.id}>
            <Link to="/mes-appels/$id" params={{ id: call.id }}>
              {call.title}
            </Link>
            <span className="small">
              <PhaseTag phase={call.phase} bare /> {dateLine(call, t, format)}
            </span>
          </li>
        ))}
      </ul>
      <p className="under-title">
        <Link className="small" to="/mes-appels">
          {t('day.allMyCalls')}
        </Link>
      </p>
    </section>
  );
}

function MyApplications({ applications }: { applications: readonly ApplicationSummary[] }) {
  const t = useT();
  return (
    <section>
      <h2>{t('day.myApplications')}</h2>
      <ul className="mine">
        {applications.slice(0, SHOWN).map(({ id, title, call, status }) => (
          <li key={id}>
            <Link to="/candidatures/$id" params={{ id }}>
              {title === '' ? call.title : title}
            </Link>
            <span className="small">
              <StatusTag status={status} bare />
            </span>
          </li>
        ))}
      </ul>
      <p className="under-title">
        <Link className="small" to="/candidatures">
          {t('day.allMyApplications')}
        </Link>
      </p>
    </section>
  );
}

/** The one date that counts at this stage, or nothing. */
export function dateLine(
  { phase, opensAt, closesAt }: Pick<CallSummary, 'phase' | 'opensAt' | 'closesAt'>,
  t: Translate,
  { shortDay }: Format,
): string {
  if (phase === 'published' && opensAt !== null) return t('day.opens', { date: shortDay(opensAt) });
  if (phase === 'open' && closesAt !== null) return t('day.closes', { date: shortDay(closesAt) });
  if ((phase === 'closed' || phase === 'deliberating') && closesAt !== null)
    return t('day.closed', { date: shortDay(closesAt) });
  return '';
}

/** Only once the page of threads exists. */
function Threads() {
  const t = useT();
  const router = useRouter();
  const { data } = useQuery(unreadQuery(useApi()));
  if (!('/fils' in router.routesByPath)) return null;
  return (
    <section>
      <h2>{t('day.threads')}</h2>
      <p className="small">{data === undefined ? null : t('day.unread', { count: data.total })}</p>
      <p>
        <a className="small" href="/fils">
          {t('day.openThreads')}
        </a>
      </p>
      <p>
        <a className="small" href="/mes-taches">
          {t('day.openTasks')}
        </a>
      </p>
    </section>
  );
}

/** For who runs a discussion: what its readers reported. Administrators find it among their own pages. */
function Reports() {
  const t = useT();
  const { account } = useSession();
  const { data } = useQuery({ ...reportsWaitingQuery(useApi()), enabled: account?.administrator === false });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section>
      <h2>{t('day.reports')}</h2>
      <p>
        <a className="small" href="/administration/moderation">
          {t('day.reportsWait', { count: data.items.length })}
        </a>
      </p>
    </section>
  );
}
