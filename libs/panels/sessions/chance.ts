import { createHmac } from 'node:crypto';

const WORD = 4;
const RANGE = 2 ** 32;

/**
 * Chance that can be played again: the same seed gives the same numbers, on any machine and in any language that has
 * HMAC-SHA256. Block n is HMAC(seed, "cornac-draw-1:n"), read by four bytes.
 */
export class Chance {
  private block = Buffer.alloc(0);
  private at = 0;
  private count = 0;

  constructor(private readonly seed: string) {}

  /** A whole number from 0 to `below` − 1, each as likely as any other. */
  below(below: number): number {
    const fair = RANGE - (RANGE % below);
    for (;;) {
      const word = this.word();
      if (word < fair) return word % below;
    }
  }

  /** The same things in a drawn order (Fisher and Yates). */
  shuffled<Thing>(things: readonly Thing[]): Thing[] {
    const order = [...things];
    for (let last = order.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      [order[last], order[other]] = [order[other] as Thing, order[last] as Thing];
    }
    return order;
  }

  private word(): number {
    if (this.at === this.block.length) {
      this.block = createHmac('sha256', this.seed)
        .update(`cornac-draw-1:${this.count++}`)
        .digest();
      this.at = 0;
    }
    const word = this.block.readUInt32BE(this.at);
    this.at += WORD;
    return word;
  }
}
