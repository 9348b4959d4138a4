import { Injectable } from '@nestjs/common';
import { notFound, PreparedReads, Transaction } from '#platform';
import { PeopleSchema } from '../panelists/people-schema.js';
import type { InvitationWay, SeatState } from './session.types.js';

export interface Seat {
  panelistId: string;
  pseudonym: string;
  strata: Record<string, string>;
  state: SeatState;
  rank: number;
  invitedBy: InvitationWay | null;
  /** A day. */
  invitedOn: string | null;
  stopped: boolean;
}

/** Somebody who might be drawn, with what may stand in the way. */
export interface DrawCandidate {
  id: string;
  strata: Record<string, string>;
  active: boolean;
  invitations: number;
}

/** Who somebody is, for those who invite them. */
export interface Invitee {
  panelistId: string;
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  address: string | null;
  guardianName: string | null;
  guardianContact: string | null;
  needs: string[];
}

@Injectable()
export class SeatsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
    private readonly people: PeopleSchema,
  ) {}

  ofSession(sessionId: string): Promise<Seat[]> {
    return this.prepared.rows<Seat>(`${SEAT} WHERE t.session_id = $1 ORDER BY t.rank, t.panelist_id`, [
      sessionId,
    ]);
  }

  /** Held until the transaction ends. @throws 404 */
  async hold(sessionId: string, panelistId: string): Promise<Seat> {
    const [seat] = await this.transaction.query<Seat>(
      `${SEAT} WHERE t.session_id = $1 AND t.panelist_id = $2 FOR UPDATE OF t`,
      [sessionId, panelistId],
    );
    if (!seat) throw notFound();
    return seat;
  }

  /** Everyone on the panel, and how often they were invited of late. */
  candidates(panelId: string, today: string): Promise<DrawCandidate[]> {
    return this.prepared.rows<DrawCandidate>(CANDIDATES, [panelId, today]);
  }

  /** Seats as drawn, in place of any before: nobody was invited yet. */
  async seat(sessionId: string, seated: readonly string[], waiting: readonly string[]): Promise<void> {
    await this.transaction.query('DELETE FROM panel_seats WHERE session_id = $1', [sessionId]);
    await this.transaction.query(
      `INSERT INTO panel_seats (session_id, panelist_id, state, rank)
       SELECT $1, id, CASE WHEN rank <= $3 THEN 'drawn' ELSE 'waiting' END, rank
       FROM unnest($2::uuid[]) WITH ORDINALITY AS given (id, rank)`,
      [sessionId, [...seated, ...waiting], seated.length],
    );
  }

  async setState(sessionId: string, panelistId: string, state: SeatState): Promise<void> {
    await this.transaction.query(
      'UPDATE panel_seats SET state = $3 WHERE session_id = $1 AND panelist_id = $2',
      [sessionId, panelistId, state],
    );
  }

  /** Marks those drawn as invited. @returns how many were */
  async invite(
    sessionId: string,
    panelistIds: readonly string[],
    way: InvitationWay,
    today: string,
  ): Promise<number> {
    const invited = await this.transaction.query(
      `WITH invited AS (
         UPDATE panel_seats SET state = 'invited', invited_by = $3, invited_on = $4
         WHERE session_id = $1 AND panelist_id = ANY($2::uuid[]) AND state IN ('drawn', 'invited') RETURNING panelist_id)
       SELECT FROM invited`,
      [sessionId, panelistIds, way, today],
    );
    return invited.length;
  }

  /** What somebody needs to take part, by panelist. */
  async needs(panelistIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.people.query<{ id: string; needs: string[] }>(
      'SELECT panelist_id AS id, needs FROM panel_people.people WHERE panelist_id = ANY($1::uuid[])',
      [panelistIds],
    );
    return new Map(rows.map((row) => [row.id, row.needs]));
  }

  async invitees(panelistIds: readonly string[]): Promise<Map<string, Invitee>> {
    const rows = await this.people.query<Invitee>(
      `SELECT panelist_id AS "panelistId", first_name AS "firstName", last_name AS "lastName", email::text, phone, address,
         guardian_name AS "guardianName", guardian_contact AS "guardianContact", to_json(needs) AS needs
       FROM panel_people.people WHERE panelist_id = ANY($1::uuid[])`,
      [panelistIds],
    );
    return new Map(rows.map((row) => [row.panelistId, row]));
  }

  /** Whose seat it is, of those who came in with this account. @throws 404 */
  async own(sessionId: string, accountId: string): Promise<string> {
    const places = await this.people.query<{ id: string }>(
      'SELECT panelist_id AS id FROM panel_people.people WHERE account_id = $1',
      [accountId],
    );
    const [seat] = await this.prepared.rows<{ panelistId: string }>(
      `SELECT panelist_id AS "panelistId" FROM panel_seats
       WHERE session_id = $1 AND panelist_id = ANY($2::uuid[]) AND state <> 'waiting' AND state <> 'drawn'`,
      [sessionId, places.map((place) => place.id)],
    );
    if (!seat) throw notFound();
    return seat.panelistId;
  }
}

const SEAT = `
  SELECT t.panelist_id AS "panelistId", p.pseudonym, p.strata, t.state, t.rank, t.invited_by AS "invitedBy",
    t.invited_on::text AS "invitedOn", t.stopped
  FROM panel_seats t JOIN panelists p ON p.id = t.panelist_id`;

const CANDIDATES = `
  SELECT p.id, p.strata, p.status = 'active' AS active,
    (SELECT count(*)::int FROM panel_seats t WHERE t.panelist_id = p.id AND t.invited_on > $2::date - 90) AS invitations
  FROM panelists p WHERE p.panel_id = $1 AND p.status IN ('active', 'paused')`;
