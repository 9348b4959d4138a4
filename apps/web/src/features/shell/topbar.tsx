import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Avatar } from '~/ui/avatar';
import { BrandMark } from '~/ui/brand';
import { Icon } from '~/ui/icon';
import { ButtonLink, Link } from '~/ui/link';
import { MyUnread } from '../discussions/unread';
import type { Account } from '../session/api';
import { useSession } from '../session/use-session';
import { DisplayForm } from './display-control';
import { LanguageLink } from './language-link';
import { destinations } from './navigation';
import { useFolding } from './use-folding';

export function Topbar() {
  const t = useT();
  const { account } = useSession();
  const menu = useFolding();
  const display = useFolding();
  return (
    <header className="topbar">
      <div className="bar">
        <Link className="brand" to="/" aria-label={t('nav.home')}>
          <BrandMark />
          Cornac
        </Link>
        <nav className="wide" aria-label={t('nav.main')}>
          <NavList />
        </nav>
        <div className="tools">
          <details className="tool" ref={display}>
            <summary>
              <Icon name="text" />
              <span>{t('display.title')}</span>
            </summary>
            <div className="pane">
              <DisplayForm name="bar" />
            </div>
          </details>
          <LanguageLink />
          {account === null ? <SignInLink /> : <AccountMenu account={account} />}
        </div>
        <details className="menu" ref={menu}>
          <summary>
            <Icon name="menu" />
            {t('nav.menu')}
          </summary>
          <div>
            <nav aria-label={t('nav.menu')}>
              <NavList />
              <ul>
                {account === null ? (
                  <li>
                    <Link to="/connexion">{t('nav.signIn')}</Link>
                  </li>
                ) : (
                  <>
                    <li className="who">
                      {account.displayName}
                      <span className="small mute">{account.email}</span>
                    </li>
                    <OwnPages />
                    <li>
                      <SignOutButton />
                    </li>
                  </>
                )}
                <li>
                  <LanguageLink />
                </li>
              </ul>
            </nav>
            <DisplayForm name="menu" />
          </div>
        </details>
      </div>
    </header>
  );
}

function NavList() {
  const t = useT();
  const session = useSession();
  const router = useRouter();
  const exists = (path: string): boolean => path in router.routesByPath;
  return (
    <ul>
      {destinations(session, exists).map(({ to, label }) => (
        <li key={to}>
          <Link to={to} activeProps={{ 'aria-current': 'page' }} activeOptions={{ includeSearch: false }}>
            {t(label)}
            {to === '/fils' ? <MyUnread /> : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function SignInLink() {
  const t = useT();
  return <ButtonLink to="/connexion">{t('nav.signIn')}</ButtonLink>;
}

function AccountMenu({ account }: { account: Account }) {
  const folding = useFolding();
  const { memberships } = useSession();
  return (
    <details className="tool" ref={folding}>
      <summary>
        <Avatar name={account.displayName} />
        <span>{account.displayName}</span>
      </summary>
      <div className="pane">
        <p className="small mute">{account.email}</p>
        <ul>
          {memberships.map((membership) => (
            <li key={membership.organisationId}>
              <Link to="/organisations/$slug" params={{ slug: membership.organisationSlug }}>
                {membership.organisationName}
              </Link>
            </li>
          ))}
          <OwnPages />
          <li>
            <SignOutButton />
          </li>
        </ul>
      </div>
    </details>
  );
}

function OwnPages() {
  const t = useT();
  const { account } = useSession();
  if (account?.panelist)
    return (
      <li>
        <a href="/panel">{t('nav.panel')}</a>
      </li>
    );
  return (
    <>
      <li>
        <Link to="/mes-taches">{t('nav.tasks')}</Link>
      </li>
      {account?.guest ? null : (
        <li>
          <Link to="/mon-compte/securite">{t('nav.security')}</Link>
        </li>
      )}
      <li>
        <Link to="/mon-compte/mes-donnees">{t('nav.myData')}</Link>
      </li>
    </>
  );
}

function SignOutButton() {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  // Every page carries this bar: what few press waits to be pressed.
  const onClick = () => void import('./leave').then(({ leave }) => leave(api, queryClient));
  return (
    <button type="button" onClick={onClick}>
      <Icon name="out" />
      {t('nav.signOut')}
    </button>
  );
}
