import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readTableSearch } from '~/features/applications-table/search';
import { isStep, type StepSlug } from '~/features/call-builder/step-slugs';
import { orNotFound } from '~/shared/or-not-found';
import { messageHead, notFoundHead, pageHead } from '~/shared/page-head';
import { oneText } from '~/shared/search';
import { workspaceRoute } from './workspace';

// Every page carries the routes: what asks the API for a workspace page waits until that page is opened.
const applications = () => import('~/features/applications/api');
const table = () => import('~/features/applications-table/api');
const calls = () => import('~/features/call-builder/api');
const day = () => import('~/features/day/api');
const decisions = () => import('~/features/decisions/api');

const dayRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/ma-journee',
  staticData: { messages: ['day', 'calls', 'application'] },
  loader: async ({ context: { api, queryClient } }) => {
    const [{ dayQuery }, { myCallsQuery }, { myApplicationsQuery }] = await Promise.all([
      day(),
      calls(),
      applications(),
    ]);
    await Promise.all([
      queryClient.ensureQueryData(dayQuery(api)),
      queryClient.ensureInfiniteQueryData(myCallsQuery(api)),
      queryClient.ensureInfiniteQueryData(myApplicationsQuery(api)),
    ]);
  },
  head: ({ match }) => messageHead(match.context, 'nav.day'),
  component: lazyRouteComponent(() => import('~/features/day/day-page'), 'DayPage'),
});

const myCallsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-appels',
  staticData: { messages: ['builder', 'day', 'calls', 'organisation'] },
  loader: async ({ context: { api, queryClient } }) =>
    queryClient.ensureInfiniteQueryData((await calls()).myCallsQuery(api)),
  head: ({ match }) => messageHead(match.context, 'nav.myCalls'),
  component: lazyRouteComponent(() => import('~/features/call-builder/my-calls-page'), 'MyCallsPage'),
});

const newCallRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-appels/nouveau',
  staticData: { messages: ['builder', 'calls', 'organisation'] },
  head: ({ match }) => messageHead(match.context, 'builder.new'),
  component: lazyRouteComponent(() => import('~/features/call-builder/new-call-page'), 'NewCallPage'),
});

const callWorkRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-appels/$id',
  staticData: { messages: ['builder', 'day', 'calls', 'organisation'] },
  validateSearch: (search: Record<string, unknown>): { etape?: StepSlug } => {
    const step = oneText(search.etape);
    return isStep(step) ? { etape: step } : {};
  },
  loader: async ({ context: { api, queryClient }, params: { id } }) => {
    const { workQuery } = await calls();
    return orNotFound(queryClient.ensureQueryData(workQuery(api, id)));
  },
  head: ({ match, loaderData }) =>
    loaderData === undefined
      ? notFoundHead(match.context)
      : pageHead(match.context, { title: loaderData.title }),
  component: lazyRouteComponent(() => import('~/features/call-builder/call-work-page'), 'CallWorkPage'),
});

const tableRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-appels/$id/candidatures',
  staticData: { messages: ['sorting', 'builder', 'calls', 'organisation'], wide: true },
  validateSearch: readTableSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { api, queryClient }, params: { id }, deps }) => {
    const [{ workQuery }, { tableQuery }] = await Promise.all([calls(), table()]);
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
  staticData: { messages: ['sorting', 'application', 'review', 'builder', 'calls', 'organisation'] },
  loader: async ({ context: { api, queryClient }, params: { id } }) => {
    const { workQuery } = await calls();
    return orNotFound(queryClient.ensureQueryData(workQuery(api, id)));
  },
  head: ({ match }) => messageHead(match.context, 'sorting.dossier'),
  component: lazyRouteComponent(() => import('~/features/applications-table/dossier-page'), 'DossierPage'),
});

const decisionsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-appels/$id/decisions',
  staticData: { messages: ['sorting', 'builder', 'calls', 'organisation'], wide: true },
  validateSearch: (search: Record<string, unknown>): { etape?: 'relire' } =>
    oneText(search.etape) === 'relire' ? { etape: 'relire' } : {},
  loader: async ({ context: { api, queryClient }, params: { id } }) => {
    const [{ workQuery }, { rankingQuery }] = await Promise.all([calls(), decisions()]);
    await Promise.all([
      orNotFound(queryClient.ensureQueryData(workQuery(api, id))),
      orNotFound(queryClient.ensureQueryData(rankingQuery(api, id))),
    ]);
  },
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
