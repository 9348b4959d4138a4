import {
  CollectivesService,
  DelegationsService,
  DomainsService,
  InvitationsService,
  MembersService,
} from '#organisations';
import type { History } from '../world/history.js';
import type { World } from '../world/world.js';

/** Teams as they live: a collective, somebody invited, somebody away, somebody gone. */
export function teamsStory(world: World, history: History): void {
  collectiveStory(world, history);
  const invite = (day: number, by: string, house: string, emails: string[], word: string): void =>
    history.at(day, '10:05', `${by} invites ${emails.join(', ')}`, () =>
      world
        .service(InvitationsService)
        .invite(world.as(by), world.organisation(house), { emails, role: 'member', locale: 'fr', word }),
    );
  invite(
    -3,
    'claire',
    'deux-rives',
    ['lea.bonnet@deux-rives.example', 'hugo.charrier@deux-rives.example'],
    `Bienvenue dans l’équipe. Nadia vous montrera l’appel « Bien vieillir ».`,
  );
  invite(-16, 'aissatou', 'nuitee', ['samuel.ngom@nuitee.example'], '');

  history.at(-40, '09:15', 'Claire opens the door to colleagues of the mutuelle', () =>
    world.service(DomainsService).claim(world.as('claire'), world.organisation('deux-rives'), {
      domain: 'deux-rives.example',
      entry: 'approval',
    }),
  );
  history.at(-5, '17:40', 'Julien is away for three weeks', () =>
    world.service(DelegationsService).give(world.as('julien'), world.organisation('serenis'), {
      toAccountId: world.as('rosa').accountId,
      role: 'manager',
      endsAt: history.calendar.at(16, '23:59').toISOString(),
      reason: 'Congé, trois semaines',
    }),
  );
  history.at(-2, '18:00', 'Baptiste changes job', () =>
    world
      .service(MembersService)
      .end(world.as('baptiste'), world.organisation('deux-rives'), world.as('baptiste').accountId),
  );
}

/** A landlord carries the collective, a foundation belongs, a network once did, a town is asked in. */
function collectiveStory(world: World, history: History): void {
  const collectives = world.service(CollectivesService);
  const id = world.organisation('mur-commun');
  const pauline = world.as('pauline');
  const bringIn = (day: number, house: string, owner: string, role: 'backbone' | 'member'): void =>
    history.at(day, '11:30', `${house} joins the collective`, async () => {
      const organisationId = world.organisation(house);
      const place = await collectives.invite(pauline, id, { organisationId, role });
      await collectives.answer(world.as(owner), id, place.id, 'accept');
    });
  bringIn(-400, 'vallees', 'marc', 'backbone');
  bringIn(-390, 'hautefeuille', 'agnes', 'member');
  bringIn(-380, 'presence', 'gabrielle', 'member');
  history.at(-90, '15:00', 'the network leaves the collective', async () => {
    const { members } = await collectives.read(pauline, id);
    const place = members.find((one) => one.organisation.id === world.organisation('presence'));
    await collectives.answer(world.as('gabrielle'), id, place?.id ?? '', 'leave');
  });
  history.at(-60, '10:00', 'Pauline writes the agenda', async () => {
    const { version } = await collectives.read(pauline, id);
    await collectives.editAgenda(pauline, id, version, AGENDA);
  });
  history.at(-4, '16:20', 'the town is asked in', () =>
    collectives.invite(pauline, id, {
      organisationId: world.organisation('ccas'),
      role: 'member',
      word: `Vos résidences autonomie ont les mêmes rez-de-chaussée vides que les nôtres. Venez !`,
    }),
  );
}

const AGENDA = `D’ici trois ans, rouvrir trente rez-de-chaussée vides au pied de nos immeubles, avec des services choisis par les locataires.

Chacun apporte ce qu’il a : les bailleurs, des locaux et leurs gardiens ; la fondation, une part du fonds commun ; tous, les mêmes indicateurs, relevés une fois par an.`;
