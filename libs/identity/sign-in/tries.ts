import { Injectable } from '@nestjs/common';
import { Clock, InstanceSecret, tooManyRequests } from '#platform';
import { addressBlock } from './address-block.js';
import { TriesRepository } from './tries.repository.js';

/** Seconds over which tries are counted. */
export const WINDOW_S = 600;
const WINDOW_MS = WINDOW_S * 1000;
/** Wrong tries on one account by one way; its person can still enter by another. */
const PER_SUBJECT = 10;
/** A whole organisation may share one address. */
const PER_ADDRESS = 100;
const SWEEP_EVERY = 200;

/** Wrong tries of a secret that names nobody, in ten minutes: from one address, and from everywhere together. */
export interface SharedLimits {
  perAddress: number;
  together: number;
}

/** What may be guessed; each is counted apart. */
export type Guessed =
  | 'password'
  | 'passkey'
  | 'app'
  | 'recovery_code'
  | 'code'
  | 'link'
  | 'passkey_options'
  | 'openid'
  | 'panelist_code';

/**
 * Tries to sign in, counted in PostgreSQL so that every process counts together. Known and unknown addresses count
 * alike. To be used outside a transaction: a refusal would undo the count.
 */
@Injectable()
export class Tries {
  private sinceSweep = 0;

  constructor(
    private readonly tries: TriesRepository,
    private readonly secret: InstanceSecret,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts the try before it is judged, so that many at once cannot slip through, and gives it back when right.
   * @throws 429 beyond ten wrong tries on this subject, or a hundred from this address, within ten minutes.
   */
  async judged<Found>(
    way: Guessed,
    subject: string,
    address: string,
    judge: () => Promise<Found | null>,
  ): Promise<Found | null> {
    const [bySubject, byAddress] = [this.print(way, subject), this.printOfAddress(way, address)];
    await this.count(bySubject, byAddress);
    const found = await judge();
    if (found !== null) await this.tries.giveBack(bySubject, byAddress);
    return found;
  }

  /**
   * For a short secret that says by itself whose it is: any wrong try may hit anybody. An address that tried too much
   * is refused before it weighs on the others, and a right try gives back its own only.
   * @throws 429 beyond these limits.
   */
  async judgedTogether<Found>(
    way: Guessed,
    address: string,
    limits: SharedLimits,
    judge: () => Promise<Found | null>,
  ): Promise<Found | null> {
    const [everywhere, byAddress] = [this.print(way, 'everyone'), this.printOfAddress(way, address)];
    await this.countOne(byAddress, limits.perAddress);
    await this.countOne(everywhere, limits.together);
    const found = await judge();
    if (found !== null) await this.tries.giveOneBack([everywhere, byAddress]);
    return found;
  }

  /** One more demand from this address, whatever becomes of it. @returns false when there were too many. */
  async spare(way: Guessed, address: string): Promise<boolean> {
    const now = this.clock.now();
    const [tally] = await this.tries.add([this.printOfAddress(way, address)], now, after(now, WINDOW_MS));
    return (tally?.count ?? 0) <= PER_ADDRESS;
  }

  private async countOne(fingerprint: Buffer, atMost: number): Promise<void> {
    const now = this.clock.now();
    await this.sweepAtTimes(now);
    const [tally] = await this.tries.add([fingerprint], now, after(now, WINDOW_MS));
    if (tally && tally.count > atMost) throw spentUntil(tally.endsAt, now);
  }

  private async sweepAtTimes(now: Date): Promise<void> {
    if (++this.sinceSweep < SWEEP_EVERY) return;
    this.sinceSweep = 0;
    await this.tries.sweep(now);
  }

  private async count(subject: Buffer, address: Buffer): Promise<void> {
    const now = this.clock.now();
    await this.sweepAtTimes(now);
    const tallies = await this.tries.add([subject, address], now, after(now, WINDOW_MS));
    const spent = tallies.find(
      ({ fingerprint, count }) => count > (fingerprint.equals(subject) ? PER_SUBJECT : PER_ADDRESS),
    );
    if (spent) throw spentUntil(spent.endsAt, now);
  }

  private print(way: Guessed, subject: string): Buffer {
    return this.secret.fingerprint('tries', `${way} subject ${subject.toLowerCase()}`);
  }

  private printOfAddress(way: Guessed, address: string): Buffer {
    return this.secret.fingerprint('tries', `${way} address ${addressBlock(address)}`);
  }
}

const spentUntil = (endsAt: Date, now: Date) =>
  tooManyRequests(Math.max(1, Math.ceil((endsAt.getTime() - now.getTime()) / 1000)));

const after = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);
