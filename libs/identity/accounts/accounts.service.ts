import { Inject, Injectable } from '@nestjs/common';
import {
  type Actor,
  Clock,
  ENV,
  type Env,
  type Locale,
  Mailer,
  renderLetter,
  Transaction,
  tooManyRequests,
} from '#platform';
import { SecurityNotices } from '../factors/security-notices.js';
import { emailChangeNotUsable } from '../identity.problems.js';
import { hashSecret, newSecret } from '../secrets.js';
import { ActorDirectory } from '../sessions/actor-directory.js';
import { SessionsService } from '../sessions/sessions.service.js';
import type { Account } from './account.entity.js';
import { AccountsRepository } from './accounts.repository.js';
import { EmailChangesRepository } from './email-changes.repository.js';

const CHANGE_LIFE_MS = 3_600_000;
const CHANGES_PER_HOUR = 5;
/** PostgreSQL: another account took the address in between. */
const UNIQUE_VIOLATION = '23505';

/** A person's own account: name, language, address. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly changes: EmailChangesRepository,
    private readonly sessions: SessionsService,
    private readonly actors: ActorDirectory,
    private readonly notices: SecurityNotices,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  read(actor: Actor): Promise<Account & { email: string }> {
    return this.accounts.readAddressed(actor.accountId);
  }

  async update(actor: Actor, changes: { displayName?: string; locale?: Locale }): Promise<Account> {
    const account = await this.transaction.run(() => this.accounts.update(actor.accountId, changes));
    this.actors.forget();
    return account;
  }

  /** Nothing changes until the new address answers; the present one is told at once. Taken or free, one answer. */
  async askEmailChange(actor: Actor, email: string): Promise<void> {
    const now = this.clock.now();
    await this.transaction.run(async () => {
      const account = await this.accounts.read(actor.accountId);
      const since = new Date(now.getTime() - CHANGE_LIFE_MS);
      if ((await this.changes.countSince(account.id, since)) >= CHANGES_PER_HOUR)
        throw tooManyRequests(CHANGE_LIFE_MS / 1000);
      const token = newSecret();
      await this.changes.add({
        accountId: account.id,
        newEmail: email,
        tokenHash: hashSecret(token),
        now,
        expiresAt: new Date(now.getTime() + CHANGE_LIFE_MS),
      });
      const holder = await this.accounts.findByEmail(email);
      const letter = holder
        ? takenLetter(email)
        : confirmLetter(email, `${this.env.publicUrl}/mon-compte/adresse#${token}`);
      await this.mailer.send(renderLetter(letter, account.locale));
      await this.notices.tell(actor, 'email_change_asked', { email });
    });
  }

  /** The new address answered. The other devices are signed out. @throws 422 when the link no longer serves. */
  async confirmEmailChange(actor: Actor, token: string, sessionId: string | null): Promise<Account> {
    const now = this.clock.now();
    const account = await this.transaction
      .run(async () => {
        const email = await this.changes.consume(actor.accountId, hashSecret(token), now);
        if (email === undefined) throw emailChangeNotUsable();
        const before = await this.accounts.readAddressed(actor.accountId);
        const changed = await this.accounts.update(actor.accountId, { email });
        await this.notices.send(before.email, 'email_changed', { email }, before.locale);
        await this.notices.tell(actor, 'email_changed', { email });
        await this.sessions.endOthers(actor.accountId, sessionId);
        return changed;
      })
      .catch((error: { driverError?: { code?: string } }) => {
        throw error.driverError?.code === UNIQUE_VIOLATION ? emailChangeNotUsable() : error;
      });
    this.actors.forget();
    return account;
  }
}

const confirmLetter = (to: string, url: string) => ({
  to,
  subject: { fr: 'Confirmez votre nouvelle adresse', en: 'Confirm your new address' },
  paragraphs: [
    {
      fr: 'Quelqu’un, vous sans doute, veut se connecter à Cornac avec cette adresse. Ouvrez ce lien là où vous êtes connecté. Il sert une fois, pendant une heure.',
      en: 'Someone, you no doubt, wants to sign in to Cornac with this address. Open this link where you are signed in. It works once, for an hour.',
    },
    {
      fr: 'Si vous n’avez rien demandé, ne faites rien : rien ne change.',
      en: 'If you asked for nothing, do nothing: nothing changes.',
    },
  ],
  action: { label: { fr: 'Confirmer cette adresse', en: 'Confirm this address' }, url },
});

const takenLetter = (to: string) => ({
  to,
  subject: { fr: 'Cette adresse a déjà un compte', en: 'This address already has an account' },
  paragraphs: [
    {
      fr: 'Quelqu’un a voulu rattacher cette adresse à un autre compte de Cornac. Comme elle a déjà le sien, rien ne change. Si c’est vous, connectez-vous avec elle.',
      en: 'Someone wanted to attach this address to another Cornac account. As it already has its own, nothing changes. If it was you, sign in with it.',
    },
  ],
});
