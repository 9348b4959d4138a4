import { CatchBoundary } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { Button } from './button';
import { Notice } from './notice';

export interface ContainedProps {
  /** What stands in while the part arrives. */
  waiting?: ReactNode;
  children: ReactNode;
}

/**
 * A part of the page that loads on its own (a dialog, a thread). When it cannot, because the network is gone or a
 * new version took its place, the rest of the page stays as it is, with what was being typed.
 */
export function Contained({ waiting, children }: ContainedProps) {
  return (
    <CatchBoundary getResetKey={() => 'part'} errorComponent={({ error }) => <LostPart error={error} />}>
      <Suspense fallback={waiting}>{children}</Suspense>
    </CatchBoundary>
  );
}

/** The browser remembers that the part failed: only a new page asks for it again. */
function LostPart({ error }: { error: unknown }) {
  const t = useT();
  const detail = isProblem(error) && error.detail !== '' ? error.detail : t('ui.partLostAdvice');
  return (
    <Notice hue="warn" live="polite" title={t('ui.partLost')}>
      <p>{detail}</p>
      <p>
        <Button onClick={() => window.location.reload()}>{t('ui.reload')}</Button>
      </p>
    </Notice>
  );
}
