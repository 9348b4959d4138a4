import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Transaction } from '#platform';
import { hashSecret, newSecret } from '../secrets.js';
import { ActorDirectory } from '../sessions/actor-directory.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { Strategies } from '../sign-in/strategies.js';
import { GuestKeysRepository } from './guest-keys.repository.js';

/** Until when a link opens, and the page it leads to. */
export interface Stay {
  /** Path of ours. */
  home: string;
  expiresAt: Date;
}

/**
 * How somebody invited into one place comes in: a link of 256 bits, given once to whoever sends it. Whoever calls has
 * judged that this actor may invite, writes it down in the journal, and keeps what the guest may reach there.
 */
@Injectable()
export class GuestKeys {
  constructor(
    private readonly transaction: Transaction,
    private readonly keys: GuestKeysRepository,
    private readonly sessions: SessionsService,
    private readonly actors: ActorDirectory,
    private readonly clock: Clock,
    strategies: Strategies,
  ) {
    strategies.register('guest_key', async (_request, { token }) => {
      const used = await this.keys.use(hashSecret(token), this.clock.now());
      if (!used) return null;
      return { accountId: used.accountId, method: 'guest_key', secondFactor: false, next: used.home };
    });
  }

  /** Makes an account without address under this name. @returns its id; `issue` then gives it a link. */
  open(name: string): Promise<string> {
    return this.transaction.run(() => this.keys.openAccount(name, this.clock.now()));
  }

  /** Gives a guest another link; the one before no longer opens, nor do the devices it opened. @returns the link's secret. */
  async issue(actor: Actor, accountId: string, { home, expiresAt }: Stay): Promise<string> {
    const token = newSecret();
    await this.transaction.run(async () => {
      await this.shutOut(accountId);
      const now = this.clock.now();
      const hash = hashSecret(token);
      await this.keys.issue({ accountId, hash, home, issuedBy: actor.accountId, now, expiresAt });
    });
    this.actors.forget();
    return token;
  }

  /** The link no longer opens, and its person's devices are signed out. */
  async revoke(accountId: string): Promise<void> {
    await this.transaction.run(() => this.shutOut(accountId));
    this.actors.forget();
  }

  private async shutOut(accountId: string): Promise<void> {
    await this.keys.revoke(accountId, this.clock.now());
    await this.sessions.endOthers(accountId, null);
  }
}
