/** Work done again and again, never twice at once, which can be waited for when the process leaves. */
export class Heartbeat {
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> = Promise.resolve();
  private stopped = false;

  /**
   * @param everyMs from one start to the next; a beat that lasts longer is followed at once
   * @param work settles its own faults
   */
  constructor(
    private readonly everyMs: number,
    private readonly work: () => Promise<void>,
  ) {}

  start(): void {
    this.wait(this.everyMs);
  }

  /** @returns once the beat under way has ended: what it uses may then be closed. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.underWay;
  }

  private wait(ms: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      const started = performance.now();
      this.underWay = this.work().finally(() =>
        this.wait(Math.max(0, this.everyMs - (performance.now() - started))),
      );
    }, ms);
    this.timer.unref();
  }
}
