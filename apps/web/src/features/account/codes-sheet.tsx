import { useEffect, useRef } from 'react';
import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';

/** Ten codes, shown this once: to print, or to copy by hand. */
export function CodesSheet({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useT();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="codes-sheet">
      <h3 tabIndex={-1} ref={title}>
        {t('account.codesTitle')}
      </h3>
      <p>{t('account.codesOnce')}</p>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="acts">
        <Button main onClick={() => window.print()}>
          {t('account.codesPrint')}
        </Button>
        <Button onClick={onKept}>{t('account.codesKept')}</Button>
      </div>
    </div>
  );
}
