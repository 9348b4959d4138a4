import { Inject, Injectable } from '@nestjs/common';
import { Clock, ENV, type Env, InstanceSecret } from '#platform';
import { type ReplyToken, readReplyToken, replyToken, type Sign } from './reply-token.js';

const PREFIX = 'fil+';
const SERVES_DAYS = 30;
const DAY_MS = 86_400_000;

/** `fil+<token>@<REPLY_DOMAIN>`: what is sent there is written in a thread. */
@Injectable()
export class ReplyAddresses {
  private readonly sign: Sign;

  constructor(
    secret: InstanceSecret,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {
    this.sign = (value) => secret.fingerprint('thread-reply', value);
  }

  /** The address by which this person answers in this thread, for thirty days; null when mail is not received here. */
  of(threadId: string, accountId: string): string | null {
    const { replies } = this.env;
    if (!replies) return null;
    return `${PREFIX}${replyToken(threadId, accountId, this.today() + SERVES_DAYS, this.sign)}@${replies.domain}`;
  }

  /** The first of these addresses that was made here. */
  find(addresses: readonly string[]): (ReplyToken & { expired: boolean }) | null {
    for (const address of addresses) {
      const [local = '', domain] = address.toLowerCase().split('@');
      if (domain !== this.env.replies?.domain || !local.startsWith(PREFIX)) continue;
      const token = readReplyToken(local.slice(PREFIX.length), this.sign);
      if (token) return { ...token, expired: token.lastDay < this.today() };
    }
    return null;
  }

  private today(): number {
    return Math.floor(this.clock.now().getTime() / DAY_MS);
  }
}
