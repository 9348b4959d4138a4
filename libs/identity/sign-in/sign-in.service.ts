import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type Actor,
  Clock,
  currentLocale,
  ENV,
  type Env,
  type Locale,
  Mailer,
  renderLetter,
  Transaction,
} from '#platform';
import type { Account } from '../accounts/account.entity.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { linkNotUsable, otherBrowser, wrongCode } from '../identity.problems.js';
import { hashSecret, newCode, newSecret } from '../secrets.js';
import { ActorDirectory } from '../sessions/actor-directory.js';
import { type PendingLink, SessionsRepository } from '../sessions/sessions.repository.js';

const LINK_LIFE_MS = 10 * 60_000;
const SESSION_LIFE_MS = 30 * 24 * 3_600_000;
const LINKS_PER_ADDRESS = 5;
const WRONG_CODES_AT_MOST = 5;

export interface NewSession {
  token: string;
  next: string;
}

/** Signing in without a password: a link by mail, used once, in the browser that asked for it. */
@Injectable()
export class SignInService {
  constructor(
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly sessions: SessionsRepository,
    private readonly actors: ActorDirectory,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /**
   * Sends a link and a code. The answer is the same whether the address is known or not, and whether the quota
   * of five links in ten minutes is spent or not. @returns the nonce to leave in the browser.
   */
  async askLink(email: string, next: string | undefined): Promise<string> {
    const [token, browser, code] = [newSecret(), newSecret(), newCode()];
    const now = this.clock.now();
    await this.transaction.run(async () => {
      const recent = await this.sessions.countRecentLinks(email, new Date(now.getTime() - LINK_LIFE_MS));
      if (recent >= LINKS_PER_ADDRESS) return;
      const locale = currentLocale();
      await this.sessions.addLink({
        email,
        tokenHash: hashSecret(token),
        codeHash: hashSecret(`${browser}:${code}`),
        browserHash: hashSecret(browser),
        nextPath: localPath(next),
        locale,
        now,
        expiresAt: new Date(now.getTime() + LINK_LIFE_MS),
      });
      await this.mailer.send(
        renderLetter(signInLetter(email, `${this.env.publicUrl}/connexion/lien#${token}`, code), locale),
      );
    });
    return browser;
  }

  /** @throws 422 when the link is spent, expired, or opened in another browser (it stays usable there). */
  async useLink(token: string, browser: string | undefined, userAgent: string): Promise<NewSession> {
    const now = this.clock.now();
    return this.transaction.run(async () => {
      const link = await this.sessions.lockLink(hashSecret(token), now);
      if (!link) throw linkNotUsable();
      if (!browser || !timingSafeEqual(hashSecret(browser), link.browserHash)) throw otherBrowser();
      return this.openFor(link, userAgent, now);
    });
  }

  /** The six digits, typed in the browser that asked. @throws 422 when wrong; five wrong ones spend the link. */
  async useCode(code: string, browser: string | undefined, userAgent: string): Promise<NewSession> {
    if (!browser) throw linkNotUsable();
    const now = this.clock.now();
    const opened = await this.transaction.run(async () => {
      const link = await this.sessions.lockLinkOfBrowser(hashSecret(browser), now);
      if (!link || link.wrongCodes >= WRONG_CODES_AT_MOST) throw linkNotUsable();
      if (timingSafeEqual(hashSecret(`${browser}:${code}`), link.codeHash))
        return this.openFor(link, userAgent, now);
      await this.sessions.countWrongCode(link.id);
      return null;
    });
    if (!opened) throw wrongCode();
    return opened;
  }

  /** Opens a session for a known account: the demo's one-click sign-in. */
  async open(accountId: string, userAgent: string): Promise<NewSession> {
    const token = newSecret();
    const now = this.clock.now();
    await this.sessions.open(
      hashSecret(token),
      accountId,
      userAgent,
      now,
      new Date(now.getTime() + SESSION_LIFE_MS),
    );
    return { token, next: '/ma-journee' };
  }

  async signOut(sessionId: string): Promise<void> {
    await this.sessions.revoke(sessionId, this.clock.now());
    this.actors.forget();
  }

  async updateAccount(actor: Actor, changes: { displayName?: string; locale?: Locale }): Promise<Account> {
    const account = await this.transaction.run(() => this.accounts.update(actor.accountId, changes));
    this.actors.forget();
    return account;
  }

  private async openFor(link: PendingLink, userAgent: string, now: Date): Promise<NewSession> {
    await this.sessions.consumeLink(link.id, now);
    const account = await this.accounts.findOrCreate(link.email, nameFrom(link.email), link.locale, now);
    const session = await this.open(account.id, userAgent);
    return { token: session.token, next: link.nextPath ?? session.next };
  }
}

/** Only a path of ours: anything else would make the sign-in page an open redirect. */
function localPath(next: string | undefined): string | null {
  return next && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : null;
}

/** A first name to greet with, until the person writes theirs: "nadia.belkacem@…" gives "Nadia Belkacem". */
function nameFrom(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._-]+/).filter(Boolean);
  return (
    words
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' ')
      .slice(0, 120) || email.slice(0, 120)
  );
}

const signInLetter = (to: string, url: string, code: string) => ({
  to,
  subject: { fr: 'Votre lien de connexion à Cornac', en: 'Your sign-in link to Cornac' },
  paragraphs: [
    {
      fr: 'Ouvrez ce lien sur l’appareil où vous l’avez demandé. Il sert une fois, pendant dix minutes.',
      en: 'Open this link on the device where you asked for it. It works once, for ten minutes.',
    },
    {
      fr: 'Vous lisez ce courriel sur un autre appareil ? Tapez ce code sur le premier. Si vous n’avez rien demandé, ne faites rien.',
      en: 'Reading this on another device? Type this code on the first one. If you asked for nothing, do nothing.',
    },
  ],
  action: { label: { fr: 'Me connecter', en: 'Sign in' }, url },
  code,
});
