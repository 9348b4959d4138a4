import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { organisationQuery } from '../organisations/api';
import { PartHeader } from '../organisations/part-header';
import { membersQuery } from './api';
import { Delegations } from './delegations';
import { Domains } from './domains';
import { FormerMembers } from './former-members';
import { IdentityProvider } from './identity-provider';
import { Invitations } from './invitations';
import { JoinRequests } from './join-requests';
import { MembersTable } from './members-table';
import './team.css';

const route = getRouteApi('/workspace/mes-organisations/$slug/equipe');

/** Who is in the team, as what; who is coming, who stands in, who left and what they left behind. */
export function TeamPage() {
  const t = useT();
  const { slug } = route.useParams();
  const api = useApi();
  const { data: organisation } = useSuspenseQuery(organisationQuery(api, slug));
  const members = useSuspenseInfiniteQuery(membersQuery(api, organisation.id));
  const people = members.data.pages.flatMap((page) => page.items);
  const [first] = members.data.pages;
  const may = (action: string): boolean => first?.actions.includes(action) ?? false;
  const { id } = organisation;
  return (
    <div className="wrap team-page">
      <PartHeader
        organisation={organisation}
        title={t('team.title')}
        lede={t('team.lede', { organisation: organisation.name })}
      />
      <section className="block" aria-labelledby="membres">
        <h2 id="membres">{t('team.members', { count: people.length })}</h2>
        <MembersTable id={id} slug={slug} people={people} />
        {members.hasNextPage ? (
          <div className="acts">
            <Button busy={members.isFetchingNextPage} onClick={() => void members.fetchNextPage()}>
              {t('team.more')}
            </Button>
          </div>
        ) : null}
      </section>
      {may('answerJoinRequests') ? <JoinRequests id={id} /> : null}
      {may('invite') ? <Invitations id={id} grantable={first?.grantable ?? []} /> : null}
      {may('takeOver') ? <FormerMembers id={id} slug={slug} /> : null}
      <Delegations id={id} people={people} mayGive={may('delegate')} forOthers={may('delegateForOthers')} />
      {may('manageDomains') ? <Domains id={id} /> : null}
      {may('manageDomains') ? <IdentityProvider id={id} /> : null}
    </div>
  );
}
