import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type MouseEvent, useEffect, useState } from 'react';
import { T, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { EmptyState } from '~/ui/empty-state';
import { Icon } from '~/ui/icon';
import { ButtonLink, Link } from '~/ui/link';
import {
  type CallKind,
  type CallSearch,
  type CallSummary,
  callsQuery,
  type DirectoryPhase,
  facetsQuery,
} from './api';
import { CallFilters, FILTERS } from './call-filters';
import { CallsByMonth } from './call-list';
import { phases, without } from './search';

const route = getRouteApi('/appels');

type Counts = Record<DirectoryPhase, number>;

/** The directory: every call, by date. The address holds the filters, so a list can be sent to someone. */
export function DirectoryPage() {
  const t = useT();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const api = useApi();
  const { data: facets } = useSuspenseQuery(facetsQuery(api));
  const calls = useSuspenseInfiniteQuery(callsQuery(api, search));
  const items = calls.data.pages.flatMap((page) => page.items);
  const { open, coming, closed } = facets;
  const counts = { open, coming, closed };
  const phase = search.phase ?? 'open';
  const next = calls.data.pages.at(-1)?.next ?? undefined;
  const loadMore = async (): Promise<CallSummary | undefined> =>
    (await calls.fetchNextPage()).data?.pages.at(-1)?.items[0];
  const change = (wanted: CallSearch): void =>
    void navigate({ search: wanted, replace: true, resetScroll: false });

  return (
    <div className="wrap directory">
      <div className="head">
        <div>
          <h1 tabIndex={-1}>{t(`calls.title.${phase}`, counts)}</h1>
          <Lede items={items} phase={phase} />
        </div>
        <SearchBox q={search.q} />
      </div>
      <div className="cols">
        <CallFilters facets={facets} search={search} onChange={change} />
        <section aria-label={t('calls.results')}>
          <PhaseTabs counts={counts} search={search} />
          <ActiveFilters
            search={search}
            found={calls.hasNextPage || search.cursor !== undefined ? null : items.length}
          />
          {items.length === 0 ? (
            <Nothing search={search} />
          ) : (
            <CallsByMonth
              calls={items}
              phase={phase}
              complete={!calls.hasNextPage && search.cursor === undefined}
            />
          )}
          <More search={search} next={next} load={loadMore} />
        </section>
      </div>
    </div>
  );
}

function Lede({ items, phase }: { items: readonly CallSummary[]; phase: DirectoryPhase }) {
  const t = useT();
  const { deadline } = useFormat();
  const first = items[0];
  const date = phase === 'coming' ? first?.opensAt : first?.closesAt;
  return (
    <p className="lede mute">
      {phase === 'closed' || date === null || date === undefined
        ? t(`calls.lede.${phase}`)
        : t(`calls.ledeNext.${phase}`, { date: deadline(date) })}
    </p>
  );
}

function SearchBox({ q }: { q: string | undefined }) {
  const t = useT();
  return (
    <search className="find">
      <div className="field">
        <label htmlFor="q">{t('calls.searchLabel')}</label>
        <input type="search" id="q" name="q" form={FILTERS} defaultValue={q ?? ''} key={q ?? ''} />
      </div>
      <button className="btn main" type="submit" form={FILTERS}>
        {t('calls.search')}
      </button>
    </search>
  );
}

function PhaseTabs({ counts, search }: { counts: Counts; search: CallSearch }) {
  const t = useT();
  const current = search.phase ?? 'open';
  return (
    <nav className="phases" aria-label={t('calls.phases')}>
      <ul>
        {phases.map((phase) => (
          <li key={phase}>
            <Link
              to="/appels"
              search={{ ...search, cursor: undefined, phase: phase === 'open' ? undefined : phase }}
              aria-current={phase === current ? 'page' : undefined}
              activeProps={{}}
              resetScroll={false}
            >
              {t(`calls.phaseTab.${phase}`)} <span className="num">{counts[phase]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What the list is narrowed to; each is a link that removes it. `found` is null while the list goes on. */
function ActiveFilters({ search, found }: { search: CallSearch; found: number | null }) {
  const t = useT();
  const filters = [
    ...(search.q === undefined
      ? []
      : [{ name: 'q' as const, value: search.q, label: t('calls.quoted', { q: search.q }) }]),
    ...(search.theme === undefined
      ? []
      : [{ name: 'theme' as const, value: search.theme, label: search.theme }]),
    ...(search.kind ?? []).map((value) => ({
      name: 'kind' as const,
      value,
      label: t(`calls.kind.${value satisfies CallKind}`),
    })),
    ...(search.territory === undefined
      ? []
      : [{ name: 'territory' as const, value: search.territory, label: search.territory }]),
  ];
  if (filters.length === 0) return null;
  return (
    <p className="on">
      <span role="status">
        {found === null ? t('calls.filtered') : t('calls.filteredCount', { count: found })}
      </span>
      {filters.map(({ name, value, label }) => (
        <Link key={name + value} to="/appels" search={without(search, name, value)} resetScroll={false}>
          <T id="calls.removeFilter" values={{ label }} />
          <Icon name="cross" />
        </Link>
      ))}
      <Link
        className="all"
        to="/appels"
        search={search.phase === undefined ? {} : { phase: search.phase }}
        resetScroll={false}
      >
        {t('calls.removeAll')}
      </Link>
    </p>
  );
}

function Nothing({ search }: { search: CallSearch }) {
  const t = useT();
  const { phase, cursor: _, ...filters } = search;
  const filtered = Object.values(filters).some((value) => value !== undefined);
  return (
    <EmptyState
      title={filtered ? t('calls.none.filtered') : t(`calls.none.${phase ?? 'open'}`)}
      action={
        filtered ? (
          <ButtonLink to="/appels" search={phase === undefined ? {} : { phase }}>
            {t('calls.removeAll')}
          </ButtonLink>
        ) : undefined
      }
    >
      {filtered ? t('calls.none.filteredAdvice') : t('calls.none.advice')}
    </EmptyState>
  );
}

interface MoreProps {
  search: CallSearch;
  /** Where the next page starts; nothing once the list is whole. */
  next: string | undefined;
  /** Adds it to the list; resolves with its first call. */
  load: () => Promise<CallSummary | undefined>;
}

/** A link that works alone (the next page); with JavaScript the calls join the list and focus follows. */
function More({ search, next, load }: MoreProps) {
  const t = useT();
  const [first, setFirst] = useState<string | null>(null);
  useEffect(() => {
    if (first !== null) document.querySelector<HTMLElement>(`#call-${first} a`)?.focus();
  }, [first]);
  const follow = async (event: MouseEvent): Promise<void> => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setFirst((await load())?.id ?? null);
  };
  if (next === undefined) return null;
  return (
    <p className="more">
      <ButtonLink to="/appels" search={{ ...search, cursor: next }} onClick={(event) => void follow(event)}>
        {t('calls.more')}
      </ButtonLink>
    </p>
  );
}
