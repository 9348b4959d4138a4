import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Icon, type IconName } from '~/ui/icon';
import { Link } from '~/ui/link';
import { ObjectHeader } from '~/ui/object-header';
import { Tag } from '~/ui/tag';
import { callsQuery } from '../calls/api';
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
  const api = useApi();
  const { data: organisation } = useSuspenseQuery(organisationQuery(api, slug));
  const calls = useSuspenseInfiniteQuery(callsQuery(api, { organisation: slug })).data.pages.flatMap(
    (page) => page.items,
  );
  const leads = organisation.kind !== 'social_enterprise' || calls.length > 0;
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
        state={
          <>
            <Tag icon={icons[organisation.kind]}>{t(`organisations.sort.${organisation.sort}`)}</Tag>
            {organisation.verified ? (
              <Tag icon="check" hue="ok">
                {t('organisations.verified')}
              </Tag>
            ) : null}
          </>
        }
        title={organisation.name}
        long={organisation.name.length > 40}
        lede={organisation.summary}
      />
      <div className="duo">
        {leads ? (
          <section aria-labelledby="appels">
            <h2 id="appels">{t('organisations.calls', { count: calls.length })}</h2>
            {calls.length === 0 ? (
              <p className="under-title">{t('organisations.noCalls')}</p>
            ) : (
              <div className="under-title">
                <CallsByMonth calls={calls} phase="open" complete headings="h3" />
              </div>
            )}
          </section>
        ) : (
          <div />
        )}
        <Identity organisation={organisation} />
      </div>
    </div>
  );
}

function Identity({ organisation }: { organisation: Organisation }) {
  const t = useT();
  const { list } = useFormat();
  const { legalForm, communeName, approvals, website, siren, rna } = organisation;
  const facts = [
    { label: t('organisations.legalForm'), value: t(`organisations.legalForm.${legalForm}`) },
    { label: t('organisations.commune'), value: communeName },
    { label: t('organisations.approvals'), value: approvals.length === 0 ? null : list(approvals) },
    { label: t('organisations.siren'), value: siren === null ? null : inThrees(siren) },
    { label: t('organisations.rna'), value: rna },
  ].filter(({ value }) => value !== null);
  return (
    <aside className="side" aria-label={t('organisations.identity')}>
      <section>
        <h2>{t('organisations.identity')}</h2>
        <dl className="facts-list">
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {organisation.kind === 'collective' ? (
          <p className="under-title">
            <Link to="/collectifs/$slug" params={{ slug: organisation.slug }}>
              {t('organisations.collective')}
            </Link>
          </p>
        ) : null}
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

/** 732829320 → 732 829 320, as registers print it. */
const inThrees = (digits: string): string => digits.replace(/(\d{3})(?=\d)/g, '$1\u00a0');
