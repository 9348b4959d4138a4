import { useRouterState } from '@tanstack/react-router';

/** The current path and query, to come back to. */
export const useHere = (): string =>
  useRouterState({ select: ({ location }) => location.pathname + location.searchStr });
