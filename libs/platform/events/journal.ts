import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { workContext } from '../context.js';
import { Transaction } from '../data/transaction.js';
import { newId } from '../ids.js';
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

  async record(actor: Actor | null, event: DomainEvent): Promise<void> {
    await this.transaction.query(RECORD, [
      newId(),
      event.type,
      event.subject.type,
      event.subject.id,
      JSON.stringify(event.payload),
      actor?.accountId ?? null,
      this.clock.now(),
      workContext.getStore()?.requestId ?? null,
    ]);
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
    ]);
  }

  /** An audit entry without an event: a reading, a refusal worth keeping. Nobody is told. */
  async note(actor: Actor | null, action: string, subject: SubjectRef, detail: object = {}): Promise<void> {
    await this.transaction.query(
      `INSERT INTO audit_entries (at, actor_id, action, subject_type, subject_id, detail, request_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        this.clock.now(),
        actor?.accountId ?? null,
        action,
        subject.type,
        subject.id,
        JSON.stringify(detail),
        workContext.getStore()?.requestId ?? null,
      ],
    );
  }
}

const RECORD = `
  WITH event AS (
    INSERT INTO outbox_events (id, type, subject_type, subject_id, payload, actor_id, occurred_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
  ), entry AS (
    INSERT INTO audit_entries (at, actor_id, action, subject_type, subject_id, detail, request_id)
    VALUES ($7, $6, $2, $3, $4, $5, $8)
  )
  SELECT graphile_worker.add_job('deliver_event', json_build_object('eventId', $1::uuid))`;

const RECORD_ALL = `
  WITH happened AS (
    SELECT * FROM unnest($1::uuid[], $2::varchar[], $3::varchar[], $4::uuid[], $5::jsonb[])
      AS t (id, type, subject_type, subject_id, payload)
  ), event AS (
    INSERT INTO outbox_events (id, type, subject_type, subject_id, payload, actor_id, occurred_at)
    SELECT id, type, subject_type, subject_id, payload, $6::uuid, $7::timestamptz FROM happened
  ), entry AS (
    INSERT INTO audit_entries (at, actor_id, action, subject_type, subject_id, detail, request_id)
    SELECT $7, $6, type, subject_type, subject_id, payload, $8::varchar FROM happened
  )
  SELECT graphile_worker.add_job('deliver_event', json_build_object('eventId', id)) FROM happened`;
