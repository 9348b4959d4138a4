import { useMatches } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useT } from '~/messages/intl';
import { Arrival } from './arrival';
import { Footer } from './footer';
import { ProgressLine } from './progress-line';
import { Topbar } from './topbar';

/** What surrounds every page: skip link, bar, main, foot, and the region that announces pages. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useT();
  const [wide, plain] = useMatches({
    select: (matches) =>
      (['wide', 'plain'] as const).map((look) => matches.some((match) => match.staticData[look] === true)),
    structuralSharing: true,
  });
  return (
    <div className={wide ? 'full' : undefined}>
      <a className="skip" href="#contenu">
        {t('nav.skip')}
      </a>
      <ProgressLine />
      {plain ? null : <Topbar />}
      <main id="contenu" tabIndex={-1}>
        {children}
      </main>
      {plain ? null : <Footer />}
      <Arrival />
    </div>
  );
}
