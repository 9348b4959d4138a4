import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SubjectRegistry } from '#discussions';
import { OrganisationsRepository } from '#organisations';
import {
  type Actor,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  Journal,
  newId,
  notFound,
  type Page,
  type PageQuery,
  pageOf,
  Transaction,
} from '#platform';
import { GuidesRepository } from '../guides/guides.repository.js';
import { panelPolicy } from '../panel.policy.js';
import { PanelDoor } from '../panels/panel-door.js';
import { BECAME, type PanelSessionEvent, sessionEvent } from './session.events.js';
import { isBeingPrepared, type SessionAction, sessionMachine } from './session.machine.js';
import {
  ENDS_BEFORE_IT_STARTS,
  NO_SUCH_ENTERPRISE,
  NO_SUCH_GUIDE,
  NO_SUCH_SOLUTION,
  preparationOver,
  sessionInvalid,
  TOO_MANY_SUBJECTS,
} from './session.problems.js';
import { SessionDoor } from './session-door.js';
import type {
  EditSessionRequest,
  EditSubjectRequest,
  PanelSessionResponse,
  PanelSessionSummary,
  PlanSessionRequest,
  SubjectRequest,
} from './sessions.dto.js';
import { type PanelSession, type SessionSummaryRow, SessionsRepository } from './sessions.repository.js';
import { SubjectsRepository } from './subjects.repository.js';

const SUBJECTS_AT_MOST = 6;
const ROOM_CODES = 1_000_000;

/** Sessions of a panel, from their plan to the moment they are ready, and each step of their life. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly panels: PanelDoor,
    private readonly door: SessionDoor,
    private readonly sessions: SessionsRepository,
    private readonly subjects: SubjectsRepository,
    private readonly guides: GuidesRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly registry: SubjectRegistry,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, panelId: string, query: PageQuery): Promise<Page<PanelSessionSummary>> {
    await this.panels.open(actor, panelId);
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const key = decodeCursor(query.cursor, 2);
    const after = key ? { sortKey: String(key[0]), id: String(key[1]) } : null;
    const rows = await this.sessions.list(panelId, after, limit + 1);
    return pageOf(rows, limit, (row) => [row.sortKey, row.id], toSummary);
  }

  async read(actor: Actor, id: string): Promise<PanelSessionResponse> {
    return this.present(actor, await this.door.open(actor, id));
  }

  async plan(actor: Actor, panelId: string, request: PlanSessionRequest): Promise<PanelSessionResponse> {
    return this.transaction.run(async () => {
      const panel = await this.panels.open(actor, panelId, 'convene');
      const { callId = null } = request;
      if (callId !== null && !(await this.sessions.isCallOf(callId, panel.ownerIds))) throw notFound();
      const plan = { ...BLANK_PLAN, ...(await this.fitting(panelId, request)) };
      const id = newId();
      await this.sessions.insert({ ...plan, id, panelId, callId }, actor.accountId, this.clock.now());
      return this.tell(actor, id, 'panel_session.planned');
    });
  }

  async edit(
    actor: Actor,
    id: string,
    read: number,
    request: EditSessionRequest,
  ): Promise<PanelSessionResponse> {
    return this.prepare(actor, id, 'panel_session.edited', read, async (session) => {
      Object.assign(session, BLANK_PLAN, await this.fitting(session.panelId, request));
    });
  }

  /**
   * One step of its life.
   * @throws 422 with what is missing, when it is not ready to be.
   */
  async move(actor: Actor, id: string, action: SessionAction): Promise<PanelSessionResponse> {
    return this.transaction.run(async () => {
      const session = await this.door.hold(actor, id, 'read');
      await this.apply(actor, session, action);
      return this.present(actor, session);
    });
  }

  /** The same on a session already held: moved, saved and recorded. */
  async apply(actor: Actor, session: PanelSession, action: SessionAction): Promise<void> {
    sessionMachine.apply(session, action, actor, this.clock.now());
    if (action === 'makeReady' || action === 'start') session.roomCode ??= await this.freeRoomCode();
    await this.sessions.save(session);
    await this.journal.record(actor, sessionEvent(BECAME[action], session));
  }

  async addSubject(actor: Actor, id: string, request: SubjectRequest): Promise<PanelSessionResponse> {
    return this.prepare(actor, id, 'panel_session.subject_added', undefined, async (session) => {
      if (session.preparation.subjects >= SUBJECTS_AT_MOST) throw sessionInvalid([TOO_MANY_SUBJECTS]);
      const { title, plainWords = '', imageWords = '' } = request;
      const about = await this.solution(actor, session, request);
      await this.subjects.insert({ id: newId(), sessionId: id, ...about, title, plainWords, imageWords });
    });
  }

  async editSubject(
    actor: Actor,
    id: string,
    subjectId: string,
    words: EditSubjectRequest,
  ): Promise<PanelSessionResponse> {
    return this.prepare(actor, id, 'panel_session.subject_edited', undefined, () =>
      this.subjects.edit(id, subjectId, words),
    );
  }

  async removeSubject(actor: Actor, id: string, subjectId: string): Promise<PanelSessionResponse> {
    return this.prepare(actor, id, 'panel_session.subject_removed', undefined, () =>
      this.subjects.remove(id, subjectId),
    );
  }

  /** What changes a session while it is still being prepared. */
  private async prepare(
    actor: Actor,
    id: string,
    event: PanelSessionEvent['type'],
    read: number | undefined,
    change: (session: PanelSession) => Promise<void>,
  ): Promise<PanelSessionResponse> {
    return this.transaction.run(async () => {
      const session = await this.door.hold(actor, id, 'convene', read);
      if (!isBeingPrepared(session)) throw preparationOver();
      await change(session);
      await this.sessions.save(session);
      return this.tell(actor, id, event);
    });
  }

  private async tell(
    actor: Actor,
    id: string,
    event: PanelSessionEvent['type'],
  ): Promise<PanelSessionResponse> {
    const session = await this.sessions.find(id);
    await this.journal.record(actor, sessionEvent(event, session));
    return this.present(actor, session);
  }

  /** A plan whose parts go together. @throws 422 */
  private async fitting(panelId: string, { startsAt, endsAt, ...plan }: EditSessionRequest) {
    const starts = startsAt ? new Date(startsAt) : null;
    const ends = endsAt ? new Date(endsAt) : null;
    const faults = [
      ...(ends && (!starts || ends <= starts) ? [ENDS_BEFORE_IT_STARTS] : []),
      ...((await this.isGuideAtHand(panelId, plan.guideId ?? null)) ? [] : [NO_SUCH_GUIDE]),
    ];
    if (faults.length > 0) throw sessionInvalid(faults);
    return { ...plan, startsAt: starts, endsAt: ends };
  }

  private async isGuideAtHand(panelId: string, guideId: string | null): Promise<boolean> {
    if (guideId === null) return true;
    const guide = await this.guides.peek(guideId);
    return guide !== undefined && (guide.panelId === null || guide.panelId === panelId);
  }

  /** An application that the facilitator may know of, of the panel's own institutions; else a free solution. */
  private async solution(
    actor: Actor,
    session: PanelSession,
    { applicationId = null, enterpriseId = null }: SubjectRequest,
  ) {
    if (applicationId !== null) {
      await this.registry.audiencesOf(actor, { type: 'application', id: applicationId });
      const applicant = await this.subjects.applicant(applicationId, session.panel.ownerIds);
      if (!applicant) throw sessionInvalid([NO_SUCH_SOLUTION]);
      return { type: 'application' as const, refId: applicationId, enterpriseId: applicant.enterpriseId };
    }
    if (enterpriseId !== null && !(await this.organisations.findVerified(enterpriseId)))
      throw sessionInvalid([NO_SUCH_ENTERPRISE]);
    return { type: 'solution' as const, refId: null, enterpriseId };
  }

  /** Six digits that no living room answers to. */
  private async freeRoomCode(): Promise<string> {
    for (;;) {
      const code = String(randomInt(ROOM_CODES)).padStart(6, '0');
      if (!(await this.sessions.isRoomTaken(code))) return code;
    }
  }

  private async present(actor: Actor, session: PanelSession): Promise<PanelSessionResponse> {
    const { id, panelId, callId, title, mode, status, place, meetingUrl, guideId, guideName, seats } =
      session;
    const { panel, preparation, steps, roomCode, repliesDueOn, version } = session;
    const facilitates = panelPolicy.allows(actor, 'facilitate', panel);
    const convenes = panelPolicy.allows(actor, 'convene', panel);
    return {
      ...{
        id,
        panelId,
        callId,
        title,
        mode,
        status,
        place,
        meetingUrl,
        guideId,
        guideName,
        seats,
        repliesDueOn,
      },
      startsAt: session.startsAt?.toISOString() ?? null,
      endsAt: session.endsAt?.toISOString() ?? null,
      steps: steps && [...steps],
      subjects: await this.subjects.ofSession(id),
      consent: preparation.consent,
      roomCode: facilitates ? roomCode : null,
      version,
      actions: [
        ...(convenes && isBeingPrepared(session) ? ['edit', 'draw'] : []),
        ...(facilitates ? ['seat'] : []),
        ...sessionMachine.actionsFor(actor, session, this.clock.now()),
      ],
    };
  }
}

/** What a plan leaves unsaid. */
const BLANK_PLAN = { startsAt: null, endsAt: null, place: '', meetingUrl: null, guideId: null };

const toSummary = ({ sortKey: _, startsAt, ...row }: SessionSummaryRow): PanelSessionSummary => ({
  ...row,
  startsAt: startsAt?.toISOString() ?? null,
});
