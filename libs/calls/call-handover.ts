import { Injectable } from '@nestjs/common';
import type { DescribedPlace, HandoverAdapter, Place, Succession } from '#organisations';
import { type Actor, Clock, Journal, Transaction } from '#platform';
import { callEvent } from './call.events.js';

interface CallWords {
  id: string;
  title: string;
  slug: string;
  reference: string;
}

/** Functions on calls that a person holds because of their organisation. */
@Injectable()
export class CallHandover implements HandoverAdapter {
  constructor(
    private readonly transaction: Transaction,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  held(organisationId: string, accountId: string): Promise<Place[]> {
    return this.transaction.query<Place>(HELD, [organisationId, accountId]);
  }

  async vacate(actor: Actor, accountId: string, places: readonly Place[]): Promise<void> {
    await this.transaction.query(
      `DELETE FROM call_team t USING unnest($2::uuid[], $3::varchar[]) AS gone (call_id, function)
       WHERE t.account_id = $1 AND t.call_id = gone.call_id AND t.function = gone.function`,
      [accountId, ...columns(places)],
    );
    await this.record(actor, places, accountId, false);
  }

  async describe(_actor: Actor, places: readonly Place[]): Promise<DescribedPlace[]> {
    const calls = await this.calls(places);
    return places.flatMap((place) => {
      const call = calls.get(place.subjectId);
      return call
        ? [
            {
              ...place,
              title: call.title.trim() || call.reference,
              context: call.reference,
              bar: null,
            },
          ]
        : [];
    });
  }

  async fill(actor: Actor, places: readonly Place[], { toAccountId }: Succession): Promise<void> {
    await this.transaction.query(
      `INSERT INTO call_team (call_id, account_id, function, added_at)
       SELECT call_id, $1, function, $4 FROM unnest($2::uuid[], $3::varchar[]) AS given (call_id, function)
       ON CONFLICT DO NOTHING`,
      [toAccountId, ...columns(places), this.clock.now()],
    );
    await this.record(actor, places, toAccountId, true);
  }

  private async record(
    actor: Actor,
    places: readonly Place[],
    accountId: string,
    added: boolean,
  ): Promise<void> {
    const calls = await this.calls(places);
    await this.journal.recordAll(
      actor,
      places.flatMap((place) => {
        const call = calls.get(place.subjectId);
        const more = { accountId, function: place.place, added };
        return call ? [callEvent('call.team_changed', call, more)] : [];
      }),
    );
  }

  private async calls(places: readonly Place[]): Promise<Map<string, CallWords>> {
    const rows = await this.transaction.query<CallWords>(
      'SELECT id, title, slug, reference FROM calls WHERE id = ANY($1)',
      [places.map((place) => place.subjectId)],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

const columns = (places: readonly Place[]): [string[], string[]] => [
  places.map((place) => place.subjectId),
  places.map((place) => place.place),
];

/**
 * A function comes from the organisation when it is through it that the person belongs to a lead institution, and
 * through no other. An outside reviewer or juror belongs to none: their function is their own.
 */
const HELD = `
  SELECT t.call_id AS "subjectId", t.function AS place FROM call_team t
  WHERE t.account_id = $2
    AND EXISTS (SELECT FROM call_leads l JOIN standings s ON s.organisation_id = l.organisation_id
                WHERE l.call_id = t.call_id AND s.account_id = $2 AND s.through = $1)
    AND NOT EXISTS (SELECT FROM call_leads l JOIN standings s ON s.organisation_id = l.organisation_id
                    WHERE l.call_id = t.call_id AND s.account_id = $2 AND s.through <> $1)
  ORDER BY t.call_id, t.function LIMIT 1000`;
