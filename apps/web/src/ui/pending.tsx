import { useT } from '~/messages/intl';
import { Skeleton } from './skeleton';

/** Shown when a page takes more than a moment: a quiet shape of what comes, and one sentence. */
export function Pending() {
  const t = useT();
  return (
    <div className="wrap" aria-busy="true">
      <p className="sr" role="status">
        {t('ui.loading')}
      </p>
      <Skeleton lines={6} />
    </div>
  );
}
