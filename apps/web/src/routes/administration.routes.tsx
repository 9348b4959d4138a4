import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { OrganisationStatus } from '~/api/generated/types.gen';
import type { AccountsSearch, AuditSearch } from '~/features/administration/instance-api';
import { messageHead } from '~/shared/page-head';
import { oneText } from '~/shared/search';
import { workspaceRoute } from './workspace';

// Every page carries the routes: what asks the API for a workspace page waits until that page is opened.
const pages = () => import('~/features/administration/pages');
const staticData = { messages: ['administration', 'team', 'application', 'sorting', 'calls'] } as const;

/** Words of the address, those that are there; the lists themselves leave out what has not the right shape. */
const wordsOf = (search: Record<string, unknown>, keys: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const value = oneText(search[key]);
      return value === undefined ? [] : [[key, value]];
    }),
  );

const healthRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration',
  staticData,
  loader: async ({ context }) => void (await (await pages()).loadHealth(context)),
  head: ({ match }) => messageHead(match.context, 'admin.health.title'),
  component: lazyRouteComponent(pages, 'HealthPage'),
});

const statuses: Record<OrganisationStatus, true> = {
  pending: true,
  verified: true,
  refused: true,
  suspended: true,
};

const organisationsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration/organisations',
  staticData: { messages: [...staticData.messages, 'organisation', 'profile'] },
  validateSearch: (search: Record<string, unknown>): { etat: OrganisationStatus } => {
    const asked = oneText(search.etat) ?? '';
    return { etat: asked in statuses ? (asked as OrganisationStatus) : 'pending' };
  },
  loaderDeps: ({ search: { etat } }) => ({ etat }),
  loader: async ({ context, deps }) => void (await (await pages()).loadOrganisations(context, deps.etat)),
  head: ({ match }) => messageHead(match.context, 'profile.admin.title'),
  component: lazyRouteComponent(pages, 'AdministrationOrganisationsPage'),
});

const accountsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration/comptes',
  staticData,
  validateSearch: (search: Record<string, unknown>): AccountsSearch => wordsOf(search, ['q', 'etat']),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => void (await (await pages()).loadAccounts(context, deps)),
  head: ({ match }) => messageHead(match.context, 'admin.accounts.title'),
  component: lazyRouteComponent(pages, 'AccountsPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration/comptes/$id',
  staticData: { messages: [...staticData.messages, 'account'] },
  loader: async ({ context, params }) => void (await (await pages()).loadAccount(context, params.id)),
  head: ({ match }) => messageHead(match.context, 'admin.account.title'),
  component: lazyRouteComponent(pages, 'AccountPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration/journal',
  staticData,
  validateSearch: (search: Record<string, unknown>): AuditSearch =>
    wordsOf(search, ['action', 'acteur', 'objet', 'du', 'au']),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => void (await (await pages()).loadAudit(context, deps)),
  head: ({ match }) => messageHead(match.context, 'admin.audit.title'),
  component: lazyRouteComponent(pages, 'AuditPage'),
});

const retentionRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration/conservation',
  staticData,
  loader: async ({ context }) => void (await (await pages()).loadRetention(context)),
  head: ({ match }) => messageHead(match.context, 'admin.retention.title'),
  component: lazyRouteComponent(pages, 'RetentionPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration/reglages',
  staticData,
  loader: async ({ context }) => void (await (await pages()).loadSettings(context)),
  head: ({ match }) => messageHead(match.context, 'admin.settings.title'),
  component: lazyRouteComponent(pages, 'SettingsPage'),
});

const glassRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration/bris-de-glace',
  staticData,
  loader: async ({ context }) => void (await (await pages()).loadGlass(context)),
  head: ({ match }) => messageHead(match.context, 'admin.glass.title'),
  component: lazyRouteComponent(pages, 'GlassPage'),
});

const lettersRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration/lettres-de-panel',
  staticData,
  loader: async ({ context }) => void (await (await pages()).loadLetters(context)),
  head: ({ match }) => messageHead(match.context, 'admin.letters.title'),
  component: lazyRouteComponent(pages, 'LettersPage'),
});

const moderationQueueRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration/moderation',
  staticData,
  head: ({ match }) => messageHead(match.context, 'admin.moderation.title'),
  component: lazyRouteComponent(pages, 'ModerationQueuePage'),
});

/** The dossier itself is asked for by the page, once it shows: every opening is told to the applicant. */
const openedDossierRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/administration/dossiers/$id',
  staticData,
  head: ({ match }) => messageHead(match.context, 'admin.glass.dossier'),
  component: lazyRouteComponent(pages, 'OpenedDossierPage'),
});

/** Screens of those who run the instance. */
export const administrationRoutes = [
  healthRoute,
  organisationsRoute,
  accountsRoute,
  accountRoute,
  auditRoute,
  retentionRoute,
  settingsRoute,
  glassRoute,
  lettersRoute,
  moderationQueueRoute,
  openedDossierRoute,
];
