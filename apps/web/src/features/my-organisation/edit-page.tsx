import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Avatar } from '~/ui/avatar';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { ButtonLink, Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { ObjectHeader } from '~/ui/object-header';
import { Tag } from '~/ui/tag';
import { organisationQuery } from '../organisations/api';
import {
  askVerification,
  type Organisation,
  type OrganisationProfile,
  teamQuery,
  updateOrganisation,
} from './api';
import { draftOf } from './draft';
import { LogoField } from './logo-field';
import { OrganisationForm } from './organisation-form';
import { StatusTag } from './status-tag';
import '../applications/applications.css';

const route = getRouteApi('/workspace/mes-organisations/$slug');

/** The profile that prefills every application, where it stands, and what else the organisation keeps. */
export function EditOrganisationPage() {
  const t = useT();
  const { slug } = route.useParams();
  const { data: organisation } = useSuspenseQuery(organisationQuery(useApi(), slug));
  return (
    <div className="wrap">
      <ObjectHeader
        breadcrumb={
          <Breadcrumb
            links={[
              <Link key="public" to="/organisations/$slug" params={{ slug }}>
                {t('myOrganisation.public')}
              </Link>,
            ]}
            here={t('myOrganisation.profile')}
          />
        }
        state={
          <>
            <Tag icon="people">{t(`organisations.sort.${organisation.sort}`)}</Tag>
            <StatusTag status={organisation.status} />
          </>
        }
        title={organisation.name}
        long={organisation.name.length > 40}
        lede={t('myOrganisation.lede')}
      />
      <div className="duo">
        <div>
          <Verification organisation={organisation} />
          {organisation.actions.includes('edit') ? (
            <Profile organisation={organisation} />
          ) : (
            <Notice title={t('myOrganisation.readOnly')}>
              <ButtonLink className="under-text" to="/organisations/$slug" params={{ slug }}>
                {t('myOrganisation.public')}
              </ButtonLink>
            </Notice>
          )}
        </div>
        <aside className="side" aria-label={t('profile.more')}>
          <Rooms organisation={organisation} />
          {organisation.actions.includes('seeTeam') ? <Team id={organisation.id} slug={slug} /> : null}
        </aside>
      </div>
    </div>
  );
}

/** What the administrators decided, why, and what to do about it. */
function Verification({ organisation }: { organisation: Organisation }) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const { id, slug, status, statusReason, warnings, actions } = organisation;
  const ask = useMutation({
    mutationFn: () => askVerification(api, id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['organisation', slug] }),
  });
  return (
    <>
      {status === 'refused' || status === 'suspended' ? (
        <Notice hue="warn" title={t(`profile.verification.${status}Title`)}>
          <p className="pre">{statusReason}</p>
          {actions.includes('requestVerification') ? (
            <p className="under-text">
              <Button busy={ask.isPending} onClick={() => ask.mutate()}>
                {t('profile.verification.askAgain')}
              </Button>
            </p>
          ) : null}
        </Notice>
      ) : null}
      {status === 'pending' ? (
        <Notice title={t('profile.verification.pendingTitle')}>
          <p>{t('profile.verification.pendingText')}</p>
        </Notice>
      ) : null}
      {warnings.map((warning) => (
        <Notice key={warning} hue="warn" title={t(`profile.warning.${warning}`)} />
      ))}
    </>
  );
}

function Profile({ organisation }: { organisation: Organisation }) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (profile: OrganisationProfile) =>
      updateOrganisation(api, organisation.id, organisation.version, profile),
    onSuccess: (saved) => {
      queryClient.setQueryData(['organisation', organisation.slug], saved);
      void queryClient.invalidateQueries({ queryKey: ['session'] });
      void queryClient.invalidateQueries({ queryKey: ['application'] });
    },
  });
  const stale = isProblem(save.error) && save.error.type.endsWith('stale-version');
  return (
    <div className="profile-page">
      {stale ? <Notice hue="warn" live="assertive" title={t('myOrganisation.stale')} /> : null}
      {save.isSuccess ? <Notice hue="ok" live="polite" title={t('myOrganisation.saved')} /> : null}
      {organisation.verified ? <p className="small mute">{t('profile.verification.lapses')}</p> : null}
      <LogoField organisation={organisation} />
      <OrganisationForm
        // A newer version starts the form anew: what it holds is what the server holds.
        key={organisation.version}
        profile={draftOf(organisation)}
        act={t('myOrganisation.save')}
        busy={save.isPending}
        error={save.error}
        onSave={(profile) => save.mutate(profile)}
      />
    </div>
  );
}

/** The other pages of an organisation, those this person may open. */
function Rooms({ organisation: { slug, actions } }: { organisation: Organisation }) {
  const t = useT();
  const rooms = [
    {
      may: 'seeDocuments',
      to: '/mes-organisations/$slug/documents',
      label: t('profile.papers.title'),
      icon: 'doc',
    },
    {
      may: 'seeReferences',
      to: '/mes-organisations/$slug/references',
      label: t('profile.references.title'),
      icon: 'check',
    },
    {
      may: 'answerClaims',
      to: '/mes-organisations/$slug/demandes',
      label: t('profile.claims.title'),
      icon: 'person',
    },
  ] as const;
  return (
    <section>
      <h2>{t('profile.more')}</h2>
      <ul className="rooms">
        {rooms
          .filter(({ may }) => actions.includes(may))
          .map(({ to, label, icon }) => (
            <li key={to}>
              <Link to={to} params={{ slug }} className="with-icon">
                <Icon name={icon} />
                {label}
              </Link>
            </li>
          ))}
      </ul>
    </section>
  );
}

function Team({ id, slug }: { id: string; slug: string }) {
  const t = useT();
  const { data } = useQuery(teamQuery(useApi(), id));
  if (data === undefined) return null;
  return (
    <section>
      <h2>{t('myOrganisation.team')}</h2>
      <ul className="team">
        {data.items.map((member) => (
          <li key={member.accountId}>
            <Avatar name={member.displayName} />
            <div>
              {member.displayName}
              <span>
                {[member.title, t(`myOrganisation.role.${member.role}`)]
                  .filter((part) => part !== '')
                  .join(', ')}
              </span>
            </div>
          </li>
        ))}
      </ul>
      <p className="under-title">
        <Link to="/mes-organisations/$slug/equipe" params={{ slug }}>
          {t('myOrganisation.teamAndRights')}
        </Link>
      </p>
    </section>
  );
}
