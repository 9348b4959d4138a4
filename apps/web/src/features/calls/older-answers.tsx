import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Api, answer } from '~/api/client';
import { answersPage } from '~/api/generated/workspace.gen';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { byCursor } from '~/shared/pages';
import { Button } from '~/ui/button';
import { RefusalNotice } from '~/ui/refusal-notice';
import { AnswerList } from './answer-list';

const olderQuery = (api: Api, slug: string, cursor: string) =>
  infiniteQueryOptions({
    ...byCursor,
    queryKey: ['call', slug, 'answers', cursor],
    queryFn: ({ pageParam = cursor, signal }) =>
      answer(
        answersPage({
          client: api,
          path: { slug },
          query: { cursor: pageParam },
          signal,
          throwOnError: true,
        }),
      ),
  });

/** The rest of the answers, a page at a time; until the one that a letter leads to, when it is among them. */
export default function OlderAnswers({ slug, cursor }: { slug: string; cursor: string }) {
  const t = useT();
  const [wanted, setWanted] = useState(false);
  const query = useInfiniteQuery({ ...olderQuery(useApi(), slug, cursor), enabled: wanted });
  const { data, error, hasNextPage, isFetching, fetchNextPage } = query;
  const answers = data?.pages.flatMap((page) => page.items) ?? [];
  // `#reponse-…`, when the page came without it.
  const [sought, setSought] = useState<string | null>(null);

  useEffect(() => {
    const asked = location.hash.slice(1);
    if (asked.startsWith('reponse-') && document.getElementById(asked) === null) setSought(asked);
  }, []);

  useEffect(() => {
    if (sought === null || isFetching) return;
    const there = document.getElementById(sought);
    if (there !== null) {
      there.scrollIntoView();
      there.focus({ preventScroll: true });
      setSought(null);
    } else if (!wanted) setWanted(true);
    else if (hasNextPage) void fetchNextPage();
  }, [sought, wanted, isFetching, hasNextPage, fetchNextPage]);

  return (
    <>
      <AnswerList answers={answers} />
      <RefusalNotice error={error} />
      {wanted && !hasNextPage && !isFetching ? null : (
        <p className="acts">
          <Button busy={isFetching} onClick={() => (wanted ? void fetchNextPage() : setWanted(true))}>
            {t('calls.answersOlder')}
          </Button>
        </p>
      )}
    </>
  );
}
