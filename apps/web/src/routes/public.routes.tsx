import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { callQuery, callsQuery, facetsQuery } from '~/features/calls/api';
import { readCallSearch } from '~/features/calls/search';
import { organisationQuery } from '~/features/organisations/api';
import { sessionQuery } from '~/features/session/api';
import { orNotFound } from '~/shared/or-not-found';
import { messageHead, notFoundHead, pageHead } from '~/shared/page-head';
import { oneText } from '~/shared/search';
import { readNext } from './read-next';
import { rootRoute } from './root';

// Few come to these pages, and every page carries the routes.
const mailbox = () => import('~/features/mailbox/api');

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  staticData: { messages: ['calls'] },
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureInfiniteQueryData(callsQuery(context.api, {})),
      context.queryClient.ensureQueryData(facetsQuery(context.api)),
    ]),
  head: ({ match }) => ({ links: [{ rel: 'canonical', href: `${match.context.origin}/` }] }),
  component: lazyRouteComponent(() => import('~/features/home/home-page'), 'HomePage'),
});

const directoryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/appels',
  staticData: { messages: ['calls'] },
  validateSearch: readCallSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    Promise.all([
      context.queryClient.ensureInfiniteQueryData(callsQuery(context.api, deps)),
      context.queryClient.ensureQueryData(facetsQuery(context.api)),
    ]),
  head: ({ match }) =>
    messageHead(match.context, 'calls.directory.title', 'calls.directory.description', '/appels'),
  component: lazyRouteComponent(() => import('~/features/calls/directory-page'), 'DirectoryPage'),
});

const callRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/appels/$slug',
  staticData: { messages: ['calls'] },
  loader: ({ context, params }) =>
    orNotFound(context.queryClient.ensureQueryData(callQuery(context.api, params.slug))),
  head: ({ match, loaderData }) =>
    loaderData === undefined
      ? notFoundHead(match.context)
      : pageHead(match.context, {
          title: loaderData.title,
          description: loaderData.summary,
          path: `/appels/${loaderData.slug}`,
        }),
  component: lazyRouteComponent(() => import('~/features/calls/call-page'), 'CallPage'),
});

const organisationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organisations/$slug',
  staticData: { messages: ['calls', 'organisation'] },
  loader: async ({ context, params: { slug } }) => {
    const [organisation] = await Promise.all([
      orNotFound(context.queryClient.ensureQueryData(organisationQuery(context.api, slug))),
      context.queryClient.ensureInfiniteQueryData(callsQuery(context.api, { organisation: slug })),
    ]);
    return organisation;
  },
  head: ({ match, loaderData }) =>
    loaderData === undefined
      ? notFoundHead(match.context)
      : pageHead(match.context, {
          title: loaderData.name,
          description: loaderData.summary,
          path: `/organisations/${loaderData.slug}`,
        }),
  component: lazyRouteComponent(
    () => import('~/features/organisations/organisation-page'),
    'OrganisationPage',
  ),
});

/**
 * `personne` names a person of the demo to become at once: the links that the start prints. `raison` says why somebody
 * came back in vain from where they have an account.
 */
const readSignIn = (
  search: Record<string, unknown>,
): { suite?: string; personne?: string; raison?: string } => {
  const [personne, raison] = [oneText(search.personne), oneText(search.raison)];
  return { ...readNext(search), ...(personne && { personne }), ...(raison && { raison }) };
};

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connexion',
  staticData: { messages: ['sign-in'] },
  validateSearch: readSignIn,
  loader: async ({ context }) => {
    const { personasQuery, providersQuery } = await import('~/features/sign-in/api');
    const [session] = await Promise.all([
      context.queryClient.ensureQueryData(sessionQuery(context.api)),
      context.queryClient.ensureQueryData(providersQuery(context.api)),
    ]);
    if (session.demo) await context.queryClient.ensureQueryData(personasQuery(context.api));
  },
  head: ({ match }) => messageHead(match.context, 'nav.signIn', 'signIn.lede', '/connexion'),
  component: lazyRouteComponent(() => import('~/features/sign-in/sign-in-page'), 'SignInPage'),
});

const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connexion/lien',
  staticData: { messages: ['sign-in'] },
  validateSearch: readNext,
  head: ({ match }) => messageHead(match.context, 'nav.signIn'),
  component: lazyRouteComponent(() => import('~/features/sign-in/link-page'), 'LinkPage'),
});

/** Where the link of a guest leads. */
const guestRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invite',
  staticData: { messages: ['sign-in'] },
  head: ({ match }) => messageHead(match.context, 'guest.title'),
  component: lazyRouteComponent(() => import('~/features/sign-in/guest-page'), 'GuestPage'),
});

const secondStepRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connexion/verification',
  staticData: { messages: ['sign-in'] },
  validateSearch: readNext,
  head: ({ match }) => messageHead(match.context, 'signIn.secondTitle'),
  component: lazyRouteComponent(() => import('~/features/sign-in/second-step-page'), 'SecondStepPage'),
});

const mailboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/boite-aux-lettres',
  staticData: { messages: ['sign-in'] },
  loader: async ({ context }) => {
    const { mailboxQuery } = await mailbox();
    return orNotFound(context.queryClient.ensureQueryData(mailboxQuery(context.api)));
  },
  head: ({ match }) => messageHead(match.context, 'mailbox.title'),
  component: lazyRouteComponent(() => import('~/features/mailbox/mailbox-page'), 'MailboxPage'),
});

const mailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/boite-aux-lettres/$id',
  staticData: { messages: ['sign-in'] },
  loader: async ({ context, params }) => {
    const { mailQuery } = await mailbox();
    return orNotFound(context.queryClient.ensureQueryData(mailQuery(context.api, params.id)));
  },
  head: ({ match, loaderData }) =>
    loaderData === undefined
      ? notFoundHead(match.context)
      : pageHead(match.context, { title: loaderData.subject }),
  component: lazyRouteComponent(() => import('~/features/mailbox/mail-page'), 'MailPage'),
});

const accessibilityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/accessibilite',
  staticData: { messages: ['pages'] },
  head: ({ match }) =>
    messageHead(match.context, 'footer.accessibility', 'pages.accessibility.lede', '/accessibilite'),
  component: lazyRouteComponent(() => import('~/features/pages/pages'), 'AccessibilityPage'),
});

const privacyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/vie-privee',
  staticData: { messages: ['pages'] },
  head: ({ match }) => messageHead(match.context, 'footer.privacy', 'pages.privacy.lede', '/vie-privee'),
  component: lazyRouteComponent(() => import('~/features/pages/pages'), 'PrivacyPage'),
});

const texts = () => import('~/features/texts/pages');

const rulesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/regles',
  staticData: { messages: ['pages'] },
  loader: async ({ context }) => (await texts()).loadText(context, 'terms'),
  head: ({ match, loaderData }) =>
    pageHead(match.context, { title: loaderData?.title ?? '', path: '/regles' }),
  component: lazyRouteComponent(texts, 'RulesPage'),
});

const dataPolicyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confidentialite',
  staticData: { messages: ['pages'] },
  loader: async ({ context }) => (await texts()).loadText(context, 'privacy'),
  head: ({ match, loaderData }) =>
    pageHead(match.context, { title: loaderData?.title ?? '', path: '/confidentialite' }),
  component: lazyRouteComponent(texts, 'DataPolicyPage'),
});

const goodbyeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/au-revoir',
  staticData: { messages: ['pages'] },
  head: ({ match }) => messageHead(match.context, 'pages.goodbye.title'),
  component: lazyRouteComponent(texts, 'GoodbyePage'),
});

const legalRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mentions-legales',
  staticData: { messages: ['pages'] },
  head: ({ match }) => messageHead(match.context, 'footer.legal', 'pages.legal.lede', '/mentions-legales'),
  component: lazyRouteComponent(() => import('~/features/pages/pages'), 'LegalPage'),
});

const moderationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/moderation',
  staticData: { messages: ['pages'] },
  head: ({ match }) =>
    messageHead(match.context, 'pages.moderation.title', 'pages.moderation.lede', '/moderation'),
  component: lazyRouteComponent(() => import('~/features/pages/pages'), 'ModerationPage'),
});

const openDataRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/donnees-ouvertes',
  staticData: { messages: ['pages'] },
  head: ({ match }) =>
    messageHead(match.context, 'footer.openData', 'pages.openData.lede', '/donnees-ouvertes'),
  component: lazyRouteComponent(() => import('~/features/pages/pages'), 'OpenDataPage'),
});

/** Any other address: the page « introuvable », with its title and its status. */
const nowhereRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '$',
  loader: () => {
    throw notFound();
  },
  head: ({ match }) => notFoundHead(match.context),
});

export const publicRoutes = [
  homeRoute,
  directoryRoute,
  callRoute,
  organisationRoute,
  signInRoute,
  linkRoute,
  guestRoute,
  secondStepRoute,
  mailboxRoute,
  mailRoute,
  accessibilityRoute,
  privacyRoute,
  rulesRoute,
  dataPolicyRoute,
  goodbyeRoute,
  legalRoute,
  moderationRoute,
  openDataRoute,
  nowhereRoute,
];
