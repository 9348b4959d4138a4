import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { useHydrated } from '~/shared/use-hydrated';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Link } from '~/ui/link';
import { ObjectHeader } from '~/ui/object-header';
import { People } from '~/ui/people';
import { Tag } from '~/ui/tag';
import { organisationQuery } from '../organisations/api';
import { useSession } from '../session/use-session';
import { type Collective, type CollectivePlace, collectiveQuery } from './api';
import './collectives.css';

export { collectiveQuery };

const route = getRouteApi('/collectifs/$slug');
// Visitors only read: what acts on a collective comes for those who are signed in.
const CollectiveWork = lazy(() =>
  import('./collective-work').then((module) => ({ default: module.CollectiveWork })),
);

/** A collective: what it pursues, who carries it, who is in, who was. */
export function CollectivePage() {
  const t = useT();
  const api = useApi();
  const { slug } = route.useParams();
  const { account } = useSession();
  const hydrated = useHydrated();
  const { data: organisation } = useSuspenseQuery(organisationQuery(api, slug));
  const { data: collective } = useSuspenseQuery(collectiveQuery(api, organisation.id));
  const inside = collective.members.filter(({ status }) => status === 'joined');
  const past = collective.members.filter(({ status }) => status === 'left');
  return (
    <div className="wrap">
      <ObjectHeader
        breadcrumb={
          <Breadcrumb
            links={[
              <Link key="public" to="/organisations/$slug" params={{ slug }}>
                {organisation.name}
              </Link>,
            ]}
            here={t('collective.title')}
          />
        }
        state={<Tag icon="people">{t('collective.kind')}</Tag>}
        title={organisation.name}
        long={organisation.name.length > 40}
        lede={organisation.summary}
      />
      <div className="duo collective">
        <div className="flow">
          <section aria-labelledby="agenda">
            <h2 id="agenda">{t('collective.agenda')}</h2>
            {collective.agenda === '' ? (
              <p className="help">{t('collective.noAgenda')}</p>
            ) : (
              collective.agenda.split(/\n{2,}/).map((paragraph) => <p key={paragraph}>{paragraph}</p>)
            )}
          </section>
          <section aria-labelledby="membres">
            <h2 id="membres">{t('collective.members', { count: inside.length })}</h2>
            <Houses places={inside} />
          </section>
          {past.length === 0 ? null : (
            <section aria-labelledby="anciens">
              <h2 id="anciens">{t('collective.past')}</h2>
              <Houses places={past} />
            </section>
          )}
          {account === null || !hydrated ? null : (
            <Suspense fallback={null}>
              <CollectiveWork collective={collective} />
            </Suspense>
          )}
        </div>
        <Backbone collective={collective} inside={inside} />
      </div>
    </div>
  );
}

function Houses({ places }: { places: readonly CollectivePlace[] }) {
  const t = useT();
  const { shortDay } = useFormat();
  if (places.length === 0) return <p className="help">{t('collective.nobody')}</p>;
  return (
    <People
      people={places.map(({ id, organisation, role, joinedAt, leftAt }) => ({
        key: id,
        name: organisation.name,
        organisation: true,
        label: (
          <Link to="/organisations/$slug" params={{ slug: organisation.slug }}>
            {organisation.name}
          </Link>
        ),
        role:
          leftAt === null
            ? t(`collective.role.${role}`)
            : t('collective.fromTo', { from: shortDay(joinedAt ?? leftAt), to: shortDay(leftAt) }),
      }))}
    />
  );
}

function Backbone({ collective, inside }: { collective: Collective; inside: readonly CollectivePlace[] }) {
  const t = useT();
  const { backboneTeam } = collective;
  const houses = inside.filter(({ role }) => role === 'backbone');
  return (
    <aside className="side" aria-label={t('collective.backbone')}>
      <section>
        <h2>{t('collective.backbone')}</h2>
        <p className="help">{t('collective.backboneHelp')}</p>
        {backboneTeam.length > 0 ? (
          <People
            people={backboneTeam.map(({ accountId, displayName, title, organisationName }) => ({
              key: accountId,
              name: displayName,
              role: title === '' ? organisationName : `${title}, ${organisationName}`,
            }))}
          />
        ) : (
          <Houses places={houses} />
        )}
      </section>
    </aside>
  );
}
