import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { messageHead } from '~/shared/page-head';
import { readNext } from './read-next';
import { workspaceRoute } from './workspace';

// Every page carries the routes: what asks the API for a workspace page waits until that page is opened.
const account = () => import('~/features/account/pages');

const securityRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mon-compte/securite',
  staticData: { messages: ['account', 'sign-in'] },
  loader: async ({ context: { api, queryClient } }) =>
    queryClient.ensureQueryData((await account()).securityQuery(api)),
  head: ({ match }) => messageHead(match.context, 'account.security'),
  component: lazyRouteComponent(account, 'SecurityPage'),
});

const passkeyOfferRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mon-compte/cle-d-acces',
  staticData: { messages: ['account', 'sign-in'] },
  validateSearch: readNext,
  head: ({ match }) => messageHead(match.context, 'account.offer.title'),
  component: lazyRouteComponent(account, 'PasskeyOfferPage'),
});

const emailRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mon-compte/adresse',
  staticData: { messages: ['account', 'sign-in'] },
  head: ({ match }) => messageHead(match.context, 'account.emailTitle'),
  component: lazyRouteComponent(account, 'EmailPage'),
});

const data = () => import('~/features/my-data/pages');

const myDataRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mon-compte/mes-donnees',
  staticData: { messages: ['account', 'threads'] },
  loader: async ({ context }) => void (await (await data()).loadMyData(context)),
  head: ({ match }) => messageHead(match.context, 'data.title'),
  component: lazyRouteComponent(data, 'MyDataPage'),
});

const agreeRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mon-compte/accords',
  staticData: { messages: ['account'] },
  loader: async ({ context }) => void (await (await data()).loadDue(context)),
  head: ({ match }) => messageHead(match.context, 'data.agreeTitle'),
  component: lazyRouteComponent(data, 'AgreePage'),
});

/** A person's own account. */
export const accountRoutes = [securityRoute, passkeyOfferRoute, emailRoute, myDataRoute, agreeRoute];
