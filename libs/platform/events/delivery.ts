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
 * At least once to every listener; once in effect, because a listener's writes and the mark that it ran are one
 * transaction. A failing listener is retried alone, with back-off, by the job runner.
 */
@Injectable()
export class EventDelivery {
  constructor(private readonly transaction: Transaction) {}

  /** Splits an event into one job per listener. Idempotent: jobs are keyed. */
  async fanOut(eventId: string, subscriptions: Subscriptions<DomainEvent>): Promise<void> {
    const event = await this.load(eventId);
    const listeners = Object.keys(subscriptions[event.type] ?? {});
    await this.transaction.query(
      `SELECT graphile_worker.add_job('notify_listener', json_build_object('eventId', $1::uuid, 'listener', name), job_key := $1 || ':' || name)
       FROM unnest($2::text[]) AS name`,
      [eventId, listeners],
    );
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
