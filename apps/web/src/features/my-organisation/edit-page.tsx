import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Avatar } from '~/ui/avatar';
import { Breadcrumb } from '~/ui/breadcrumb';
import { ButtonLink, Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { ObjectHeader } from '~/ui/object-header';
import { Tag } from '~/ui/tag';
import { organisationQuery } from '../organisations/api';
import { type Organisation, type OrganisationProfile, teamQuery, updateOrganisation } from './api';
import { OrganisationForm } from './organisation-form';
import '../applications/applications.css';

const route = getRouteApi('/workspace/mes-organisations/$slug');

/** The profile that prefills every application, and the people of the organisation. */
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
            {organisation.verified ? (
              <Tag icon="check" hue="ok">
                {t('organisations.verified')}
              </Tag>
            ) : null}
          </>
        }
        title={organisation.name}
        long={organisation.name.length > 40}
        lede={t('myOrganisation.lede')}
      />
      <div className="duo">
        {organisation.actions.includes('edit') ? (
          <Profile organisation={organisation} />
        ) : (
          <Notice title={t('myOrganisation.readOnly')}>
            <ButtonLink className="under-text" to="/organisations/$slug" params={{ slug }}>
              {t('myOrganisation.public')}
            </ButtonLink>
          </Notice>
        )}
        <aside className="side" aria-label={t('myOrganisation.team')}>
          {organisation.actions.includes('seeTeam') ? <Team id={organisation.id} slug={slug} /> : null}
        </aside>
      </div>
    </div>
  );
}

const profileOf = (organisation: Organisation): OrganisationProfile => {
  const { name, kind, sort, legalForm, legalCode, siren, siret, rna, foundedOn, summary, website } =
    organisation;
  const { communeCode, communeName, departmentCode, approvals } = organisation;
  return {
    ...{ name, kind, sort, legalForm, legalCode, siren, siret, rna, foundedOn, summary, website },
    ...{ communeCode, communeName, departmentCode, approvals },
  };
};

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
    <div>
      {stale ? <Notice hue="warn" live="assertive" title={t('myOrganisation.stale')} /> : null}
      {save.isSuccess ? <Notice hue="ok" live="polite" title={t('myOrganisation.saved')} /> : null}
      <OrganisationForm
        // A newer version starts the form anew: what it holds is what the server holds.
        key={organisation.version}
        profile={profileOf(organisation)}
        act={t('myOrganisation.save')}
        busy={save.isPending}
        error={save.error}
        onSave={(profile) => save.mutate(profile)}
      />
    </div>
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
