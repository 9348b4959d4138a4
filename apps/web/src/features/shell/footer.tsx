import { useT } from '~/messages/intl';
import { Link } from '~/ui/link';
import { useSession } from '../session/use-session';
import { LanguageLink } from './language-link';

export function Footer() {
  const t = useT();
  const { mailbox } = useSession();
  return (
    <footer className="foot">
      <div className="wrap">
        <ul>
          <li>
            <Link to="/accessibilite">{t('footer.accessibility')}</Link>
          </li>
          <li>
            <Link to="/vie-privee">{t('footer.privacy')}</Link>
          </li>
          <li>
            <Link to="/mentions-legales">{t('footer.legal')}</Link>
          </li>
          <li>
            <Link to="/donnees-ouvertes">{t('footer.openData')}</Link>
          </li>
          {mailbox ? (
            <li>
              <Link to="/boite-aux-lettres">{t('footer.mailbox')}</Link>
            </li>
          ) : null}
          <li>
            <LanguageLink />
          </li>
        </ul>
        <p>{t('footer.commons')}</p>
      </div>
    </footer>
  );
}
