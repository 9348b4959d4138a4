import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organisationQuery } from '~/features/organisations/api';
import type { AppContext } from '~/shared/context';
import { orNotFound } from '~/shared/or-not-found';
import { messageHead } from '~/shared/page-head';
import { readNext } from './read-next';
import { workspaceRoute } from './workspace';

// What asks the API for a workspace page waits until that page is opened.
const organisations = () => import('~/features/my-organisation/api');

const messages = ['application', 'calls', 'organisation', 'profile'] as const;

const load = ({ api, queryClient }: AppContext, slug: string) =>
  orNotFound(queryClient.ensureQueryData(organisationQuery(api, slug)));

const createOrganisationRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-organisations/nouvelle',
  staticData: { messages },
  validateSearch: readNext,
  head: ({ match }) => messageHead(match.context, 'myOrganisation.createTitle'),
  component: lazyRouteComponent(
    () => import('~/features/my-organisation/create-page'),
    'CreateOrganisationPage',
  ),
});

const editOrganisationRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-organisations/$slug',
  staticData: { messages },
  loader: ({ context, params }) => load(context, params.slug),
  head: ({ match }) => messageHead(match.context, 'myOrganisation.profile'),
  component: lazyRouteComponent(() => import('~/features/my-organisation/edit-page'), 'EditOrganisationPage'),
});

const papersRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-organisations/$slug/documents',
  staticData: { messages },
  loader: async ({ context, params }) => {
    const { id } = await load(context, params.slug);
    const { papersQuery } = await organisations();
    await context.queryClient.ensureQueryData(papersQuery(context.api, id));
  },
  head: ({ match }) => messageHead(match.context, 'profile.papers.title'),
  component: lazyRouteComponent(() => import('~/features/my-organisation/papers-page'), 'PapersPage'),
});

const referencesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-organisations/$slug/references',
  staticData: { messages },
  loader: async ({ context, params }) => {
    const { id } = await load(context, params.slug);
    const { referencesQuery } = await organisations();
    await context.queryClient.ensureInfiniteQueryData(referencesQuery(context.api, id));
  },
  head: ({ match }) => messageHead(match.context, 'profile.references.title'),
  component: lazyRouteComponent(() => import('~/features/my-organisation/references-page'), 'ReferencesPage'),
});

const claimsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-organisations/$slug/demandes',
  staticData: { messages },
  loader: async ({ context, params }) => {
    const { id } = await load(context, params.slug);
    const { claimsQuery } = await organisations();
    await context.queryClient.ensureQueryData(claimsQuery(context.api, id));
  },
  head: ({ match }) => messageHead(match.context, 'profile.claims.title'),
  component: lazyRouteComponent(() => import('~/features/my-organisation/claims-page'), 'ClaimsPage'),
});

/** What organisations say, keep and ask for. */
export const organisationRoutes = [
  createOrganisationRoute,
  editOrganisationRoute,
  papersRoute,
  referencesRoute,
  claimsRoute,
];
