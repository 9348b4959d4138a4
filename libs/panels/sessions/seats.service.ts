import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Actor,
  Clock,
  currentLocale,
  Journal,
  Mailer,
  newId,
  renderLetter,
  Transaction,
} from '#platform';
import { ConsentsService } from '../consents/consents.service.js';
import { type PanelRow, PanelsRepository } from '../panels/panels.repository.js';
import { type Candidate, DRAW_ALGORITHM, draw, nextInLine } from './draw.js';
import { shortfallsOf } from './draw.words.js';
import { type DrawRow, DrawsRepository, type LeftOut } from './draws.repository.js';
import { actsOn, type SeatAct, seatAfter, suitsMode, waysTo } from './seat.rules.js';
import type {
  ComingResponse,
  DrawResponse,
  InvitePanelistsRequest,
  SeatResponse,
  SeatsResponse,
} from './seats.dto.js';
import { type DrawCandidate, type Invitee, type Seat, SeatsRepository } from './seats.repository.js';
import { sessionEvent } from './session.events.js';
import { invitationLetter } from './session.letters.js';
import { isBeingPrepared, isGathering } from './session.machine.js';
import {
  alreadyInvited,
  nobodyToDraw,
  notGathering,
  preparationOver,
  seatRefused,
} from './session.problems.js';
import { SessionDoor } from './session-door.js';
import { type PanelSession, SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';

const SEED_BYTES = 16;

/** Who sits at a session: drawn by chance, invited, coming or not. For its facilitators, who alone know names. */
@Injectable()
export class SeatsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly door: SessionDoor,
    private readonly panels: PanelsRepository,
    private readonly sessions: SessionsRepository,
    private readonly lives: SessionsService,
    private readonly seats: SeatsRepository,
    private readonly draws: DrawsRepository,
    private readonly consents: ConsentsService,
    private readonly mailer: Mailer,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, sessionId: string): Promise<SeatsResponse> {
    return this.present(await this.door.open(actor, sessionId, 'facilitate'));
  }

  /** Draws people for the seats; again as often as needed, until the first one is invited. */
  async draw(actor: Actor, sessionId: string, given?: string): Promise<SeatsResponse> {
    return this.transaction.run(async () => {
      const session = await this.door.hold(actor, sessionId, 'convene');
      if (!isBeingPrepared(session)) throw preparationOver();
      const before = await this.seats.ofSession(sessionId);
      if (before.some((seat) => seat.invitedOn !== null)) throw alreadyInvited();
      const panel = await this.panels.find(session.panelId);
      const { candidates, leftOut } = await this.pool(session, panel);
      if (candidates.length === 0) throw nobodyToDraw();
      const seed = given ?? randomBytes(SEED_BYTES).toString('hex');
      const { strata } = panel;
      const drawn = draw({ seed, seats: session.seats, strata, candidates });
      const record = { seats: session.seats, strata, candidates, leftOut, ...drawn };
      const row = { id: newId(), seed, algorithm: DRAW_ALGORITHM, record, drawnAt: this.clock.now() };
      await this.draws.insert(sessionId, row, actor.accountId);
      await this.seats.seat(sessionId, drawn.seated, drawn.waiting);
      if (session.status === 'planned') await this.lives.apply(actor, session, 'recruit');
      await this.journal.record(actor, sessionEvent('panel_session.drawn', session, { seed }));
      return this.present(session);
    });
  }

  /** Marks people as invited; by mail, the letter leaves with it. */
  async invite(
    actor: Actor,
    sessionId: string,
    { way, panelistIds }: InvitePanelistsRequest,
  ): Promise<SeatsResponse> {
    return this.transaction.run(async () => {
      const session = await this.door.hold(actor, sessionId, 'convene');
      if (!isGathering(session)) throw notGathering();
      const count = await this.seats.invite(sessionId, panelistIds, way, this.today());
      if (count !== panelistIds.length) throw seatRefused();
      if (way === 'mail') await this.write(session, panelistIds);
      await this.journal.record(actor, sessionEvent('panel_session.invited', session, { way, count }));
      return this.present(session);
    });
  }

  /** What somebody answered, or whether they came, as their facilitator notes it. */
  async note(actor: Actor, sessionId: string, panelistId: string, act: SeatAct): Promise<SeatsResponse> {
    return this.transaction.run(async () => {
      const session = await this.door.hold(actor, sessionId, 'facilitate');
      await this.settle(actor, session, await this.seats.hold(sessionId, panelistId), act);
      return this.present(session);
    });
  }

  /** Whether one comes, said by oneself. @throws 404 without a seat there */
  async answer(actor: Actor, sessionId: string, coming: boolean): Promise<ComingResponse> {
    return this.transaction.run(async () => {
      const panelistId = await this.seats.own(sessionId, actor.accountId);
      const session = await this.sessions.hold(sessionId);
      if (!isGathering(session)) throw notGathering();
      const seat = await this.seats.hold(sessionId, panelistId);
      const state = await this.settle(actor, session, seat, coming ? 'accept' : 'decline');
      const actions = actsOn(state).filter((act) => act === 'accept' || act === 'decline');
      return { id: sessionId, state, actions };
    });
  }

  private async settle(actor: Actor, session: PanelSession, seat: Seat, act: SeatAct) {
    const state = seatAfter(seat.state, act);
    if (!state) throw seatRefused();
    await this.seats.setState(session.id, seat.panelistId, state);
    if (act === 'decline' && isGathering(session)) await this.moveUp(session.id, seat);
    // Who it was stays out of every log.
    await this.journal.record(
      actor.panelist ? null : actor,
      sessionEvent('panel_session.seat_noted', session),
    );
    return state;
  }

  /** The place goes to whoever waits and is most like the one who leaves it. */
  private async moveUp(sessionId: string, { panelistId, strata }: Seat): Promise<void> {
    const waiting = (await this.seats.ofSession(sessionId))
      .filter((seat) => seat.state === 'waiting')
      .map((seat) => ({ id: seat.panelistId, strata: seat.strata, rank: seat.rank }));
    const next = nextInLine({ id: panelistId, strata }, waiting);
    if (next) await this.seats.setState(sessionId, next, 'drawn');
  }

  /** Who may be drawn: active, in agreement, not tired of being asked, and able to take part this way. */
  private async pool(
    session: PanelSession,
    panel: PanelRow,
  ): Promise<{ candidates: Candidate[]; leftOut: LeftOut }> {
    const everyone = await this.seats.candidates(session.panelId, this.today());
    const ids = everyone.map((one) => one.id);
    const needs = await this.seats.needs(ids);
    const agreed = await this.consents.covers(ids, null);
    const leftOut: LeftOut = { paused: 0, noConsent: 0, invitedEnough: 0, otherMode: 0 };
    const obstacle = (one: DrawCandidate): keyof LeftOut | null => {
      if (!one.active) return 'paused';
      if (!agreed.has(one.id)) return 'noConsent';
      if (one.invitations >= panel.invitationsAtMost) return 'invitedEnough';
      return suitsMode(session.mode, needs.get(one.id) ?? []) ? null : 'otherMode';
    };
    const candidates = everyone.filter((one) => {
      const why = obstacle(one);
      if (why) leftOut[why] += 1;
      return why === null;
    });
    return { candidates: candidates.map(({ id, strata }) => ({ id, strata })), leftOut };
  }

  private async write(session: PanelSession, panelistIds: readonly string[]): Promise<void> {
    const people = await this.seats.invitees(panelistIds);
    for (const { email, firstName } of people.values()) {
      if (!email) throw seatRefused();
      await this.mailer.send(renderLetter(invitationLetter({ to: email, firstName, session }), 'fr'));
    }
  }

  private today(): string {
    return this.clock.now().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });
  }

  private async present({ id }: PanelSession): Promise<SeatsResponse> {
    const seats = await this.seats.ofSession(id);
    const people = await this.seats.invitees(seats.map((seat) => seat.panelistId));
    const last = await this.draws.last(id);
    return {
      draw: last ? toDraw(last) : null,
      items: seats.map((seat) => toSeat(seat, people.get(seat.panelistId))),
    };
  }
}

function toSeat(seat: Seat, person: Invitee | undefined): SeatResponse {
  const { panelistId, pseudonym, state, rank, invitedBy, invitedOn } = seat;
  const known = person ?? { ...NOBODY, panelistId };
  const ways = state === 'drawn' || state === 'invited' ? waysTo(known) : [];
  return { ...known, pseudonym, state, rank, invitedBy, invitedOn, ways, actions: actsOn(state) };
}

const NOBODY: Omit<Invitee, 'panelistId'> = {
  firstName: '',
  lastName: '',
  email: null,
  phone: null,
  address: null,
  guardianName: null,
  guardianContact: null,
  needs: [],
};

function toDraw({ id, seed, algorithm, record, drawnAt }: DrawRow): DrawResponse {
  const { candidates, leftOut, counts, strata, seats } = record;
  const again = draw({ seed, seats, strata, candidates });
  return {
    id,
    seed,
    algorithm,
    drawnAt: drawnAt.toISOString(),
    candidates: candidates.length,
    leftOut,
    counts: counts.map((count) => ({ ...count, label: labelOf(record, count) })),
    shortfalls: shortfallsOf(counts, strata).map((words) => words[currentLocale()]),
    verified: [...again.seated, ...again.waiting].join() === [...record.seated, ...record.waiting].join(),
  };
}

const labelOf = (
  { strata }: DrawRow['record'],
  { stratum, value }: { stratum: string; value: string },
): string => {
  const of = strata.find((one) => one.key === stratum);
  return of?.values.find((one) => one.key === value)?.label ?? value;
};
