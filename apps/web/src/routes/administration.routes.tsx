import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { AccountsSearch, AuditSearch } from '~/features/administration/instance-api';
import { orNotFound } from '~/shared/or-not-found';
import { messageHead } from '~/shared/page-head';
import { oneText } from '~/shared/search';
import { workspaceRoute } from './workspace';

const instance = () => import('~/features/administration/instance-api');
const messages = ['administration', 'team'] as const;

const healthRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration',
  staticData: { messages },
  loader: async ({ context: { api, queryClient } }) => {
    const { failuresQuery, healthQuery } = await instance();
    await Promise.all([
      queryClient.ensureQueryData(healthQuery(api)),
      queryClient.ensureInfiniteQueryData(failuresQuery(api)),
    ]);
  },
  head: ({ match }) => messageHead(match.context, 'admin.health.title'),
  component: lazyRouteComponent(() => import('~/features/administration/health-page'), 'HealthPage'),
});

const STATES: readonly string[] = ['active', 'suspended', 'administrators'];

const accountsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration/comptes',
  staticData: { messages },
  validateSearch: (search: Record<string, unknown>): AccountsSearch => {
    const [q, etat] = [oneText(search.q), oneText(search.etat)];
    return {
      ...(q ? { q } : {}),
      ...(etat && STATES.includes(etat) ? { etat: etat as NonNullable<AccountsSearch['etat']> } : {}),
    };
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { api, queryClient }, deps }) =>
    queryClient.ensureInfiniteQueryData((await instance()).accountsQuery(api, deps)),
  head: ({ match }) => messageHead(match.context, 'admin.accounts.title'),
  component: lazyRouteComponent(() => import('~/features/administration/accounts-page'), 'AccountsPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration/comptes/$id',
  staticData: { messages },
  loader: async ({ context: { api, queryClient }, params: { id } }) => {
    const { accountQuery, membershipsQuery } = await instance();
    await orNotFound(
      Promise.all([
        queryClient.ensureQueryData(accountQuery(api, id)),
        queryClient.ensureQueryData(membershipsQuery(api, id)),
      ]),
    );
  },
  head: ({ match }) => messageHead(match.context, 'admin.account.title'),
  component: lazyRouteComponent(() => import('~/features/administration/account-page'), 'AccountPage'),
});

const AUDIT_KEYS = ['action', 'acteur', 'objet', 'du', 'au'] as const;

/** An address typed by hand: what has not the right shape is left out. */
const SHAPES: Partial<Record<(typeof AUDIT_KEYS)[number], RegExp>> = {
  acteur: /^[0-9a-f-]{36}$/,
  objet: /^[0-9a-f-]{36}$/,
  du: /^\d{4}-\d\d-\d\d$/,
  au: /^\d{4}-\d\d-\d\d$/,
};

const auditRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration/journal',
  staticData: { messages },
  validateSearch: (search: Record<string, unknown>): AuditSearch =>
    Object.fromEntries(
      AUDIT_KEYS.map((key) => [key, oneText(search[key])] as const).filter(
        ([key, value]) => value !== undefined && (SHAPES[key]?.test(value) ?? true),
      ),
    ),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { api, queryClient }, deps }) =>
    queryClient.ensureInfiniteQueryData((await instance()).auditQuery(api, deps)),
  head: ({ match }) => messageHead(match.context, 'admin.audit.title'),
  component: lazyRouteComponent(() => import('~/features/administration/audit-page'), 'AuditPage'),
});

const retentionRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration/conservation',
  staticData: { messages },
  loader: async ({ context: { api, queryClient } }) => {
    const { holdsQuery, retentionQuery } = await instance();
    await Promise.all([
      queryClient.ensureQueryData(retentionQuery(api)),
      queryClient.ensureInfiniteQueryData(holdsQuery(api)),
    ]);
  },
  head: ({ match }) => messageHead(match.context, 'admin.retention.title'),
  component: lazyRouteComponent(() => import('~/features/administration/retention-page'), 'RetentionPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration/reglages',
  staticData: { messages },
  loader: async ({ context: { api, queryClient } }) =>
    queryClient.ensureQueryData((await instance()).settingsQuery(api)),
  head: ({ match }) => messageHead(match.context, 'admin.settings.title'),
  component: lazyRouteComponent(() => import('~/features/administration/settings-page'), 'SettingsPage'),
});

const glassRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration/bris-de-glace',
  staticData: { messages },
  loader: async ({ context: { api, queryClient } }) =>
    queryClient.ensureInfiniteQueryData((await instance()).glassQuery(api)),
  head: ({ match }) => messageHead(match.context, 'admin.glass.title'),
  component: lazyRouteComponent(() => import('~/features/administration/glass-page'), 'GlassPage'),
});

/** The dossier itself is asked for by the page, once it shows: every opening is told to the applicant. */
const openedDossierRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration/dossiers/$id',
  staticData: { messages: ['administration', 'application', 'sorting', 'calls'] },
  head: ({ match }) => messageHead(match.context, 'admin.glass.dossier'),
  component: lazyRouteComponent(
    () => import('~/features/administration/opened-dossier-page'),
    'OpenedDossierPage',
  ),
});

/** Screens of those who run the instance. */
export const administrationRoutes = [
  healthRoute,
  accountsRoute,
  accountRoute,
  auditRoute,
  retentionRoute,
  settingsRoute,
  glassRoute,
  openedDossierRoute,
];
