import { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { setupRouterSsrQueryIntegration } from '@tanstack/react-router-ssr-query';
import { isProblem } from './api/problem';
import { routeTree } from './routes/tree';
import type { AppContext } from './shared/context';
import { parseSearch, stringifySearch } from './shared/search';
import { NotFoundPage } from './ui/not-found-page';
import { Pending } from './ui/pending';
import { ProblemView } from './ui/problem-view';

/** A refusal will be refused again; only a lost connection or a server fault is worth another try. */
const retry = (count: number, error: unknown): boolean =>
  count < 2 && isProblem(error) && (error.status === 0 || error.status >= 502);

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: 15_000, retry: import.meta.env.SSR ? false : retry } },
  });

/** One router per request on the server, one per page in the browser. */
export function createAppRouter(context: AppContext, nonce?: string) {
  const router = createRouter({
    routeTree,
    context,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    // Query decides what is fresh: the router must not keep a second cache of the same data.
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingComponent: Pending,
    defaultErrorComponent: ProblemView,
    defaultNotFoundComponent: NotFoundPage,
    ...(nonce === undefined ? {} : { ssr: { nonce } }),
  });
  setupRouterSsrQueryIntegration({ router, queryClient: context.queryClient });
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
