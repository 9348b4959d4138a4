import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { AccountActors, AccountsRepository } from '#identity';
import {
  type Actor,
  Clock,
  Mailer,
  onBehalfOf,
  Problem,
  Retention,
  renderLetter,
  Transaction,
} from '#platform';
import { BODY_MAX } from '../messages/messages.dto.js';
import { MessagesService } from '../messages/messages.service.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { type OpenedThread, ThreadsService } from '../threads/threads.service.js';
import { isAutomatic } from './automatic-mail.js';
import { REFUSALS, type Refused, refusalLetter } from './inbound.letters.js';
import { ReplyAddresses } from './reply-addresses.js';
import { textOfHtml, writtenWords } from './reply-text.js';

/** What became of a mail. Only refusals that somebody can do something about are told, by a letter. */
export type Outcome = 'posted' | 'again' | 'automatic' | 'unreadable' | 'unaddressed' | 'stranger' | Refused;

/** Told at most so often to one person in an hour: two machines that answer each other stop there. */
const REFUSALS_PER_HOUR = 5;
const ADDRESSED = new Set(['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to']);

interface Received {
  fingerprint: Buffer;
  threadId: string | null;
  accountId: string | null;
}

const KEPT_DAYS = 60;

/** Mail sent to the address of a thread becomes a message of who it was given to. */
@Injectable()
export class InboundMailService implements OnModuleInit {
  private readonly log = new Logger(InboundMailService.name);

  constructor(
    private readonly transaction: Transaction,
    private readonly addresses: ReplyAddresses,
    private readonly people: AccountActors,
    private readonly accounts: AccountsRepository,
    private readonly threads: ThreadsService,
    private readonly messages: MessagesService,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.retention.sweeps.push({ kind: 'inbound_mails', run: (now) => this.sweep(now) });
  }

  /** Once in effect, however often the mail server hands it over. */
  async receive(raw: Buffer): Promise<Outcome> {
    const mail = await PostalMime.parse(raw, { maxNestingDepth: 20, maxHeadersSize: 262_144 }).catch(
      () => null,
    );
    const outcome = mail ? await this.read(mail, raw) : 'unreadable';
    this.log.log({ outcome }, 'A mail was received');
    return outcome;
  }

  private async read(mail: Email, raw: Buffer): Promise<Outcome> {
    const from = mail.from?.address?.toLowerCase() ?? '';
    if (isAutomatic(mail.headers, from)) return 'automatic';
    const token = this.addresses.find(addressesOf(mail));
    if (!token) return 'unaddressed';
    const fingerprint = createHash('sha256').update(`${mail.messageId ?? ''}\n${from}\n`);
    if (!mail.messageId) fingerprint.update(raw);
    const received: Received = {
      fingerprint: fingerprint.digest(),
      threadId: token.threadId,
      accountId: null,
    };
    const actor = await this.people.byEmail(from);
    if (!actor) return this.note(received, 'stranger');
    received.accountId = actor.accountId;
    if (!token.isOf(actor.accountId)) return this.refuse({ ...received, threadId: null }, actor, 'not_yours');
    if (token.expired) return this.refuse(received, actor, 'expired');
    const words = writtenWords(mail.text ?? textOfHtml(mail.html ?? ''));
    if (words === '') return this.refuse(received, actor, 'empty');
    if ([...words].length > BODY_MAX) return this.refuse(received, actor, 'too_long');
    return onBehalfOf(actor, () => this.post(received, actor, words));
  }

  private async post(received: Received, actor: Actor, body: string): Promise<Outcome> {
    const opened = await this.open(actor, received.threadId ?? '');
    if (!opened) return this.refuse(received, actor, 'closed');
    return this.transaction.run(async () => {
      if (!(await this.claim(received, 'posted'))) return 'again';
      await this.messages.postIn(actor, opened, { clientId: idFrom(received.fingerprint), body });
      return 'posted';
    });
  }

  /** Null when the thread no longer opens to this person, or only to read. */
  private async open(actor: Actor, threadId: string): Promise<OpenedThread | null> {
    try {
      const opened = await this.threads.open(actor, threadId);
      return threadPolicy.allows(actor, 'post', { access: opened.access }) ? opened : null;
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return null;
      throw error;
    }
  }

  private async note(received: Received, outcome: Outcome): Promise<Outcome> {
    return (await this.claim(received, outcome)) ? outcome : 'again';
  }

  private refuse(received: Received, actor: Actor, reason: Refused): Promise<Outcome> {
    return this.transaction.run(async () => {
      if (!(await this.claim(received, reason))) return 'again';
      const account = await this.accounts.find(actor.accountId);
      if (account?.email && (await this.refusedLately(actor.accountId)) <= REFUSALS_PER_HOUR)
        await this.mailer.send(renderLetter(refusalLetter(account.email, reason), account.locale));
      return reason;
    });
  }

  /** An address serves thirty days: a mail that comes again later is refused for that. */
  private async sweep(now: Date): Promise<void> {
    await this.transaction.query(
      `DELETE FROM inbound_mails WHERE received_at < $1::timestamptz - interval '${KEPT_DAYS} days'`,
      [now],
    );
  }

  /** @returns false when this mail was already received. */
  private async claim({ fingerprint, threadId, accountId }: Received, outcome: Outcome): Promise<boolean> {
    const rows = await this.transaction.query(
      `WITH claimed AS (
         INSERT INTO inbound_mails (fingerprint, received_at, outcome, thread_id, account_id)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING fingerprint
       ) SELECT fingerprint FROM claimed`,
      [fingerprint, this.clock.now(), outcome, threadId, accountId],
    );
    return rows.length > 0;
  }

  private async refusedLately(accountId: string): Promise<number> {
    const [row] = await this.transaction.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM inbound_mails
       WHERE account_id = $1 AND outcome = ANY($2) AND received_at > $3::timestamptz - interval '1 hour'`,
      [accountId, Object.keys(REFUSALS), this.clock.now()],
    );
    return row?.count ?? 0;
  }
}

/** Every address it was sent to, those the mail server wrote down first. */
function addressesOf({ headers, to = [], cc = [] }: Email): string[] {
  const written = headers
    .filter(({ key }) => ADDRESSED.has(key))
    .map(({ value }) => value.replace(/[<>\s]/g, ''));
  const flat = (list: Address[]): string[] =>
    list.flatMap((one) => (one.group ? one.group.map(({ address }) => address) : [one.address ?? '']));
  return [...written, ...flat(to), ...flat(cc)];
}

/** A name of the same shape as those that devices make: the same mail posts the same message. */
const idFrom = (fingerprint: Buffer): string =>
  fingerprint.toString('hex', 0, 16).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5');
