/** What one socket and one account may ask of a process. */
export const LIMITS = {
  /** Largest frame a client may send: a message of 8,000 signs, four bytes each at most, and its envelope. */
  frameBytes: 40 * 1024,
  /** Refused events in a row after which the socket is closed. */
  refusals: 100,
  /** Events of one socket waiting for the ones before them. */
  waitingEvents: 64,
  socketsPerAccount: 10,
  threadsPerSocket: 50,
  /** What may wait for a reader that does not read, beyond what is being written. */
  unreadPackets: 256,
  unreadCharacters: 1_000_000,
  pingEveryMs: 10_000,
  pingAnswerMs: 10_000,
  /** Rights and sessions behind open sockets are read again this often: revoked means gone within five seconds. */
  rightsEveryMs: 2_000,
  /** Where listened threads stand is read again this often: an event lost on the way is made good. */
  pulseEveryMs: 1_500,
  /** Who is in a thread is said again this often, of so many readers at most, in threads of so few sockets. */
  presenceEveryMs: 20_000,
  presencesAtOnce: 5_000,
  presencePerThread: 50,
  typingEveryMs: 3_000,
} as const;

/** Token bucket: so many events per second, twice as many at once. */
export class EventBudget {
  private tokens: number;
  private refusals = 0;
  private at: number;

  constructor(
    private readonly perSecond: number,
    now: number,
  ) {
    this.tokens = 2 * perSecond;
    this.at = now;
  }

  /** @returns whether the event of this instant (milliseconds) passes, is refused, or closes the socket. */
  take(now: number): 'pass' | 'refuse' | 'close' {
    const earned = ((now - this.at) / 1000) * this.perSecond;
    this.tokens = Math.min(2 * this.perSecond, this.tokens + earned);
    this.at = now;
    if (this.tokens >= 1) {
      this.tokens -= 1;
      this.refusals = 0;
      return 'pass';
    }
    this.refusals += 1;
    return this.refusals > LIMITS.refusals ? 'close' : 'refuse';
  }
}

/** Sockets per account on this process. */
export class SocketQuota {
  private readonly open = new Map<string, number>();

  /** @returns false when the account has its full number. */
  take(accountId: string): boolean {
    const count = this.open.get(accountId) ?? 0;
    if (count >= LIMITS.socketsPerAccount) return false;
    this.open.set(accountId, count + 1);
    return true;
  }

  release(accountId: string): void {
    const count = (this.open.get(accountId) ?? 0) - 1;
    if (count > 0) this.open.set(accountId, count);
    else this.open.delete(accountId);
  }
}
