import { useT } from '~/messages/intl';
import { useApp } from '~/shared/context';
import { useHere } from '~/shared/use-here';

/** To the other language, on this same page. A whole load: every word of the page changes. */
export function LanguageLink() {
  const t = useT();
  const here = useHere();
  const other = useApp().locale === 'fr' ? 'en' : 'fr';
  return (
    <a
      href={`/choisir/langue?langue=${other}&retour=${encodeURIComponent(here)}`}
      lang={other}
      hrefLang={other}
      rel="nofollow"
    >
      {t('nav.otherLanguage')}
    </a>
  );
}
