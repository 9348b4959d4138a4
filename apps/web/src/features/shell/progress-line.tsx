import { useRouterState } from '@tanstack/react-router';

/** A thin line while the next page is on its way; it appears after 200 ms, so quick pages show nothing. */
export function ProgressLine() {
  const loading = useRouterState({ select: (state) => state.status === 'pending' });
  return loading ? <div className="progress-line" aria-hidden="true" /> : null;
}
