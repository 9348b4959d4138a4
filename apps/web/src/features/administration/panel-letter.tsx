import { useEffect, useRef } from 'react';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { QrCode } from '../account/qr-code';
import type { IssuedPanelistKey } from './letters-api';

/** The letter as it prints: one sheet, large letters; names are written by hand, for nothing here knows them. */
export function PanelLetter({ letter, onPut }: { letter: IssuedPanelistKey; onPut: () => void }) {
  const t = useT();
  const { day } = useFormat();
  const ref = useRef<HTMLElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <>
      <div className="narrow">
        <Notice hue="warn" live="polite" title={t('admin.letters.once')}>
          <p>{t('admin.letters.onceMeans')}</p>
        </Notice>
      </div>
      <p className="acts">
        <Button main onClick={() => window.print()}>
          {t('admin.letters.print')}
        </Button>
        <Button onClick={onPut}>{t('admin.letters.put')}</Button>
      </p>
      <article className="panel-letter" ref={ref} tabIndex={-1} aria-label={t('admin.letters.title')}>
        <p className="dotted">{t('letter.for')}</p>
        <p>{t('letter.hello')}</p>
        <p>{t('letter.intro')}</p>
        <section>
          <div>
            <h2>{t('letter.photo')}</h2>
            <p>{t('letter.photoHow')}</p>
          </div>
          <QrCode text={letter.link} label={t('letter.qr')} />
        </section>
        <section>
          <div>
            <h2>{t('letter.typed')}</h2>
            <p>{t('letter.typedHow')}</p>
            <p className="address">{letter.address.replace(/^https?:\/\//, '')}</p>
            <p>{t('letter.codeHow')}</p>
            <p className="code">{letter.code}</p>
          </div>
        </section>
        <p>{t('letter.keep', { date: day(letter.expiresAt) })}</p>
        <p className="dotted">{t('letter.lost')}</p>
        <p className="small">{t('letter.ref', { name: letter.label })}</p>
      </article>
    </>
  );
}
