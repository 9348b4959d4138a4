import { accountRoutes } from './account.routes';
import { administrationRoutes } from './administration.routes';
import { enterpriseRoutes } from './enterprise.routes';
import { institutionRoutes } from './institution.routes';
import { organisationRoutes } from './organisations.routes';
import { panelRoutes } from './panel.routes';
import { publicRoutes } from './public.routes';
import { rootRoute } from './root';
import { openTeamRoutes, teamRoutes } from './team.routes';
import { threadsRoutes } from './threads.routes';
import { workspaceRoute } from './workspace';

/** Every page of Cornac. A family of pages is one file `<noun>.routes.tsx` and one line here. */
export const routeTree = rootRoute.addChildren([
  ...publicRoutes,
  ...panelRoutes,
  ...openTeamRoutes,
  workspaceRoute.addChildren([
    ...accountRoutes,
    ...administrationRoutes,
    ...enterpriseRoutes,
    ...organisationRoutes,
    ...institutionRoutes,
    ...teamRoutes,
    ...threadsRoutes,
  ]),
]);
