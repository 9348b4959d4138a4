import { useT } from '~/messages/intl';
import { ButtonLink } from '~/ui/link';
import { useSession } from '../session/use-session';
import { PanelFrame } from './panel-frame';
import { SignOutButton } from './sign-out-button';

/** A panelist's own page: what is asked of them today. Until panels are here, nothing is; it says what will be. */
export function PanelPage() {
  const t = useT();
  const { account } = useSession();
  return (
    <PanelFrame>
      <h1 tabIndex={-1}>{t('panel.hello')}</h1>
      <p>{t('panel.youAre', { name: account?.displayName ?? '' })}</p>
      <section className="today" aria-labelledby="today">
        <h2 id="today">{t('panel.nothing')}</h2>
        <p>{t('panel.nothingAdvice')}</p>
      </section>
      <section aria-labelledby="what">
        <h2 id="what">{t('panel.what')}</h2>
        <p>{t('panel.what.solutions')}</p>
        <p>{t('panel.what.frank')}</p>
        <p>{t('panel.what.answer')}</p>
      </section>
      <div className="choices">
        <ButtonLink to="/panel/$" params={{ _splat: 'mes-donnees' }}>
          {t('panel.data.link')}
        </ButtonLink>
        <SignOutButton>{t('panel.leave')}</SignOutButton>
      </div>
      <p>{t('panel.help')}</p>
    </PanelFrame>
  );
}
