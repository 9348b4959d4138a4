import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/**
 * Routers move no focus. On every new page: the title is announced in a polite region and focus goes to the
 * h1, as a full load would have put the reader at the top. Filters and other changes of the query stay put.
 */
export function Arrival() {
  const router = useRouter();
  const [announced, setAnnounced] = useState('');
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        if (!pathChanged || fromLocation === undefined) return;
        setAnnounced(document.title);
        const hash = router.latestLocation.hash;
        const target =
          hash === '' ? document.querySelector<HTMLElement>('main h1') : document.getElementById(hash);
        if (target === null) return;
        if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
        target.focus({ preventScroll: true });
      }),
    [router],
  );
  return (
    <p className="sr" role="status" aria-live="polite">
      {announced}
    </p>
  );
}
