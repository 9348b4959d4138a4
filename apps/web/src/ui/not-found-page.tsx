import { useT } from '~/messages/intl';
import { ButtonLink } from './link';

/** The page that is not there: said plainly, with two ways on. */
export function NotFoundPage() {
  const t = useT();
  return (
    <div className="wrap">
      <h1 tabIndex={-1}>{t('notFound.title')}</h1>
      <p className="lede under-title">{t('notFound.advice')}</p>
      <div className="acts under-lede">
        <ButtonLink main to="/appels">
          {t('notFound.calls')}
        </ButtonLink>
        <ButtonLink plain to="/">
          {t('problem.home')}
        </ButtonLink>
      </div>
    </div>
  );
}
