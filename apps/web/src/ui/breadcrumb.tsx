import type { ReactNode } from 'react';
import { useT } from '~/messages/intl';

/** Where one is. The links come first, the page itself last; narrow windows keep only the way back. */
export function Breadcrumb({ links, here }: { links: readonly ReactNode[]; here: string }) {
  const t = useT();
  return (
    <nav className="where" aria-label={t('ui.youAreHere')}>
      <ol>
        {links.map((link, index) => (
          // A breadcrumb never reorders.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the trail is the identity
          <li key={index}>{link}</li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
