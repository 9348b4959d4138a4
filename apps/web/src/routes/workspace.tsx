import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { sessionQuery } from '~/features/session/api';
import { rootRoute } from './root';

/** A guest has one thread, and what is held about them. */
const OF_GUESTS = /^\/(fils|mon-compte\/mes-donnees)\b/;

/**
 * Every page that needs an account stands under this one. The visitor is known before anything is sent: without
 * an account they are led to the sign-in page, and come back. The server loads the data of these pages and
 * leaves the drawing to the browser (`ssr: 'data-only'`; a page with nothing to load ahead may say `false`).
 */
export const workspaceRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'workspace',
  ssr: 'data-only',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery(context.api));
    if (session.account === null) {
      throw redirect({
        to: '/connexion',
        search: { suite: location.pathname + location.searchStr },
        statusCode: 302,
      });
    }
    // What is theirs is on pages made for them.
    if (session.account.panelist) throw redirect({ href: '/panel', statusCode: 302 });
    if (session.account.guest && !OF_GUESTS.test(location.pathname))
      throw redirect({ href: '/fils', statusCode: 302 });
    return { account: session.account, memberships: session.memberships };
  },
  component: lazyRouteComponent(() => import('~/features/account/workspace-outlet'), 'WorkspaceOutlet'),
});
