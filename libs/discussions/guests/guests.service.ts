import { Inject, Injectable } from '@nestjs/common';
import { GuestKeys } from '#identity';
import {
  type Actor,
  Clock,
  currentLocale,
  ENV,
  type Env,
  Journal,
  Mailer,
  notFound,
  renderLetter,
  Transaction,
} from '#platform';
import { tooManyGuests } from '../discussions.problems.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { ThreadsService } from '../threads/threads.service.js';
import { invitationLetter } from './guest.letters.js';
import type { GuestLinkResponse, InviteGuestRequest, RenewGuestRequest } from './guests.dto.js';
import { ThreadGuestResponse, ThreadGuestsResponse } from './guests.dto.js';
import { GuestsRepository } from './guests.repository.js';

const DAY_MS = 86_400_000;
/** Past it, a thread is no longer a circle: people want accounts. */
const GUESTS_AT_MOST = 20;

/** People from outside, each in one thread by a link. Every reader of the thread sees who they are and who let them in. */
@Injectable()
export class GuestsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly threads: ThreadsService,
    private readonly guests: GuestsRepository,
    private readonly keys: GuestKeys,
    private readonly mailer: Mailer,
    private readonly journal: Journal,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async list(actor: Actor, threadId: string): Promise<ThreadGuestsResponse> {
    await this.threads.open(actor, threadId);
    return { items: (await this.guests.of(threadId)).map(ThreadGuestResponse.from) };
  }

  /** They read what was said before. @throws 403 unless one runs this discussion, 409 past twenty guests. */
  async invite(actor: Actor, threadId: string, request: InviteGuestRequest): Promise<GuestLinkResponse> {
    await this.mayInvite(actor, threadId);
    return this.transaction.run(async () => {
      if ((await this.guests.of(threadId)).length >= GUESTS_AT_MOST) throw tooManyGuests(GUESTS_AT_MOST);
      const [name, now] = [request.name.trim(), this.clock.now()];
      const expiresAt = this.until(request);
      const accountId = await this.keys.open(name);
      const { mayWrite } = request;
      await this.guests.seat({ threadId, accountId, mayWrite, invitedBy: actor.accountId, now, expiresAt });
      await this.note(actor, 'thread.guest_invited', threadId, accountId);
      return this.link(actor, threadId, { accountId, name, expiresAt, email: request.email });
    });
  }

  /** Another link, for another time; the one before no longer opens. */
  async renew(
    actor: Actor,
    threadId: string,
    accountId: string,
    request: RenewGuestRequest,
  ): Promise<GuestLinkResponse> {
    await this.mayInvite(actor, threadId);
    return this.transaction.run(async () => {
      const expiresAt = this.until(request);
      if (!(await this.guests.prolong(threadId, accountId, expiresAt))) throw notFound();
      const guest = (await this.guests.of(threadId)).find((one) => one.accountId === accountId);
      if (!guest) throw notFound();
      await this.note(actor, 'thread.guest_renewed', threadId, accountId);
      return this.link(actor, threadId, {
        accountId,
        name: guest.displayName,
        expiresAt,
        email: request.email,
      });
    });
  }

  /** The guest reads nothing more, on any device. What they wrote stays. */
  async end(actor: Actor, threadId: string, accountId: string): Promise<void> {
    await this.mayInvite(actor, threadId);
    await this.transaction.run(async () => {
      if (!(await this.guests.end(threadId, accountId, this.clock.now()))) throw notFound();
      await this.keys.revoke(accountId);
      await this.note(actor, 'thread.guest_ended', threadId, accountId);
    });
  }

  private async mayInvite(actor: Actor, threadId: string): Promise<void> {
    const { access } = await this.threads.open(actor, threadId);
    threadPolicy.authorise(actor, 'invite', { access });
  }

  private async link(
    actor: Actor,
    threadId: string,
    guest: { accountId: string; name: string; expiresAt: Date; email: string | undefined },
  ): Promise<GuestLinkResponse> {
    const { accountId, name, expiresAt, email } = guest;
    const token = await this.keys.issue(actor, accountId, { home: `/fils/${threadId}`, expiresAt });
    const link = `${this.env.publicUrl}/invite#${token}`;
    if (email) {
      const letter = invitationLetter(email, { host: actor.displayName, name, link, expiresAt });
      await this.mailer.send(renderLetter(letter, currentLocale()));
    }
    return { id: accountId, link, expiresAt: expiresAt.toISOString() };
  }

  private until({ days }: RenewGuestRequest): Date {
    return new Date(this.clock.now().getTime() + days * DAY_MS);
  }

  private note(actor: Actor, action: string, threadId: string, accountId: string): Promise<void> {
    return this.journal.note(actor, action, { type: 'thread', id: threadId }, { accountId });
  }
}
