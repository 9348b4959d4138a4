import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inboxQuery, threadQuery } from '~/features/discussions/api';
import { orNotFound } from '~/shared/or-not-found';
import { messageHead, notFoundHead, pageHead } from '~/shared/page-head';
import { workspaceRoute } from './workspace';

const inboxRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/fils',
  staticData: { messages: ['threads'], wide: true },
  loader: ({ context }) => context.queryClient.ensureInfiniteQueryData(inboxQuery(context.api)),
  head: ({ match }) => messageHead(match.context, 'nav.threads'),
  component: lazyRouteComponent(() => import('~/features/discussions/inbox-page'), 'InboxPage'),
});

const noneRoute = createRoute({
  getParentRoute: () => inboxRoute,
  path: '/',
  component: lazyRouteComponent(() => import('~/features/discussions/inbox-page'), 'NoThreadChosen'),
});

const threadRoute = createRoute({
  getParentRoute: () => inboxRoute,
  path: '$id',
  loader: ({ context, params }) =>
    orNotFound(context.queryClient.ensureQueryData(threadQuery(context.api, params.id))),
  head: ({ match, loaderData }) =>
    loaderData === undefined
      ? notFoundHead(match.context)
      : pageHead(match.context, { title: loaderData.subject.title }),
  component: lazyRouteComponent(() => import('~/features/discussions/thread-page'), 'ThreadPage'),
});

const tasksRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-taches',
  staticData: { messages: ['threads'] },
  head: ({ match }) => messageHead(match.context, 'tasks.title'),
  component: lazyRouteComponent(() => import('~/features/tasks/tasks-page'), 'TasksPage'),
});

export const threadsRoutes = [inboxRoute.addChildren([noneRoute, threadRoute]), tasksRoute];
