import { Injectable } from '@nestjs/common';
import { ActorDirectory } from '#identity';
import { type Actor, Clock, currentLocale, Journal, notFound, Transaction } from '#platform';
import { type DescribedPlace, HandoverRegistry, type Place } from './handover-registry.js';
import type { TakeoverPart, TakeoverPlace, TakeoverResponse } from './members.dto.js';
import { type MemberRow, MembersRepository, type Team } from './members.repository.js';
import { membershipEvent } from './membership.events.js';
import { memberPolicy, teamPolicy } from './membership.policy.js';
import { successorRefused } from './membership.problems.js';
import { TakeoverRepository } from './takeover.repository.js';

/** One noun's places, in words, with whether the person holds them now or left them behind. */
interface Part {
  noun: string;
  places: DescribedPlace[];
  /** Held now; the others wait since the person left. */
  held: ReadonlySet<string>;
}

interface Plan {
  team: Team;
  from: { accountId: string; displayName: string };
  to: MemberRow;
  former: boolean;
  parts: Part[];
}

/** What a colleague held passes to another in one act. What they signed stays theirs. */
@Injectable()
export class TakeoverService {
  constructor(
    private readonly transaction: Transaction,
    private readonly members: MembersRepository,
    private readonly places: TakeoverRepository,
    private readonly registry: HandoverRegistry,
    private readonly actors: ActorDirectory,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** What would move, what can't and why; nothing moves. */
  async preview(
    actor: Actor,
    organisationId: string,
    fromId: string,
    toId: string,
  ): Promise<TakeoverResponse> {
    const team = await this.members.team(organisationId);
    return toResponse(await this.plan(actor, team, fromId, toId));
  }

  /** Moves everything that can; a second time finds nothing left and does nothing. */
  async takeOver(
    actor: Actor,
    organisationId: string,
    fromId: string,
    toId: string,
  ): Promise<TakeoverResponse> {
    const done = await this.transaction.run(async () => {
      const team = await this.members.lockTeam(organisationId);
      const plan = await this.plan(actor, team, fromId, toId);
      for (const part of plan.parts) await this.move(actor, plan, part);
      await this.record(actor, plan);
      return toResponse(plan);
    });
    this.actors.forget();
    return done;
  }

  /** A departure: every place is taken back, and kept for whoever takes over. Joins the transaction under way. */
  async vacateAll(actor: Actor, organisationId: string, accountId: string): Promise<number> {
    const now = this.clock.now();
    const held = await this.heldBy(organisationId, accountId);
    for (const { noun, adapter, places } of held) {
      await adapter.vacate(actor, accountId, places);
      await this.places.keep(organisationId, accountId, noun, places, now);
    }
    return held.reduce((sum, { places }) => sum + places.length, 0);
  }

  /** Asked of every noun before anything moves: one may hold something because of another. */
  private async heldBy(organisationId: string, accountId: string) {
    const held = [];
    for (const [noun, adapter] of this.registry.all()) {
      held.push({ noun, adapter, places: await adapter.held(organisationId, accountId) });
    }
    return held;
  }

  private async plan(actor: Actor, team: Team, fromId: string, toId: string): Promise<Plan> {
    teamPolicy.authorise(actor, 'takeOver', { organisationId: team.id });
    const { from, former } = await this.predecessor(actor, team, fromId);
    const to = await this.members.find(team.id, toId);
    if (!to || to.role === 'reader' || toId === fromId) throw successorRefused();
    const waiting = await this.places.waiting(team.id, fromId);
    const parts: Part[] = [];
    for (const { noun, adapter, places } of await this.heldBy(team.id, fromId)) {
      const held = new Set(places.map(keyOf));
      const all = [...places, ...(waiting.get(noun) ?? []).filter((place) => !held.has(keyOf(place)))];
      parts.push({ noun, held, places: all.length ? await adapter.describe(actor, all, toId) : [] });
    }
    return { team, from, former, to, parts };
  }

  /** Still there, or gone: somebody who never was of the team is unknown here. */
  private async predecessor(
    actor: Actor,
    team: Team,
    fromId: string,
  ): Promise<{ from: Plan['from']; former: boolean }> {
    const member = await this.members.find(team.id, fromId);
    if (member) {
      const subject = { ...member, organisationId: team.id, lastOwner: false };
      memberPolicy.authorise(actor, 'takeOver', subject);
      return { from: member, former: false };
    }
    const former = await this.members.findFormer(team.id, fromId);
    if (!former) throw notFound();
    return { from: former, former: true };
  }

  private async move(actor: Actor, { team, from, to }: Plan, { noun, places, held }: Part): Promise<void> {
    const moving = places.filter((place) => place.bar === null);
    const adapter = this.registry.all().find(([name]) => name === noun)?.[1];
    if (!adapter || moving.length === 0) return;
    const leaving = moving.filter((place) => held.has(keyOf(place)));
    if (leaving.length) await adapter.vacate(actor, from.accountId, leaving);
    await adapter.fill(actor, moving, {
      organisationId: team.id,
      fromAccountId: from.accountId,
      toAccountId: to.accountId,
    });
    await this.places.forget(team.id, from.accountId, noun, moving);
  }

  private async record(actor: Actor, { team, from, to, parts }: Plan): Promise<void> {
    const places = parts.flatMap((part) => part.places);
    const moved = places.filter((place) => place.bar === null).length;
    if (moved === 0) return;
    await this.journal.record(
      actor,
      membershipEvent('membership.taken_over', team, {
        fromAccountId: from.accountId,
        toAccountId: to.accountId,
        moved,
        kept: places.length - moved,
      }),
    );
  }
}

const keyOf = ({ subjectId, place }: Place): string => `${subjectId}:${place}`;

const toPlace = ({ subjectId, place, title, context, bar }: DescribedPlace): TakeoverPlace => ({
  subjectId,
  place,
  title,
  context,
  why: bar?.[currentLocale()] ?? null,
});

function toResponse({ from, to, former, parts }: Plan): TakeoverResponse {
  const told: TakeoverPart[] = parts.map(({ noun, places }) => ({
    noun,
    moves: places.filter((place) => place.bar === null).map(toPlace),
    stays: places.filter((place) => place.bar !== null).map(toPlace),
  }));
  return {
    from: { accountId: from.accountId, displayName: from.displayName },
    to: { accountId: to.accountId, displayName: to.displayName },
    former,
    parts: told.filter((part) => part.moves.length + part.stays.length > 0),
    moving: told.reduce((sum, part) => sum + part.moves.length, 0),
    staying: told.reduce((sum, part) => sum + part.stays.length, 0),
  };
}
