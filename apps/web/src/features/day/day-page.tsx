import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { T, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { capital, useFormat } from '~/shared/format';
import { TodoList } from '~/ui/todo-list';
import { myApplicationsQuery } from '../applications/api';
import { myCallsQuery } from '../call-builder/api';
import { useUnsent } from '../discussions/unsent';
import { DueNotice } from '../my-data/due-notice';
import type { Account, Membership } from '../session/api';
import { useNow, useSession } from '../session/use-session';
import { Joinable } from '../team/joinable';
import { dayQuery } from './api';
import { DayAside } from './day-aside';
import { DayEmpty } from './day-empty';
import './day.css';
import { type DayPart, inParts, partOf } from './grouping';
import { useTodoLine } from './todo-line';

const EVERY_MINUTE = 60_000;

/** What awaits the person, most urgent first. Not a menu: a short list, and one button to press. */
export function DayPage() {
  useUnsent();
  const api = useApi();
  const now = useNow();
  const { account, memberships } = useSession();
  const { data: day } = useSuspenseQuery({ ...dayQuery(api), refetchInterval: EVERY_MINUTE });
  const calls = useSuspenseInfiniteQuery(myCallsQuery(api)).data.pages.flatMap((page) => page.items);
  const applications = useSuspenseInfiniteQuery(myApplicationsQuery(api)).data.pages.flatMap(
    (page) => page.items,
  );
  const parts = inParts(day.items, now);
  return (
    <div className="wrap">
      {account === null ? null : (
        <Hello
          account={account}
          memberships={memberships}
          total={day.items.length}
          today={day.items.filter(({ dueAt }) => partOf(dueAt, now) === 'today').length}
        />
      )}
      <div className="duo">
        <div>
          <DueNotice />
          <Joinable />
          {parts.length === 0 ? (
            <DayEmpty memberships={memberships} />
          ) : (
            <Parts parts={parts} total={day.items.length} />
          )}
        </div>
        <DayAside calls={calls} applications={applications} />
      </div>
    </div>
  );
}

interface HelloProps {
  account: Account;
  memberships: readonly Membership[];
  total: number;
  today: number;
}

function Hello({ account, memberships, total, today }: HelloProps) {
  const t = useT();
  const now = useNow();
  const { day } = useFormat();
  const date = capital(day(now));
  const name = account.displayName.split(' ')[0] ?? account.displayName;
  const [first] = memberships;
  return (
    <div className="hello">
      <p className="mute">
        {first === undefined
          ? date
          : t('day.withOrganisation', { date, organisation: first.organisationName })}
      </p>
      <h1 tabIndex={-1}>
        {total > 0 && today === total ? (
          <T id="day.helloAllToday" values={{ name, count: total }} />
        ) : (
          <T id="day.hello" values={{ name, count: total, today }} />
        )}
      </h1>
    </div>
  );
}

function Parts({ parts, total }: { parts: readonly DayPart[]; total: number }) {
  const t = useT();
  const lineOf = useTodoLine();
  return (
    <div>
      {parts.map(({ part, todos }, index) => (
        <section key={part} aria-labelledby={`part-${part}`}>
          <div className="part">
            <h2 id={`part-${part}`}>{t(`day.part.${part}`)}</h2>
            <span className="small mute">{t('day.partCount', { count: todos.length, total })}</span>
          </div>
          <TodoList
            emphasiseFirst={index === 0}
            items={todos.map((todo, place) => lineOf(todo, part, index === 0 && place === 0))}
          />
        </section>
      ))}
      <p className="small mute under-list">{t('day.rest')}</p>
    </div>
  );
}
