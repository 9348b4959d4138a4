import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { myCallsQuery, workQuery } from '~/features/call-builder/api';
import { isStep, type StepSlug } from '~/features/call-builder/steps';
import { dayQuery } from '~/features/day/api';
import { orNotFound } from '~/shared/or-not-found';
import { messageHead, notFoundHead, pageHead } from '~/shared/page-head';
import { oneText } from '~/shared/search';
import { workspaceRoute } from './workspace';

const dayRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/ma-journee',
  staticData: { messages: ['day', 'calls'] },
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(dayQuery(context.api)),
      context.queryClient.ensureInfiniteQueryData(myCallsQuery(context.api)),
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

export const institutionRoutes = [dayRoute, myCallsRoute, newCallRoute, callWorkRoute];
