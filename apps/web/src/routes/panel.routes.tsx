import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { sessionQuery } from '~/features/session/api';
import { messageHead } from '~/shared/page-head';
import { rootRoute } from './root';

// Every page carries the routes: those of panelists are one module.
const pages = () => import('~/features/panel/pages');
const staticData = { messages: ['panel'], plain: true } as const;

const enterRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/entrer',
  staticData,
  head: ({ match }) => {
    const head = messageHead(match.context, 'panel.enter.title');
    // Its address may hold a key, after the #.
    return { ...head, meta: [...head.meta, { name: 'robots', content: 'noindex' }] };
  },
  component: lazyRouteComponent(pages, 'EnterPage'),
});

/** Drawn by the server: old tablets are slow. Others are led to what is theirs. */
const panelistsRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'panelists',
  beforeLoad: async ({ context }) => {
    const { account } = await context.queryClient.ensureQueryData(sessionQuery(context.api));
    if (!account) throw redirect({ to: '/entrer', statusCode: 302 });
    if (!account.panelist) throw redirect({ to: '/ma-journee', statusCode: 302 });
  },
});

const panelRoute = createRoute({
  getParentRoute: () => panelistsRoute,
  path: '/panel',
  staticData,
  head: ({ match }) => messageHead(match.context, 'panel.title'),
  component: lazyRouteComponent(pages, 'PanelPage'),
});

const dataRoute = createRoute({
  getParentRoute: () => panelistsRoute,
  path: '/panel/mes-donnees',
  staticData,
  loader: async ({ context }) => void (await (await pages()).loadData(context)),
  head: ({ match }) => messageHead(match.context, 'panel.data.title'),
  component: lazyRouteComponent(pages, 'PanelDataPage'),
});

export const panelRoutes = [enterRoute, panelistsRoute.addChildren([panelRoute, dataRoute])];
