import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { messageHead } from '~/shared/page-head';
import { rootRoute } from './root';

const pages = () => import('~/features/panel/pages');
const staticData = { messages: ['panel'], plain: true } as const;

const enterRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/entrer',
  staticData,
  head: ({ match }) => messageHead(match.context, 'panel.enter.title'),
  component: lazyRouteComponent(pages, 'EnterPage'),
});

/**
 * Every page carries the routes, and panelists see none of the others: their own screens are one route, whose module
 * knows which there are.
 */
const panelRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/panel/$',
  staticData,
  loader: async ({ context, params }) => (await pages()).loadPanel(context, params._splat),
  head: ({ match, loaderData }) => messageHead(match.context, loaderData ?? 'panel.title'),
  component: lazyRouteComponent(pages, 'PanelPages'),
});

export const panelRoutes = [enterRoute, panelRoute];
