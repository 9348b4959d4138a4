import { useT } from '~/messages/intl';
import { ButtonLink } from '~/ui/link';

/** After an erasure: it is done, nothing more is asked. */
export function GoodbyePage() {
  const t = useT();
  return (
    <div className="wrap prose-page">
      <h1 tabIndex={-1}>{t('pages.goodbye.title')}</h1>
      <p className="lede under-title">{t('pages.goodbye.text')}</p>
      <p>{t('pages.goodbye.again')}</p>
      <p className="acts">
        <ButtonLink to="/">{t('pages.goodbye.home')}</ButtonLink>
      </p>
    </div>
  );
}
