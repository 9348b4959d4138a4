import { Injectable } from '@nestjs/common';
import {
  type Actor,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  InstanceSecret,
  Journal,
  notFound,
  type Page,
  type PageQuery,
  pageOf,
  Transaction,
} from '#platform';
import { hashSecret, newSecret } from '../secrets.js';
import { ActorDirectory } from '../sessions/actor-directory.js';
import { SessionsService } from '../sessions/sessions.service.js';
import type { Proof } from '../sign-in/proof.js';
import { Strategies } from '../sign-in/strategies.js';
import { Tries } from '../sign-in/tries.js';
import { newPanelistCode, newPanelistLabel, printedCode, readPanelistCode } from './panelist-code.js';
import { PanelistKeyResponse } from './panelist-keys.dto.js';
import { PanelistKeysRepository } from './panelist-keys.repository.js';

const KEY_LIFE_MONTHS = 12;
/**
 * Wrong codes in ten minutes. A house of thirty people shares an address; three hundred at a session mistype once each.
 * Where a thousand codes stand, somebody guessing from everywhere at that pace, all year long, finds one in seven years.
 */
const WRONG_CODES = { perAddress: 20, together: 300 };
const HOME = '/panel';

/** A key as it is given, this once: what is stored does not give it back. */
export interface IssuedKey {
  accountId: string;
  label: string;
  /** Of the personal link. */
  token: string;
  /** As printed, four and four. */
  code: string;
  expiresAt: Date;
}

/**
 * How people without an address come in: a personal link and a short code, printed on a letter. Whoever calls has judged
 * that this actor may: an administrator today, a panel's facilitators as well when there are panels.
 */
@Injectable()
export class PanelistKeys {
  constructor(
    private readonly transaction: Transaction,
    private readonly keys: PanelistKeysRepository,
    private readonly sessions: SessionsService,
    private readonly actors: ActorDirectory,
    private readonly tries: Tries,
    private readonly secret: InstanceSecret,
    private readonly journal: Journal,
    private readonly clock: Clock,
    strategies: Strategies,
  ) {
    strategies.register('panelist_key', ({ ip }, { kind, secret, kept }) =>
      this.enter(kind, secret, kept, ip),
    );
  }

  /** Panelists and their last key, the last opened first. */
  async list(query: PageQuery): Promise<Page<PanelistKeyResponse>> {
    const [before] = decodeCursor(query.cursor, 1) ?? [];
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.keys.page(before ? String(before) : undefined, limit + 1);
    const now = this.clock.now();
    return pageOf(
      rows,
      limit,
      (row) => [row.accountId],
      (row) => PanelistKeyResponse.from(row, now),
    );
  }

  /** Makes an account without address nor name, and its key. */
  async open(actor: Actor): Promise<IssuedKey> {
    return this.transaction.run(async () => {
      let label = newPanelistLabel();
      while (await this.keys.isLabelTaken(label)) label = newPanelistLabel();
      const accountId = await this.keys.openAccount(label, this.clock.now());
      return this.issue(actor, accountId, label);
    });
  }

  /** Another key; the one before no longer opens, nor do the devices it opened. @throws 404 for whoever is no panelist. */
  async reissue(actor: Actor, accountId: string): Promise<IssuedKey> {
    const issued = await this.transaction.run(async () => {
      const { label } = await this.known(accountId);
      await this.end(accountId);
      return this.issue(actor, accountId, label);
    });
    this.actors.forget();
    return issued;
  }

  /** The key no longer opens, and its person's devices are signed out. @throws 404 for whoever is no panelist. */
  async revoke(actor: Actor, accountId: string): Promise<void> {
    await this.transaction.run(async () => {
      await this.known(accountId);
      if (await this.end(accountId)) await this.note(actor, 'panelist_key.revoked', accountId);
    });
    this.actors.forget();
  }

  /** Whether this is this person's own code, as they type it again: before what cannot be undone. */
  async isTheirs(accountId: string, code: string, address: string): Promise<boolean> {
    return (await this.find('code', code, address)) === accountId;
  }

  private async enter(
    kind: 'token' | 'code',
    secret: string,
    kept: 'remembered' | 'shared',
    address: string,
  ): Promise<Proof | null> {
    const accountId = await this.find(kind, secret, address);
    if (!accountId) return null;
    return { accountId, method: 'panelist_key', secondFactor: false, kept, next: HOME };
  }

  /** A link holds 256 bits, which nobody guesses: it opens whatever was tried with codes. */
  private async find(kind: 'token' | 'code', secret: string, address: string): Promise<string | null> {
    const now = this.clock.now();
    if (kind === 'token') return (await this.keys.use('token', hashSecret(secret), now)) ?? null;
    const hash = this.codeHash(readPanelistCode(secret));
    const judge = async () => (await this.keys.use('code', hash, now)) ?? null;
    return this.tries.judgedTogether('panelist_code', address, WRONG_CODES, judge);
  }

  private async issue(actor: Actor, accountId: string, label: string): Promise<IssuedKey> {
    const now = this.clock.now();
    const expiresAt = new Date(now);
    expiresAt.setUTCMonth(expiresAt.getUTCMonth() + KEY_LIFE_MONTHS);
    const token = newSecret();
    let code = newPanelistCode();
    while (await this.keys.isCodeTaken(this.codeHash(code))) code = newPanelistCode();
    const hashes = { token: hashSecret(token), code: this.codeHash(code) };
    await this.keys.issue({ accountId, hashes, issuedBy: actor.accountId, now, expiresAt });
    await this.note(actor, 'panelist_key.issued', accountId);
    return { accountId, label, token, code: printedCode(code), expiresAt };
  }

  private async end(accountId: string): Promise<boolean> {
    const wasStanding = await this.keys.revoke(accountId, this.clock.now());
    await this.sessions.endOthers(accountId, null);
    return wasStanding;
  }

  private async known(accountId: string): Promise<{ label: string }> {
    const panelist = await this.keys.lock(accountId);
    if (!panelist) throw notFound();
    return panelist;
  }

  private note(actor: Actor, action: string, accountId: string): Promise<void> {
    return this.journal.note(actor, action, { type: 'account', id: accountId });
  }

  /** Keyed: 36 bits are soon tried by whoever stole the table, unless they stole the instance's secret with it. */
  private codeHash(code: string): Buffer {
    return this.secret.fingerprint('panelist-codes', code);
  }
}
