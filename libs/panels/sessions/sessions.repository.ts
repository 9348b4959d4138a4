import { Injectable } from '@nestjs/common';
import { notFound, PreparedReads, staleVersion, Transaction } from '#platform';
import type { LivingSession } from './session.types.js';

/** A session with what its rights and its readiness depend on. */
export interface PanelSession extends LivingSession {
  panelId: string;
  callId: string | null;
  title: string;
  place: string;
  meetingUrl: string | null;
  guideId: string | null;
  guideName: string | null;
  seats: number;
  repliesDueOn: string | null;
  createdAt: Date;
  version: number;
}

export type NewSession = Pick<
  PanelSession,
  | 'id'
  | 'panelId'
  | 'callId'
  | 'title'
  | 'mode'
  | 'startsAt'
  | 'endsAt'
  | 'place'
  | 'meetingUrl'
  | 'guideId'
  | 'seats'
>;

/** One of them, for lists. */
export interface SessionSummaryRow {
  id: string;
  title: string;
  mode: LivingSession['mode'];
  status: LivingSession['status'];
  startsAt: Date | null;
  seats: number;
  subjects: number;
  sortKey: string;
}

@Injectable()
export class SessionsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** @throws 404 */
  async find(id: string): Promise<PanelSession> {
    const [session] = await this.prepared.rows<PanelSession>(`${SESSION} WHERE s.id = $1`, [id]);
    if (!session) throw notFound();
    return session;
  }

  /** Held until the transaction ends. @throws 404 */
  async hold(id: string): Promise<PanelSession> {
    await this.transaction.query('SELECT FROM panel_sessions WHERE id = $1 FOR UPDATE', [id]);
    return this.find(id);
  }

  many(ids: readonly string[]): Promise<PanelSession[]> {
    return this.prepared.rows<PanelSession>(`${SESSION} WHERE s.id = ANY($1::uuid[])`, [ids]);
  }

  /** Of a panel, the last planned first. */
  list(
    panelId: string,
    after: { sortKey: string; id: string } | null,
    limit: number,
  ): Promise<SessionSummaryRow[]> {
    return this.prepared.rows<SessionSummaryRow>(
      `SELECT s.id, s.title, s.mode, s.status, s.starts_at AS "startsAt", s.seats, s.created_at::text AS "sortKey",
         (SELECT count(*)::int FROM panel_subjects b WHERE b.session_id = s.id) AS subjects
       FROM panel_sessions s
       WHERE s.panel_id = $1 AND ($2::timestamptz IS NULL OR (s.created_at, s.id) < ($2::timestamptz, $3::uuid))
       ORDER BY s.created_at DESC, s.id DESC LIMIT $4`,
      [panelId, after?.sortKey ?? null, after?.id ?? null, limit],
    );
  }

  async insert(session: NewSession, createdBy: string, now: Date): Promise<void> {
    const { id, panelId, callId, title, mode, startsAt, endsAt, place, meetingUrl, guideId, seats } = session;
    await this.transaction.query(
      `INSERT INTO panel_sessions (id, panel_id, call_id, title, mode, status, starts_at, ends_at, place, meeting_url,
         guide_id, seats, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, 'planned', $6, $7, $8, $9, $10, $11, $12, $13)`,
      [id, panelId, callId, title, mode, startsAt, endsAt, place, meetingUrl, guideId, seats, createdBy, now],
    );
  }

  /** Writes what is held, as it stands. @throws 409 when another writer came first. */
  async save(session: PanelSession): Promise<void> {
    const saved = await this.transaction.query<{ version: number }>(SAVE, [
      session.id,
      session.version,
      session.title,
      session.mode,
      session.status,
      session.startsAt,
      session.endsAt,
      session.place,
      session.meetingUrl,
      session.guideId,
      session.steps === null ? null : JSON.stringify(session.steps),
      session.seats,
      session.roomCode,
      session.questionOpen,
      session.closedAt,
      session.repliesDueOn,
    ]);
    const [row] = saved;
    if (!row) throw staleVersion();
    session.version = row.version;
  }

  /** Whether another living room answers to this code. */
  async isRoomTaken(code: string): Promise<boolean> {
    const rows = await this.transaction.query('SELECT FROM panel_sessions WHERE room_code = $1', [code]);
    return rows.length > 0;
  }

  /** Whether a call is led by one of these institutions. */
  async isCallOf(callId: string, ownerIds: readonly string[]): Promise<boolean> {
    const rows = await this.prepared.rows(
      'SELECT FROM call_leads WHERE call_id = $1 AND organisation_id = ANY($2::uuid[])',
      [callId, ownerIds],
    );
    return rows.length > 0;
  }
}

/** Seats of somebody drawn, invited or coming. */
const SEATED = "('drawn', 'invited', 'accepted', 'came')";

const SESSION = `
  SELECT s.id, s.panel_id AS "panelId", s.call_id AS "callId", s.title, s.mode, s.status, s.starts_at AS "startsAt",
    s.ends_at AS "endsAt", s.place, s.meeting_url AS "meetingUrl", s.guide_id AS "guideId", g.name AS "guideName",
    s.steps, s.seats, s.room_code AS "roomCode", s.question_open AS "questionOpen",
    s.replies_due_on::text AS "repliesDueOn", s.created_at AS "createdAt", s.closed_at AS "closedAt", s.version,
    json_build_object(
      'ownerIds', ARRAY(SELECT o.organisation_id FROM panel_owners o WHERE o.panel_id = p.id),
      'facilitatorIds', ARRAY(SELECT f.account_id FROM panel_facilitators f WHERE f.panel_id = p.id),
      'closedAt', p.closed_at) AS panel,
    json_build_object(
      'subjects', (SELECT count(*) FROM panel_subjects b WHERE b.session_id = s.id),
      'seated', (SELECT count(*) FROM panel_seats t WHERE t.session_id = s.id AND t.state IN ${SEATED}),
      'consent', (SELECT json_build_object('coversHealth', c.covers_health) FROM panel_consent_texts c
        WHERE c.panel_id = p.id AND (c.session_id = s.id OR c.session_id IS NULL)
        ORDER BY (c.session_id IS NULL), c.number DESC LIMIT 1),
      'guide', g.steps) AS preparation
  FROM panel_sessions s JOIN panels p ON p.id = s.panel_id LEFT JOIN guides g ON g.id = s.guide_id`;

const SAVE = `
  WITH saved AS (
    UPDATE panel_sessions SET title = $3, mode = $4, status = $5, starts_at = $6, ends_at = $7, place = $8,
      meeting_url = $9, guide_id = $10, steps = $11, seats = $12, room_code = $13, question_open = $14, closed_at = $15,
      replies_due_on = $16, version = version + 1
    WHERE id = $1 AND version = $2 RETURNING version)
  SELECT version FROM saved`;
