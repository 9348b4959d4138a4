import { Injectable } from '@nestjs/common';
import { ActorDirectory } from '#identity';
import { type Actor, Clock, expectVersion, Journal, notFound, Transaction } from '#platform';
import { MembersRepository, type Team } from '../members/members.repository.js';
import { type CollectiveEvent, collectiveEvent } from './collective.events.js';
import {
  type CollectiveAction,
  type CollectivePlace,
  type CollectiveRole,
  type CollectiveStatus,
  collectiveMachine,
} from './collective.machine.js';
import { collectivePolicy, ownsHouse, runsCollective } from './collective.policy.js';
import { alreadyInCollective, lastBackbone, notForCollectives } from './collective.problems.js';
import type {
  AskToJoinCollectiveRequest,
  CollectivePlaceResponse,
  CollectiveResponse,
  InviteOrganisationRequest,
} from './collectives.dto.js';
import {
  type CollectivePlaceRow,
  type CollectiveRow,
  CollectivesRepository,
} from './collectives.repository.js';

/** Organisations that act as one: who is in, as what, and the agenda they share. */
@Injectable()
export class CollectivesService {
  constructor(
    private readonly transaction: Transaction,
    private readonly collectives: CollectivesRepository,
    private readonly members: MembersRepository,
    private readonly actors: ActorDirectory,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async read(actor: Actor | null, id: string): Promise<CollectiveResponse> {
    return this.present(actor, await this.collectives.find(id));
  }

  async ofOrganisation(actor: Actor | null, organisationId: string): Promise<CollectivePlaceResponse[]> {
    const { id } = await this.members.team(organisationId);
    const places = await this.collectives.placesOfOrganisation(actor, id);
    return places.map((place) => this.presentPlace(actor, place));
  }

  async editAgenda(actor: Actor, id: string, version: number, agenda: string): Promise<CollectiveResponse> {
    return this.transaction.run(async () => {
      const collective = await this.hold(actor, id, 'editAgenda');
      expectVersion(collective, version);
      collective.agenda = agenda;
      await this.collectives.writeAgenda(collective, actor.accountId, this.clock.now());
      const moved = { version: collective.version };
      await this.journal.record(actor, collectiveEvent('collective.agenda_changed', collective, moved));
      return this.present(actor, collective);
    });
  }

  /** Proposes the collective to an organisation, whose owners answer. */
  invite(actor: Actor, id: string, request: InviteOrganisationRequest): Promise<CollectivePlaceResponse> {
    return this.propose(actor, id, request, 'invite', request.role);
  }

  /** Asks the collective in an organisation's name; it enters as an ordinary member. */
  ask(actor: Actor, id: string, request: AskToJoinCollectiveRequest): Promise<CollectivePlaceResponse> {
    return this.propose(actor, id, request, 'ask', 'member');
  }

  /** @throws 404 to those on neither side of a proposal, 409 when the state does not permit it, 422 for the last backbone. */
  async answer(
    actor: Actor,
    id: string,
    placeId: string,
    action: CollectiveAction,
  ): Promise<CollectivePlaceResponse> {
    const response = await this.transaction.run(async () => {
      const collective = await this.collectives.lock(id);
      const place = await this.known(actor, id, placeId);
      collectiveMachine.apply(place, action, actor, this.clock.now());
      await this.collectives.save(place);
      await this.journal.record(actor, answered(collective, place, action));
      return this.presentPlace(actor, await this.collectives.place(id, placeId));
    });
    this.actors.forget();
    return response;
  }

  async changeRole(
    actor: Actor,
    id: string,
    placeId: string,
    version: number,
    role: CollectiveRole,
  ): Promise<CollectivePlaceResponse> {
    const response = await this.transaction.run(async () => {
      const collective = await this.hold(actor, id, 'changeRoles');
      const place = await this.known(actor, id, placeId);
      expectVersion(place, version);
      if (place.status !== 'joined') throw notFound();
      if (place.lastBackbone && role !== 'backbone') throw lastBackbone();
      place.role = role;
      await this.collectives.save(place);
      await this.journal.record(
        actor,
        collectiveEvent('collective.role_changed', collective, aboutPlace(place)),
      );
      return this.presentPlace(actor, await this.collectives.place(id, placeId));
    });
    this.actors.forget();
    return response;
  }

  private async hold(actor: Actor, id: string, verb: 'editAgenda' | 'changeRoles'): Promise<CollectiveRow> {
    const collective = await this.collectives.lock(id);
    collectivePolicy.authorise(actor, verb, collective);
    return this.collectives.find(id);
  }

  private async propose(
    actor: Actor,
    id: string,
    { organisationId, word = '' }: { organisationId: string; word?: string },
    action: 'invite' | 'ask',
    role: CollectiveRole,
  ): Promise<CollectivePlaceResponse> {
    return this.transaction.run(async () => {
      const now = this.clock.now();
      const collective = await this.collectives.lock(id);
      const place = { ...outside(id, organisationId, role), word: word.trim() };
      collectiveMachine.apply(place, action, actor, now);
      const house = await this.members.team(organisationId);
      if (house.kind === 'collective') throw notForCollectives();
      if (await this.collectives.hasLivingPlace(id, organisationId)) throw alreadyInCollective();
      const placeId = await this.collectives.add(place, actor.accountId, now);
      await this.journal.record(actor, proposed(collective, house, place));
      return this.presentPlace(actor, await this.collectives.place(id, placeId));
    });
  }

  /** A proposal exists for its two sides only; who is or was in is public. */
  private async known(actor: Actor, id: string, placeId: string): Promise<CollectivePlaceRow> {
    const place = await this.collectives.place(id, placeId);
    const open = place.status === 'joined' || place.status === 'left';
    if (!open && !runsCollective(actor, { id }) && !ownsHouse(actor, place.organisationId)) throw notFound();
    return place;
  }

  private async present(actor: Actor | null, collective: CollectiveRow): Promise<CollectiveResponse> {
    const places = await this.collectives.placesOf(actor, collective.id);
    const seesPeople = collectivePolicy.allows(actor, 'seeBackboneTeam', collective);
    return {
      ...collective,
      members: places.map((place) => this.presentPlace(actor, place)),
      backboneTeam: seesPeople ? await this.collectives.backboneTeam(collective.id) : [],
      actions: collectivePolicy.actionsFor(actor, collective),
    };
  }

  private presentPlace(actor: Actor | null, place: CollectivePlaceRow): CollectivePlaceResponse {
    const { id, role, word, version } = place;
    const mayChange =
      place.status === 'joined' &&
      !place.lastBackbone &&
      collectivePolicy.allows(actor, 'changeRoles', { id: place.collectiveId });
    const concerned =
      runsCollective(actor, { id: place.collectiveId }) || ownsHouse(actor, place.organisationId);
    return {
      id,
      collective: { id: place.collectiveId, name: place.collectiveName, slug: place.collectiveSlug },
      organisation: { id: place.organisationId, name: place.organisationName, slug: place.organisationSlug },
      role,
      status: place.status as CollectiveStatus,
      word: concerned ? word : '',
      askedAt: place.askedAt.toISOString(),
      joinedAt: place.joinedAt?.toISOString() ?? null,
      leftAt: place.leftAt?.toISOString() ?? null,
      version,
      actions: [
        ...collectiveMachine.actionsFor(actor, place, this.clock.now()),
        ...(mayChange ? ['changeRole'] : []),
      ],
    };
  }
}

const outside = (collectiveId: string, organisationId: string, role: CollectiveRole): CollectivePlace => ({
  status: collectiveMachine.definition.initial,
  collectiveId,
  organisationId,
  role,
  joinedAt: null,
  leftAt: null,
  lastBackbone: false,
});

const aboutPlace = ({ organisationId, organisationName, role }: CollectivePlaceRow) => ({
  organisationId,
  organisationName,
  role,
});

function proposed(
  collective: CollectiveRow,
  house: Team,
  { status, role, word }: CollectivePlace & { word: string },
): CollectiveEvent {
  const about = { organisationId: house.id, organisationName: house.name, role, word };
  return collectiveEvent(status === 'invited' ? 'collective.invited' : 'collective.asked', collective, about);
}

function answered(
  collective: CollectiveRow,
  place: CollectivePlaceRow,
  action: CollectiveAction,
): CollectiveEvent {
  const about = aboutPlace(place);
  if (place.status === 'joined') return collectiveEvent('collective.joined', collective, about);
  if (place.status === 'left') {
    const excluded = action === 'exclude';
    return collectiveEvent('collective.left', collective, { ...about, excluded });
  }
  return collectiveEvent('collective.answered', collective, { ...about, answer: action });
}
