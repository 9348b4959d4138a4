import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { callQuery } from '~/features/calls/api';
import type { AppContext } from '~/shared/context';
import { orNotFound } from '~/shared/or-not-found';
import { messageHead, notFoundHead, pageHead } from '~/shared/page-head';
import { oneText } from '~/shared/search';
import { workspaceRoute } from './workspace';

// Every page carries the routes: what asks the API for a workspace page waits until that page is opened.
const applications = () => import('~/features/applications/api');
const reviews = () => import('~/features/reviews/api');

const startRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/appels/$slug/candidater',
  staticData: { messages: ['application', 'calls'] },
  loader: ({ context, params }) =>
    orNotFound(context.queryClient.ensureQueryData(callQuery(context.api, params.slug))),
  head: ({ match }) => messageHead(match.context, 'application.start.title'),
  component: lazyRouteComponent(() => import('~/features/applications/start-page'), 'StartPage'),
});

const applicationsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/candidatures',
  staticData: { messages: ['application'] },
  loader: async ({ context: { api, queryClient } }) =>
    queryClient.ensureInfiniteQueryData((await applications()).myApplicationsQuery(api)),
  head: ({ match }) => messageHead(match.context, 'nav.applications'),
  component: lazyRouteComponent(() => import('~/features/applications/list-page'), 'ApplicationsPage'),
});

/** An application and the call it answers: every page of an application shows both. */
async function loadApplication(context: AppContext, id: string) {
  const { applicationQuery } = await applications();
  const application = await orNotFound(
    context.queryClient.ensureQueryData(applicationQuery(context.api, id)),
  );
  await orNotFound(context.queryClient.ensureQueryData(callQuery(context.api, application.call.slug)));
  return application;
}

type Loaded = Awaited<ReturnType<typeof loadApplication>> | undefined;

const applicationHead = (context: AppContext, application: Loaded) =>
  application === undefined
    ? notFoundHead(context)
    : application.title.trim() === ''
      ? messageHead(context, 'application.untitled')
      : pageHead(context, { title: application.title });

/** Which section is open, which field to go to, and whether what is missing is said beside each field. */
const readPlace = (search: Record<string, unknown>) => {
  const [rubrique, champ, reprendre] = [search.rubrique, search.champ, search.reprendre].map(oneText);
  return {
    ...(rubrique === undefined ? {} : { rubrique }),
    ...(champ === undefined ? {} : { champ }),
    ...(reprendre === undefined ? {} : { reprendre }),
  };
};

const workspacePageRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/candidatures/$id',
  staticData: { messages: ['application', 'calls'], wide: true },
  validateSearch: readPlace,
  loader: ({ context, params }) => loadApplication(context, params.id),
  head: ({ match, loaderData }) => applicationHead(match.context, loaderData),
  component: lazyRouteComponent(() => import('~/features/applications/workspace-page'), 'WorkspacePage'),
});

const submitRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/candidatures/$id/relire',
  staticData: { messages: ['application', 'calls'] },
  loader: ({ context, params }) => loadApplication(context, params.id),
  head: ({ match }) => messageHead(match.context, 'application.review'),
  component: lazyRouteComponent(() => import('~/features/applications/submit-page'), 'SubmitPage'),
});

const receiptRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/candidatures/$id/accuse',
  staticData: { messages: ['application', 'calls'] },
  loader: async ({ context: { api, queryClient }, context, params: { id } }) => {
    const { readingsQuery, receiptQuery } = await applications();
    await Promise.all([
      loadApplication(context, id),
      orNotFound(queryClient.ensureQueryData(receiptQuery(api, id))),
      queryClient.ensureInfiniteQueryData(readingsQuery(api, id)),
    ]);
  },
  head: ({ match }) => messageHead(match.context, 'application.receipt.title'),
  component: lazyRouteComponent(() => import('~/features/applications/receipt-page'), 'ReceiptPage'),
});

const decisionRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/candidatures/$id/decision',
  staticData: { messages: ['application', 'calls'] },
  loader: async ({ context: { api, queryClient }, context, params: { id } }) => {
    const { decisionQuery } = await applications();
    await Promise.all([
      loadApplication(context, id),
      orNotFound(queryClient.ensureQueryData(decisionQuery(api, id))),
    ]);
  },
  head: ({ match }) => messageHead(match.context, 'application.decision.title'),
  component: lazyRouteComponent(() => import('~/features/applications/decision-page'), 'DecisionPage'),
});

const reviewsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/instructions',
  staticData: { messages: ['review'] },
  loader: async ({ context: { api, queryClient } }) =>
    queryClient.ensureInfiniteQueryData((await reviews()).myReviewsQuery(api)),
  head: ({ match }) => messageHead(match.context, 'review.list.documentTitle'),
  component: lazyRouteComponent(() => import('~/features/reviews/list-page'), 'ReviewsPage'),
});

/** Loads the list of dossiers only: nothing of this one before the reviewer has declared their interests. */
const reviewRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/instructions/$applicationId',
  staticData: { messages: ['review', 'application', 'calls', 'organisation'], wide: true },
  loader: async ({ context: { api, queryClient } }) =>
    queryClient.ensureInfiniteQueryData((await reviews()).myReviewsQuery(api)),
  head: ({ match }) => messageHead(match.context, 'review.documentTitle'),
  component: lazyRouteComponent(() => import('~/features/reviews/review-page'), 'ReviewPage'),
});

/** The pages of those who apply and of those who review. */
export const enterpriseRoutes = [
  startRoute,
  applicationsRoute,
  workspacePageRoute,
  submitRoute,
  receiptRoute,
  decisionRoute,
  reviewsRoute,
  reviewRoute,
];
