import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { workContext } from '../context.js';
import { Transaction } from '../data/transaction.js';
import { newId } from '../ids.js';
import { lenderUsed } from '../lent-rights.js';
import type { Actor } from '../policy.js';

/** Points at any object of the product without knowing it. */
export interface SubjectRef {
  type: string;
  id: string;
}

/** Something that happened, in the past tense; each lib lists its own in `<noun>.events.ts`. */
export interface DomainEvent<Type extends string = string, Payload extends object = object> {
  type: Type;
  subject: SubjectRef;
  payload: Payload;
}

/**
 * Records what happened in the transaction that made it happen: the event for those who listen (outbox) and the
 * audit entry for those who must prove, in one statement.
 */
@Injectable()
export class Journal {
  constructor(
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  record(actor: Actor | null, event: DomainEvent): Promise<void> {
    return this.recordAll(actor, [event]);
  }

  /** Many at once, in one statement whatever their number. */
  async recordAll(actor: Actor | null, events: readonly DomainEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.transaction.query(RECORD_ALL, [
      events.map(() => newId()),
      events.map((event) => event.type),
      events.map((event) => event.subject.type),
      events.map((event) => event.subject.id),
      events.map((event) => JSON.stringify(event.payload)),
      actor?.accountId ?? null,
      this.clock.now(),
      workContext.getStore()?.requestId ?? null,
      lenderUsed(),
    ]);
  }

  /** An audit entry without an event: a reading, a refusal worth keeping. Nobody is told. */
  async note(actor: Actor | null, action: string, subject: SubjectRef, detail: object = {}): Promise<void> {
    await this.transaction.query(
      `INSERT INTO audit_entries (at, actor_id, action, subject_type, subject_id, detail, request_id, on_behalf_of)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        this.clock.now(),
        actor?.accountId ?? null,
        action,
        subject.type,
        subject.id,
        JSON.stringify(detail),
        workContext.getStore()?.requestId ?? null,
        lenderUsed(),
      ],
    );
  }
}

/**
 * The recording as common table expressions, for a verb that does all its work in one statement. `source` names an
 * expression with one row per event: event_id, type, subject_type, subject_id, payload, actor_id, occurred_at,
 * request_id, on_behalf_of.
 */
export const recordingOf = (source: string): string => `
  event AS (
    INSERT INTO outbox_events (id, type, subject_type, subject_id, payload, actor_id, occurred_at)
    SELECT event_id, type, subject_type, subject_id, payload, actor_id, occurred_at FROM ${source}
  ), entry AS (
    INSERT INTO audit_entries (at, actor_id, action, subject_type, subject_id, detail, request_id, on_behalf_of)
    SELECT occurred_at, actor_id, type, subject_type, subject_id, payload, request_id, on_behalf_of FROM ${source}
  )`;

const RECORD_ALL = `
  WITH happened AS (
    SELECT *, $6::uuid AS actor_id, $7::timestamptz AS occurred_at, $8::varchar AS request_id,
      $9::uuid AS on_behalf_of
    FROM unnest($1::uuid[], $2::varchar[], $3::varchar[], $4::uuid[], $5::jsonb[])
      AS t (event_id, type, subject_type, subject_id, payload)
  ), ${recordingOf('happened')}
  SELECT count(*) FROM happened`;
