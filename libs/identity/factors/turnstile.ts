import { unavailable } from '#platform';

/**
 * Lets few through at once, the rest waiting in order: work that is dear on purpose must not become the way to bring
 * the server down.
 */
export class Turnstile {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly waitingAtMost: number,
  ) {}

  /** @throws 503 when too many wait already. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= this.atOnce) {
      if (this.waiting.length >= this.waitingAtMost) throw unavailable();
      await new Promise<void>((enter) => this.waiting.push(enter));
    } else this.inside += 1;
    try {
      return await work();
    } finally {
      // One's place goes to the next in line; only an empty line frees it.
      const next = this.waiting.shift();
      if (next) next();
      else this.inside -= 1;
    }
  }
}
