import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organisationQuery } from '~/features/organisations/api';
import type { AppContext } from '~/shared/context';
import { orNotFound } from '~/shared/or-not-found';
import { messageHead, notFoundHead, pageHead } from '~/shared/page-head';
import { rootRoute } from './root';
import { workspaceRoute } from './workspace';

// What asks the API for a workspace page waits until that page is opened.
const team = () => import('~/features/team/pages');
const collective = () => import('~/features/collectives/collective-page');

/** An organisation and its people, for its members; anyone else reads that there is no such page. */
async function loadTeam({ api, queryClient }: AppContext, slug: string): Promise<void> {
  const organisation = await orNotFound(queryClient.ensureQueryData(organisationQuery(api, slug)));
  const { membersQuery } = await team();
  await orNotFound(queryClient.ensureInfiniteQueryData(membersQuery(api, organisation.id)));
}

const teamRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-organisations/$slug/equipe',
  staticData: { messages: ['team'] },
  loader: ({ context, params }) => loadTeam(context, params.slug),
  head: ({ match }) => messageHead(match.context, 'team.title'),
  component: lazyRouteComponent(team, 'TeamPage'),
});

const takeoverRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/mes-organisations/$slug/equipe/reprise/$accountId',
  staticData: { messages: ['team'] },
  loader: ({ context, params }) => loadTeam(context, params.slug),
  head: ({ match }) => messageHead(match.context, 'team.takeOver'),
  component: lazyRouteComponent(team, 'TakeoverPage'),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitations/$id',
  staticData: { messages: ['team'] },
  head: ({ match }) => ({
    ...messageHead(match.context, 'team.received.pageTitle'),
    // The address holds a key, after its #: the page must not enter an index.
    meta: [
      ...messageHead(match.context, 'team.received.pageTitle').meta,
      { name: 'robots', content: 'noindex' },
    ],
  }),
  component: lazyRouteComponent(team, 'InvitationPage'),
});

const collectiveRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/collectifs/$slug',
  staticData: { messages: ['calls', 'collective'] },
  loader: async ({ context: { api, queryClient }, params: { slug } }) => {
    const organisation = await orNotFound(queryClient.ensureQueryData(organisationQuery(api, slug)));
    const { collectiveQuery } = await collective();
    await orNotFound(queryClient.ensureQueryData(collectiveQuery(api, organisation.id)));
    return organisation;
  },
  head: ({ match, loaderData }) =>
    loaderData === undefined
      ? notFoundHead(match.context)
      : pageHead(match.context, {
          title: loaderData.name,
          description: loaderData.summary,
          path: `/collectifs/${loaderData.slug}`,
        }),
  component: lazyRouteComponent(collective, 'CollectivePage'),
});

/** Teams and their rights; the workspace's part and what stands outside it. */
export const teamRoutes = [teamRoute, takeoverRoute];
export const openTeamRoutes = [invitationRoute, collectiveRoute];
