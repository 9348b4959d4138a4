import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { T, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { capital, useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { ButtonLink, Link } from '~/ui/link';
import { TodoList } from '~/ui/todo-list';
import { useNow } from '../session/use-session';
import { type ApplicationSummary, myApplicationsQuery } from './api';
import { useDaysLeft } from './server-clock';
import { isAnswered, isWritable, StatusTag } from './words';
import './applications.css';

/** My applications and my organisations': what is to finish first, then what is awaited, then what is answered. */
export function ApplicationsPage() {
  const t = useT();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    myApplicationsQuery(useApi()),
  );
  const all = data.pages.flatMap((page) => page.items);
  const groups = groupsOf(all);
  return (
    <div className="wrap">
      <header className="page-head">
        <h1 tabIndex={-1}>{t('application.list.title', { count: groups.toFinish.length })}</h1>
        <p className="lede">{t('application.list.lede')}</p>
      </header>
      {all.length === 0 ? (
        <EmptyState
          title={t('application.list.none')}
          action={
            <ButtonLink main to="/appels">
              {t('application.list.find')}
            </ButtonLink>
          }
        >
          {t('application.list.noneNote')}
        </EmptyState>
      ) : null}
      <Group name="toFinish" items={groups.toFinish} />
      <Group name="awaited" items={groups.awaited} />
      <Group name="answered" items={groups.answered} />
      {hasNextPage ? (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('application.list.more')}
        </Button>
      ) : null}
    </div>
  );
}

interface Groups {
  toFinish: ApplicationSummary[];
  awaited: ApplicationSummary[];
  answered: ApplicationSummary[];
}

function groupsOf(all: readonly ApplicationSummary[]): Groups {
  const due = (one: ApplicationSummary): string => dueDateOf(one) ?? '9999';
  const isOpen = (one: ApplicationSummary): boolean =>
    one.status === 'completing' || (one.status === 'draft' && one.call.phase === 'open');
  const ended = ({ status }: ApplicationSummary): boolean =>
    isAnswered(status) || ['inadmissible', 'withdrawn', 'draft'].includes(status);
  const rest = all.filter((one) => !isOpen(one));
  return {
    toFinish: all.filter(isOpen).sort((one, other) => due(one).localeCompare(due(other))),
    awaited: rest.filter((one) => !ended(one)),
    answered: rest.filter(ended),
  };
}

const dueDateOf = ({ status, complementDueAt, call }: ApplicationSummary): string | null =>
  status === 'completing' ? complementDueAt : call.closesAt;

function Group({ name, items }: { name: keyof Groups; items: readonly ApplicationSummary[] }) {
  const t = useT();
  const line = useLine();
  if (items.length === 0) return null;
  return (
    <section className="block" aria-labelledby={name}>
      <div className="day-head">
        <h2 id={name}>{t(`application.list.group.${name}`)}</h2>
        <span className="small mute">{t('application.list.count', { count: items.length })}</span>
      </div>
      <TodoList
        emphasiseFirst={name === 'toFinish'}
        items={items.map((item, index) => line(item, name === 'toFinish' && index === 0))}
      />
    </section>
  );
}

function useLine() {
  const t = useT();
  const now = useNow();
  const daysLeft = useDaysLeft();
  const { part, shortDay, time, money } = useFormat();
  return (item: ApplicationSummary, main: boolean) => {
    const { id, call, organisation, status, requestedCents } = item;
    const title = item.title.trim() === '' ? t('application.untitled') : item.title;
    const due = isWritable(status) ? dueDateOf(item) : null;
    const when = due ?? item.submittedAt ?? item.touchedAt;
    const words = [
      t('application.list.to', { call: call.title }),
      ...(organisation === null ? [] : [organisation.name]),
      ...(requestedCents === null ? [] : [t('application.list.asks', { amount: money(requestedCents) })]),
    ];
    return {
      key: id,
      when: due === null ? shortDay(when) : capital(`${part(when, 'weekday')} ${shortDay(when)}`),
      whenNote:
        due === null
          ? t(item.submittedAt === null ? 'application.list.touched' : 'application.list.submitted')
          : `${time(due)}, ${daysLeft(due, now)}`,
      title: (
        <Link to="/candidatures/$id" params={{ id }}>
          {title}
        </Link>
      ),
      about: words.join(' · '),
      why: <StatusTag status={status} bare />,
      action: <NextAction item={item} main={main} title={title} />,
    };
  };
}

/** One button a line: the next thing to do, or to read. */
function NextAction({ item, main, title }: { item: ApplicationSummary; main: boolean; title: string }) {
  const { id, status, call } = item;
  const params = { id };
  const words = <T id={`application.list.act.${actOf(item)}`} values={{ title }} />;
  if (isAnswered(status)) {
    return (
      <ButtonLink to="/candidatures/$id/decision" params={params}>
        {words}
      </ButtonLink>
    );
  }
  if (isWritable(status) && (status === 'completing' || call.phase === 'open')) {
    return (
      <ButtonLink main={main} to="/candidatures/$id" params={params}>
        {words}
      </ButtonLink>
    );
  }
  return item.receiptNumber === null ? (
    <ButtonLink to="/candidatures/$id" params={params}>
      {words}
    </ButtonLink>
  ) : (
    <ButtonLink to="/candidatures/$id/accuse" params={params}>
      {words}
    </ButtonLink>
  );
}

function actOf({ status, call, receiptNumber }: ApplicationSummary) {
  if (isAnswered(status)) return 'decision' as const;
  if (status === 'completing') return 'complement' as const;
  if (status === 'draft' && call.phase === 'open') return 'resume' as const;
  return receiptNumber === null ? ('read' as const) : ('receipt' as const);
}
