import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { ButtonLink, Link } from '~/ui/link';
import { Tag } from '~/ui/tag';
import { TodoList } from '~/ui/todo-list';
import { type MyReviewSummary, myReviewsQuery } from './api';

/** The dossiers given to me: those that wait for my review, then those I have sent. */
export function ReviewsPage() {
  const t = useT();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    myReviewsQuery(useApi()),
  );
  const all = data.pages.flatMap((page) => page.items);
  const todo = all.filter(({ status }) => status === 'assigned');
  const done = all.filter(({ status }) => status !== 'assigned');
  return (
    <div className="wrap">
      <header className="page-head">
        <h1 tabIndex={-1}>{t('review.list.title', { count: todo.length })}</h1>
        <p className="lede">{t('review.list.lede')}</p>
      </header>
      {all.length === 0 ? (
        <EmptyState title={t('review.list.none')}>{t('review.list.noneNote')}</EmptyState>
      ) : null}
      <Group id="a-faire" title={t('review.list.todo')} items={todo} first />
      <Group id="faits" title={t('review.list.done')} items={done} />
      {hasNextPage ? (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('review.list.more')}
        </Button>
      ) : null}
    </div>
  );
}

interface GroupProps {
  id: string;
  title: string;
  items: readonly MyReviewSummary[];
  first?: boolean;
}

function Group({ id, title, items, first = false }: GroupProps) {
  const t = useT();
  const { shortDay } = useFormat();
  if (items.length === 0) return null;
  return (
    <section className="block" aria-labelledby={id}>
      <div className="day-head">
        <h2 id={id}>{title}</h2>
        <span className="small mute">{t('review.list.count', { count: items.length })}</span>
      </div>
      <TodoList
        emphasiseFirst={first}
        items={items.map((item, index) => ({
          key: item.id,
          when: shortDay(item.sentAt ?? item.decisionBy ?? item.assignedAt),
          whenNote: t(
            item.sentAt !== null
              ? 'review.list.sentOn'
              : item.decisionBy === null
                ? 'review.list.givenOn'
                : 'review.list.decisionBy',
          ),
          title: (
            <Link to="/instructions/$applicationId" params={{ applicationId: item.applicationId }}>
              {item.title}
            </Link>
          ),
          about: `${item.applicantName} · ${item.callTitle}`,
          why: <ReviewTag review={item} />,
          action: (
            <ButtonLink
              main={first && index === 0}
              to="/instructions/$applicationId"
              params={{ applicationId: item.applicationId }}
            >
              {t(`review.list.act.${actOf(item)}`)}
              <span className="sr"> {item.title}</span>
            </ButtonLink>
          ),
        }))}
      />
    </section>
  );
}

function actOf({ status, declarationRequired }: MyReviewSummary) {
  if (status !== 'assigned') return 'see' as const;
  return declarationRequired ? ('declare' as const) : ('review' as const);
}

function ReviewTag({ review }: { review: MyReviewSummary }) {
  const t = useT();
  if (review.status === 'sent') {
    return (
      <Tag icon="check" hue="ok" bare>
        {t('review.status.sent')}
      </Tag>
    );
  }
  if (review.status === 'recused') {
    return (
      <Tag icon="out" bare>
        {t('review.status.recused')}
      </Tag>
    );
  }
  return review.declarationRequired ? (
    <Tag icon="shield" hue="warn" bare>
      {t('review.status.declare')}
    </Tag>
  ) : (
    <Tag icon="pen" hue="info" bare>
      {t('review.status.assigned')}
    </Tag>
  );
}
