type Work = () => Promise<void> | void;

/**
 * One thing at a time, in the order of arrival: a socket's events. Without it a slow `join` could end after the
 * `leave` that followed it. Work holds the lane until what it returns settles.
 */
export class Lane {
  private readonly waiting: Work[] = [];
  private running = false;

  constructor(
    private readonly atMost: number,
    private readonly onFault: (error: unknown) => void,
  ) {}

  /** @returns false when too much is waiting already: the work is not taken. */
  add(work: Work): boolean {
    if (this.waiting.length >= this.atMost) return false;
    this.waiting.push(work);
    if (!this.running) void this.run();
    return true;
  }

  /** Forgets what waits; the work under way ends by itself. */
  clear(): void {
    this.waiting.length = 0;
  }

  private async run(): Promise<void> {
    this.running = true;
    for (let work = this.waiting.shift(); work; work = this.waiting.shift()) {
      try {
        const held = work();
        if (held) await held;
      } catch (error) {
        this.onFault(error);
      }
    }
    this.running = false;
  }
}
