import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { myApplicationsQuery } from '~/features/applications/api';
import { tableQuery } from '~/features/applications-table/api';
import { readTableSearch } from '~/features/applications-table/search';
import { myCallsQuery, workQuery } from '~/features/call-builder/api';
import { isStep, type StepSlug } from '~/features/call-builder/steps';
import { dayQuery } from '~/features/day/api';
import { rankingQuery } from '~/features/decisions/api';
import { orNotFound } from '~/shared/or-not-found';
import { messageHead, notFoundHead, pageHead } from '~/shared/page-head';
import { oneText } from '~/shared/search';
import { workspaceRoute } from './workspace';

const dayRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/ma-journee',
  staticData: { messages: ['day', 'calls', 'application'] },
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(dayQuery(context.api)),
      context.queryClient.ensureInfiniteQueryData(myCallsQuery(context.api)),
      context.queryClient.ensureInfiniteQueryData(myApplicationsQuery(context.api)),
    ]),
  head: ({ match }) => messageHead(match.context, 'nav.day'),
  component: lazyRouteComponent(() => import('~/features/day/day-page'), 'DayPage'),
});

const myCallsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-appels',
  staticData: { messages: ['builder', 'day', 'calls'] },
  loader: ({ context }) => context.queryClient.ensureInfiniteQueryData(myCallsQuery(context.api)),
  head: ({ match }) => messageHead(match.context, 'nav.myCalls'),
  component: lazyRouteComponent(() => import('~/features/call-builder/my-calls-page'), 'MyCallsPage'),
});

const newCallRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-appels/nouveau',
  staticData: { messages: ['builder', 'calls'] },
  head: ({ match }) => messageHead(match.context, 'builder.new'),
  component: lazyRouteComponent(() => import('~/features/call-builder/new-call-page'), 'NewCallPage'),
});

const callWorkRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-appels/$id',
  staticData: { messages: ['builder', 'day', 'calls'] },
  validateSearch: (search: Record<string, unknown>): { etape?: StepSlug } => {
    const step = oneText(search.etape);
    return isStep(step) ? { etape: step } : {};
  },
  loader: ({ context, params }) =>
    orNotFound(context.queryClient.ensureQueryData(workQuery(context.api, params.id))),
  head: ({ match, loaderData }) =>
    loaderData === undefined
      ? notFoundHead(match.context)
      : pageHead(match.context, { title: loaderData.title }),
  component: lazyRouteComponent(() => import('~/features/call-builder/call-work-page'), 'CallWorkPage'),
});

const tableRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-appels/$id/candidatures',
  staticData: { messages: ['sorting', 'builder', 'calls'], wide: true },
  validateSearch: readTableSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { api, queryClient }, params: { id }, deps }) => {
    const [call] = await Promise.all([
      orNotFound(queryClient.ensureQueryData(workQuery(api, id))),
      orNotFound(queryClient.ensureInfiniteQueryData(tableQuery(api, id, deps))),
    ]);
    return call;
  },
  head: ({ match }) => messageHead(match.context, 'sorting.title'),
  component: lazyRouteComponent(
    () => import('~/features/applications-table/table-page'),
    'ApplicationsTablePage',
  ),
});

/** The dossier itself is asked for by the page, once it shows: every opening is told to the applicant. */
const dossierRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-appels/$id/candidatures/$applicationId',
  staticData: { messages: ['sorting', 'application', 'review', 'builder', 'calls'] },
  loader: ({ context, params }) =>
    orNotFound(context.queryClient.ensureQueryData(workQuery(context.api, params.id))),
  head: ({ match }) => messageHead(match.context, 'sorting.dossier'),
  component: lazyRouteComponent(() => import('~/features/applications-table/dossier-page'), 'DossierPage'),
});

const decisionsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-appels/$id/decisions',
  staticData: { messages: ['sorting', 'builder', 'calls'], wide: true },
  validateSearch: (search: Record<string, unknown>): { etape?: 'relire' } =>
    oneText(search.etape) === 'relire' ? { etape: 'relire' } : {},
  loader: ({ context: { api, queryClient }, params: { id } }) =>
    Promise.all([
      orNotFound(queryClient.ensureQueryData(workQuery(api, id))),
      orNotFound(queryClient.ensureQueryData(rankingQuery(api, id))),
    ]),
  head: ({ match }) => messageHead(match.context, 'sorting.decisions'),
  component: lazyRouteComponent(() => import('~/features/decisions/decisions-page'), 'DecisionsPage'),
});

/** The pages of those who launch calls, and everyone's day. */
export const institutionRoutes = [
  dayRoute,
  myCallsRoute,
  newCallRoute,
  callWorkRoute,
  tableRoute,
  dossierRoute,
  decisionsRoute,
];
