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

/** What may be guessed; each is counted apart. */
export type Guessed =
  | 'password'
  | 'passkey'
  | 'app'
  | 'recovery_code'
  | 'code'
  | 'link'
  | 'passkey_options'
  | 'openid';

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

  /** One more demand from this address, whatever becomes of it. @returns false when there were too many. */
  async spare(way: Guessed, address: string): Promise<boolean> {
    const now = this.clock.now();
    const [tally] = await this.tries.add([this.printOfAddress(way, address)], now, after(now, WINDOW_MS));
    return (tally?.count ?? 0) <= PER_ADDRESS;
  }

  private async count(subject: Buffer, address: Buffer): Promise<void> {
    const now = this.clock.now();
    if (++this.sinceSweep >= SWEEP_EVERY) {
      this.sinceSweep = 0;
      await this.tries.sweep(now);
    }
    const tallies = await this.tries.add([subject, address], now, after(now, WINDOW_MS));
    const spent = tallies.find(
      ({ fingerprint, count }) => count > (fingerprint.equals(subject) ? PER_SUBJECT : PER_ADDRESS),
    );
    if (spent) throw tooManyRequests(Math.max(1, Math.ceil((spent.endsAt.getTime() - now.getTime()) / 1000)));
  }

  private print(way: Guessed, subject: string): Buffer {
    return this.secret.fingerprint('tries', `${way} subject ${subject.toLowerCase()}`);
  }

  private printOfAddress(way: Guessed, address: string): Buffer {
    return this.secret.fingerprint('tries', `${way} address ${addressBlock(address)}`);
  }
}

const after = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);
