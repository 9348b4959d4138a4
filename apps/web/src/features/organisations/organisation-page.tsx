import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Icon, type IconName } from '~/ui/icon';
import { Link } from '~/ui/link';
import { ObjectHeader } from '~/ui/object-header';
import { Tag } from '~/ui/tag';
import { CallsByMonth } from '../calls/call-list';
import { type Organisation, organisationQuery } from './api';

const route = getRouteApi('/organisations/$slug');
const icons: Record<Organisation['kind'], IconName> = {
  institution: 'shield',
  social_enterprise: 'people',
  collective: 'people',
};

/** Who they are, and what they are asking for now. */
export function OrganisationPage() {
  const t = useT();
  const { slug } = route.useParams();
  const { data: organisation } = useSuspenseQuery(organisationQuery(useApi(), slug));
  return (
    <div className="wrap">
      <ObjectHeader
        breadcrumb={
          <Breadcrumb
            links={[
              <Link key="home" to="/">
                {t('nav.homeShort')}
              </Link>,
              <Link key="calls" to="/appels">
                {t('nav.calls')}
              </Link>,
            ]}
            here={organisation.name}
          />
        }
        state={<Tag icon={icons[organisation.kind]}>{t(`organisations.kind.${organisation.kind}`)}</Tag>}
        title={organisation.name}
        long={organisation.name.length > 40}
        lede={organisation.summary}
      />
      <div className="duo">
        <section aria-labelledby="appels">
          <h2 id="appels">{t('organisations.calls', { count: organisation.openCalls.length })}</h2>
          {organisation.openCalls.length === 0 ? (
            <p className="under-title">{t('organisations.noCalls')}</p>
          ) : (
            <div className="under-title">
              <CallsByMonth calls={organisation.openCalls} phase="open" complete headings="h3" />
            </div>
          )}
        </section>
        <Identity organisation={organisation} />
      </div>
    </div>
  );
}

function Identity({ organisation }: { organisation: Organisation }) {
  const t = useT();
  const { list } = useFormat();
  const { legalForm, commune, approvals, website } = organisation;
  if (legalForm === null && commune === null && website === null && approvals.length === 0) return null;
  return (
    <aside className="side" aria-label={t('organisations.identity')}>
      <section>
        <h2>{t('organisations.identity')}</h2>
        <dl className="facts-list">
          {legalForm === null ? null : (
            <div>
              <dt>{t('organisations.legalForm')}</dt>
              <dd>{legalForm}</dd>
            </div>
          )}
          {commune === null ? null : (
            <div>
              <dt>{t('organisations.commune')}</dt>
              <dd>{commune}</dd>
            </div>
          )}
          {approvals.length === 0 ? null : (
            <div>
              <dt>{t('organisations.approvals')}</dt>
              <dd>{list(approvals)}</dd>
            </div>
          )}
        </dl>
        {website === null ? null : (
          <p className="under-title">
            <a className="with-icon" href={website} rel="noopener nofollow">
              <Icon name="external" />
              {t('organisations.website')}
            </a>
          </p>
        )}
      </section>
    </aside>
  );
}
