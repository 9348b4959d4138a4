import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, currentLocale, ENV, type Env, Mailer, renderLetter, Transaction } from '#platform';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { linkNotUsable, otherBrowser, wrongCode } from '../identity.problems.js';
import { hashSecret, newCode, newSecret } from '../secrets.js';
import { SessionCookies } from '../sessions/session-cookie.js';
import { LinksRepository, type PendingLink } from './links.repository.js';
import { localPath } from './local-path.js';
import { nameFrom } from './name-from.js';
import type { Proof } from './proof.js';
import { Strategies } from './strategies.js';
import { Tries } from './tries.js';

const LINK_LIFE_MS = 10 * 60_000;
const LINKS_PER_ADDRESS = 5;
const WRONG_CODES_AT_MOST = 5;

/** The link sent by mail, used once, in the browser that asked for it; or its code, when the mail is read elsewhere. */
@Injectable()
export class LinksService {
  constructor(
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly links: LinksRepository,
    private readonly tries: Tries,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
    cookies: SessionCookies,
    strategies: Strategies,
  ) {
    strategies.register('link', (request, { token }) => this.useLink(token, cookies.readBrowser(request)));
    strategies.register('code', (request, { code }) =>
      this.useCode(code, cookies.readBrowser(request), request.ip),
    );
  }

  /**
   * Sends a link and a code. The answer is the same whether the address is known or not, and whether the quota
   * of five links in ten minutes is spent or not. @returns the nonce to leave in the browser.
   */
  async ask(email: string, next: string | undefined, address: string): Promise<string> {
    const [token, browser, code] = [newSecret(), newSecret(), newCode()];
    const now = this.clock.now();
    if (!(await this.tries.spare('link', address))) return browser;
    await this.transaction.run(async () => {
      const recent = await this.links.countRecent(email, new Date(now.getTime() - LINK_LIFE_MS));
      if (recent >= LINKS_PER_ADDRESS) return;
      const locale = currentLocale();
      await this.links.add({
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
  private useLink(token: string, browser: string | undefined): Promise<Proof> {
    const now = this.clock.now();
    return this.transaction.run(async () => {
      const link = await this.links.lock(hashSecret(token), now);
      if (!link) throw linkNotUsable();
      if (!browser || !timingSafeEqual(hashSecret(browser), link.browserHash)) throw otherBrowser();
      return this.use(link, 'link', now);
    });
  }

  /** The six digits, typed in the browser that asked. @throws 422 when wrong; five wrong ones spend the link. */
  private async useCode(code: string, browser: string | undefined, address: string): Promise<Proof> {
    if (!browser) throw linkNotUsable();
    const now = this.clock.now();
    const proof = await this.tries.judged('code', hashSecret(browser).toString('hex'), address, () =>
      this.transaction.run(async () => {
        const link = await this.links.lockOfBrowser(hashSecret(browser), now);
        if (!link || link.wrongCodes >= WRONG_CODES_AT_MOST) throw linkNotUsable();
        if (timingSafeEqual(hashSecret(`${browser}:${code}`), link.codeHash))
          return this.use(link, 'code', now);
        await this.links.countWrongCode(link.id);
        return null;
      }),
    );
    if (!proof) throw wrongCode();
    return proof;
  }

  private async use(link: PendingLink, method: 'link' | 'code', now: Date): Promise<Proof> {
    await this.links.consume(link.id, now);
    const account = await this.accounts.findOrCreate(link.email, nameFrom(link.email), link.locale, now);
    return { accountId: account.id, method, secondFactor: false, next: link.nextPath };
  }
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
