import type { ReactNode } from 'react';
import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { Link } from '~/ui/link';
import { useSession } from '../session/use-session';
import './administration.css';

const PAGES = [
  ['/administration', 'admin.nav.health'],
  ['/administration/organisations', 'admin.nav.organisations'],
  ['/administration/comptes', 'admin.nav.accounts'],
  ['/administration/moderation', 'admin.nav.moderation'],
  ['/administration/lettres-de-panel', 'admin.nav.letters'],
  ['/administration/bris-de-glace', 'admin.nav.glass'],
  ['/administration/journal', 'admin.nav.audit'],
  ['/administration/conservation', 'admin.nav.retention'],
  ['/administration/reglages', 'admin.nav.settings'],
] as const;

/** Around each screen of administration: its title, and the way to the others. */
export function AdministrationFrame({
  title,
  lede,
  children,
}: {
  title: string;
  lede: string;
  children: ReactNode;
}) {
  // Who runs a discussion settles its reports, and has no other page here.
  const administrator = useSession().account?.administrator === true;
  return (
    <div className="wrap administration">
      {administrator ? <Pages /> : null}
      <h1 tabIndex={-1}>{title}</h1>
      <p className="lede under-title">{lede}</p>
      {children}
    </div>
  );
}

function Pages() {
  const t = useT();
  return (
    <nav aria-label={t('admin.nav.label')}>
      <ul>
        {PAGES.map(([to, label]) => (
          <li key={to}>
            <Link
              to={to}
              activeOptions={{ exact: to === '/administration', includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
            >
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The rest of a list, one page at a time. */
export function More({ query }: { query: Paged }) {
  const t = useT();
  if (!query.hasNextPage) return null;
  return (
    <p className="acts">
      <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('admin.more')}
      </Button>
    </p>
  );
}

interface Paged {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}
