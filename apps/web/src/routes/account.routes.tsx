import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { messageHead } from '~/shared/page-head';
import { readNext } from './read-next';
import { workspaceRoute } from './workspace';

// Every page carries the routes: what asks the API for a workspace page waits until that page is opened.
const account = () => import('~/features/account/api');

const securityRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mon-compte/securite',
  staticData: { messages: ['account', 'sign-in'] },
  loader: async ({ context: { api, queryClient } }) =>
    queryClient.ensureQueryData((await account()).securityQuery(api)),
  head: ({ match }) => messageHead(match.context, 'account.security'),
  component: lazyRouteComponent(() => import('~/features/account/security-page'), 'SecurityPage'),
});

const passkeyOfferRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mon-compte/cle-d-acces',
  staticData: { messages: ['account', 'sign-in'] },
  validateSearch: readNext,
  head: ({ match }) => messageHead(match.context, 'account.offer.title'),
  component: lazyRouteComponent(() => import('~/features/account/passkey-offer-page'), 'PasskeyOfferPage'),
});

const emailRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mon-compte/adresse',
  staticData: { messages: ['account', 'sign-in'] },
  head: ({ match }) => messageHead(match.context, 'account.emailTitle'),
  component: lazyRouteComponent(() => import('~/features/account/email-page'), 'EmailPage'),
});

const myData = () => import('~/features/my-data/api');

const myDataRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mon-compte/mes-donnees',
  staticData: { messages: ['account', 'data'] },
  loader: async ({ context: { api, queryClient } }) => {
    const { consentsQuery, heldQuery, rulesQuery } = await myData();
    await Promise.all([
      queryClient.ensureQueryData(heldQuery(api)),
      queryClient.ensureQueryData(consentsQuery(api)),
      queryClient.ensureQueryData(rulesQuery(api)),
    ]);
  },
  head: ({ match }) => messageHead(match.context, 'data.title'),
  component: lazyRouteComponent(() => import('~/features/my-data/my-data-page'), 'MyDataPage'),
});

const agreeRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mon-compte/accords',
  staticData: { messages: ['account', 'data'] },
  loader: async ({ context: { api, queryClient } }) =>
    queryClient.ensureQueryData((await myData()).consentsQuery(api)),
  head: ({ match }) => messageHead(match.context, 'data.agreeTitle'),
  component: lazyRouteComponent(() => import('~/features/my-data/agree-page'), 'AgreePage'),
});

/** A person's own account. */
export const accountRoutes = [securityRoute, passkeyOfferRoute, emailRoute, myDataRoute, agreeRoute];
