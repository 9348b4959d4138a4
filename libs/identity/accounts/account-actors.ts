import { Injectable } from '@nestjs/common';
import { type Actor, onBehalfOf, PreparedReads } from '#platform';
import { ActorDirectory } from '../sessions/actor-directory.js';

/**
 * People who are not at the door: what they may do is asked about them, or done for them on the word of another proof than a
 * session. They never hold a second factor, and panelists are never acted for.
 */
@Injectable()
export class AccountActors {
  constructor(
    private readonly prepared: PreparedReads,
    private readonly actors: ActorDirectory,
  ) {}

  /** Null when the account may not act now: unknown, suspended, erased, a panelist's. */
  async of(accountId: string): Promise<Actor | null> {
    const [person] = await this.prepared.rows<{ displayName: string }>(
      `SELECT display_name AS "displayName" FROM accounts
       WHERE id = $1 AND suspended_at IS NULL AND erased_at IS NULL AND NOT panelist`,
      [accountId],
    );
    if (!person) return null;
    const memberships = await this.actors.membershipsOfOne(accountId);
    return { accountId, displayName: person.displayName, administrator: false, memberships };
  }

  /** The same by address. */
  async byEmail(email: string): Promise<Actor | null> {
    const [row] = await this.prepared.rows<{ id: string }>('SELECT id FROM accounts WHERE email = $1', [
      email,
    ]);
    return row ? this.of(row.id) : null;
  }

  /** Asks something in the name of somebody: PostgreSQL then shows what it would show to them. */
  async ask<Answer>(accountId: string, question: (actor: Actor) => Promise<Answer>): Promise<Answer | null> {
    const actor = await this.of(accountId);
    return actor ? onBehalfOf(actor, () => question(actor)) : null;
  }
}
