import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { useHydrated } from '~/shared/use-hydrated';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Icon, type IconName } from '~/ui/icon';
import { Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { ObjectHeader } from '~/ui/object-header';
import { Tag } from '~/ui/tag';
import { callsQuery } from '../calls/api';
import { CallsByMonth } from '../calls/call-list';
import { useSession } from '../session/use-session';
import { type Organisation, organisationQuery } from './api';
import { ReferenceBody } from './reference-body';

// For those who are signed in alone: visitors download none of it.
const WriteToOrganisation = lazy(() => import('../discussions/write-to-organisation'));

const route = getRouteApi('/organisations/$slug');
const icons: Record<Organisation['kind'], IconName> = {
  institution: 'shield',
  social_enterprise: 'people',
  collective: 'people',
};

/** Who they are, what others vouch for, and what they are asking for now. */
export function OrganisationPage() {
  const t = useT();
  const { slug } = route.useParams();
  const { data: organisation } = useSuspenseQuery(organisationQuery(useApi(), slug));
  const { name, kind, sort, verified, summary, logo } = organisation;
  const closed = organisation.status === 'suspended' && !organisation.actions.includes('seeTeam');
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
            here={name}
          />
        }
        state={
          <>
            <Tag icon={icons[kind]}>{t(`organisations.sort.${sort}`)}</Tag>
            {verified ? (
              <Tag icon="check" hue="ok">
                {t('organisations.verified')}
              </Tag>
            ) : null}
          </>
        }
        title={name}
        long={name.length > 40}
        {...(summary === '' ? {} : { lede: summary })}
      >
        <Write organisation={organisation} />
        {logo === null ? null : <img className="logo" src={logo} alt={t('organisations.logo', { name })} />}
      </ObjectHeader>
      {closed ? (
        <Notice hue="warn" title={t('organisations.suspended')}>
          <p>{t('organisations.suspendedText')}</p>
        </Notice>
      ) : (
        <div className="duo">
          <div>
            <Calls slug={slug} always={kind !== 'social_enterprise'} />
            <Mission organisation={organisation} />
            <References organisation={organisation} />
            <Papers organisation={organisation} />
          </div>
          <Identity organisation={organisation} />
        </div>
      )}
    </div>
  );
}

/** The way to write to it, for who may write in the name of another. */
function Write({ organisation: { id, name, kind, status } }: { organisation: Organisation }) {
  const hydrated = useHydrated();
  const navigate = useNavigate();
  const { account } = useSession();
  if (!hydrated || account === null || kind === 'collective' || status === 'suspended') return null;
  return (
    <Suspense fallback={null}>
      <WriteToOrganisation
        to={{ id, name }}
        onOpened={(thread) => void navigate({ to: '/fils/$id', params: { id: thread } })}
      />
    </Suspense>
  );
}

/** The calls it leads; an enterprise that leads none says nothing of it. */
function Calls({ slug, always }: { slug: string; always: boolean }) {
  const t = useT();
  const { data } = useSuspenseInfiniteQuery(callsQuery(useApi(), { organisation: slug }));
  const calls = data.pages.flatMap((page) => page.items);
  if (!always && calls.length === 0) return null;
  return (
    <Block id="appels" title={t('organisations.calls', { count: calls.length })}>
      {calls.length === 0 ? (
        <p>{t('organisations.noCalls')}</p>
      ) : (
        <CallsByMonth calls={calls} phase="open" complete headings="h3" />
      )}
    </Block>
  );
}

function Mission({ organisation: { missionObjectives, missionCommittee } }: { organisation: Organisation }) {
  const t = useT();
  if (missionObjectives.length === 0) return null;
  return (
    <Block id="mission" title={t('organisations.mission')}>
      <ol className="plain-list">
        {missionObjectives.map((objective) => (
          <li key={objective}>{objective}</li>
        ))}
      </ol>
      {missionCommittee === null ? null : (
        <p className="small mute under-text">{t('organisations.committee', { contact: missionCommittee })}</p>
      )}
    </Block>
  );
}

function References({ organisation: { references } }: { organisation: Organisation }) {
  const t = useT();
  if (references.length === 0) return null;
  return (
    <Block id="references" title={t('organisations.references', { count: references.length })}>
      {references.map((reference) => (
        <ReferenceBody
          key={reference.id}
          reference={reference}
          institution={{ name: reference.institutionName, slug: reference.institutionSlug }}
        />
      ))}
    </Block>
  );
}

function Papers({ organisation: { id, documents } }: { organisation: Organisation }) {
  const t = useT();
  const { day } = useFormat();
  if (documents.length === 0) return null;
  return (
    <Block id="documents" title={t('organisations.papers')}>
      <ul className="files">
        {documents.map(({ id: paper, kind, title, number, issuedOn }) => (
          <li key={paper}>
            <Icon name="doc" />
            <span>
              <a href={`/api/v1/organisations/${id}/documents/${paper}/versions/${number}`} download>
                {title === '' ? t(`organisations.paper.${kind}`) : title}
              </a>
              {issuedOn === null ? null : <span className="mute">{day(issuedOn)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Block({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="block" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="under-title">{children}</div>
    </section>
  );
}

function Identity({ organisation }: { organisation: Organisation }) {
  const t = useT();
  const { list, day } = useFormat();
  const { legalForm, communeName, departmentName, regionName, website, siren, rna, esusNumber } =
    organisation;
  const { approvals, esusExpiresOn, foundedOn, themes, publics, territories } = organisation;
  const listed = (words: readonly string[]): string | null => (words.length === 0 ? null : list(words));
  const place = [communeName, departmentName === communeName ? null : departmentName, regionName].filter(
    Boolean,
  );
  const facts = [
    { label: t('organisations.legalForm'), value: t(`organisations.legalForm.${legalForm}`) },
    { label: t('organisations.seat'), value: place.length === 0 ? null : place.join(', ') },
    { label: t('organisations.foundedOn'), value: foundedOn === null ? null : day(foundedOn) },
    {
      label: t('organisations.approvals'),
      value: listed(approvals.map((approval) => t(`organisations.approval.${approval}`))),
    },
    {
      label: t('organisations.esus'),
      value:
        esusNumber === null
          ? null
          : esusExpiresOn === null
            ? esusNumber
            : t('organisations.esusUntil', { number: esusNumber, day: day(esusExpiresOn) }),
    },
    { label: t('calls.themes'), value: listed(themes) },
    { label: t('calls.publics'), value: listed(publics) },
    { label: t('calls.territories'), value: listed(territories.map(({ name }) => name)) },
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
        {organisation.collectives.length === 0 ? null : (
          <p className="under-title">
            {t('organisations.memberOf')}{' '}
            {organisation.collectives.map(({ slug, name }, index) => (
              <span key={slug}>
                {index === 0 ? null : ', '}
                <Link to="/collectifs/$slug" params={{ slug }}>
                  {name}
                </Link>
              </span>
            ))}
          </p>
        )}
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
