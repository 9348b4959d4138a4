import { Injectable } from '@nestjs/common';
import { Transaction } from '../data/transaction.js';
import type { DomainEvent } from './journal.js';

/** An event as its listeners receive it, some time after it happened. */
export type Delivered<Event extends DomainEvent> = Event & {
  id: string;
  actorId: string | null;
  occurredAt: Date;
};

export type Listener<Event extends DomainEvent> = (event: Delivered<Event>) => Promise<void>;

/** For every event of the product, the named listeners it goes to; `{}` says "nobody, on purpose". */
export type Subscriptions<Event extends DomainEvent> = {
  [Type in Event['type']]: Record<string, Listener<Extract<Event, { type: Type }>>>;
};

interface OutboxRow {
  id: string;
  type: string;
  subject_type: string;
  subject_id: string;
  payload: object;
  actor_id: string | null;
  occurred_at: Date;
}

/**
 * The worker's side of the outbox. At least once to every listener; once in effect, because a listener's writes and the mark that it ran are one
 * transaction. A failing listener is retried alone, with back-off, by the job runner.
 */
@Injectable()
export class EventDelivery {
  constructor(private readonly transaction: Transaction) {}

  /**
   * Takes up to 200 events that wait and queues one job per listener. Several workers may do so at once: each
   * takes others. @returns how many events were taken.
   */
  async relay(subscriptions: Subscriptions<DomainEvent>): Promise<number> {
    const pairs = Object.entries(subscriptions).flatMap(([type, listeners]) =>
      Object.keys(listeners).map((name) => [type, name] as const),
    );
    const [row] = await this.transaction.query<{ taken: number }>(RELAY, [
      pairs.map(([type]) => type),
      pairs.map(([, name]) => name),
    ]);
    return row?.taken ?? 0;
  }

  async notify(eventId: string, listener: string, subscriptions: Subscriptions<DomainEvent>): Promise<void> {
    await this.transaction.run(async () => {
      const claimed = await this.transaction.query(
        'INSERT INTO event_deliveries (event_id, listener) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING event_id',
        [eventId, listener],
      );
      if (claimed.length === 0) return;
      const event = await this.load(eventId);
      await subscriptions[event.type]?.[listener]?.(event);
    });
  }

  private async load(eventId: string): Promise<Delivered<DomainEvent>> {
    const [row] = await this.transaction.query<OutboxRow>('SELECT * FROM outbox_events WHERE id = $1', [
      eventId,
    ]);
    if (!row) throw new Error(`Event ${eventId} is not in the outbox`);
    return {
      id: row.id,
      type: row.type,
      subject: { type: row.subject_type, id: row.subject_id },
      payload: row.payload,
      actorId: row.actor_id,
      occurredAt: row.occurred_at,
    };
  }
}

/** Jobs are keyed, so an event taken up twice is still told once. */
const RELAY = `
  WITH waiting AS (
    SELECT id, type FROM outbox_events WHERE relayed_at IS NULL ORDER BY id LIMIT 200 FOR UPDATE SKIP LOCKED
  ), relayed AS (
    UPDATE outbox_events SET relayed_at = now() WHERE id IN (SELECT id FROM waiting)
  ), queued AS (
    SELECT queue_job('notify_listener', json_build_object('eventId', waiting.id, 'listener', listener.name),
      job_key := waiting.id || ':' || listener.name)
    FROM waiting JOIN unnest($1::text[], $2::text[]) AS listener (type, name) ON listener.type = waiting.type
  )
  SELECT (SELECT count(*) FROM waiting) AS taken, (SELECT count(*) FROM queued) AS jobs`;
