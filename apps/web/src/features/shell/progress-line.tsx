import { useRouterState } from '@tanstack/react-router';
import { useHydrated } from '~/shared/use-hydrated';

/** A thin line while the next page is on its way; it appears after 200 ms, so quick pages show nothing. */
export function ProgressLine() {
  const hydrated = useHydrated();
  const loading = useRouterState({ select: (state) => state.status === 'pending' });
  // A workspace page is still pending when React takes it over; the server did not draw the line.
  return hydrated && loading ? <div className="progress-line" aria-hidden="true" /> : null;
}
