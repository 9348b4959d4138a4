import { useT } from '~/messages/intl';
import { ButtonLink } from '~/ui/link';
import type { Membership } from '../session/api';
import { belongsTo } from '../session/use-session';

/** Nothing to do: what will come here, and where to begin. Not the same for everyone. */
export function DayEmpty({ memberships }: { memberships: readonly Membership[] }) {
  const t = useT();
  if (memberships.length === 0) {
    return (
      <div className="empty">
        <h2>{t('day.empty.nobody')}</h2>
        <p>{t('day.empty.nobodyText')}</p>
        <div className="acts">
          <a className="btn main large" href="/mes-organisations/nouvelle">
            {t('day.empty.createOrganisation')}
          </a>
          <ButtonLink plain to="/appels">
            {t('day.empty.findCalls')}
          </ButtonLink>
        </div>
      </div>
    );
  }
  const launches = belongsTo(memberships, 'institution') || belongsTo(memberships, 'collective');
  return (
    <div className="empty">
      <h2>{t('day.empty.done')}</h2>
      <p>{t(launches ? 'day.empty.institution' : 'day.empty.enterprise')}</p>
      <div className="acts">
        {launches ? (
          <ButtonLink main to="/mes-appels/nouveau">
            {t('day.empty.launch')}
          </ButtonLink>
        ) : (
          <ButtonLink main to="/appels">
            {t('day.empty.findCalls')}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
