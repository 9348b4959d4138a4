import type { TravellingClock } from '#platform';
import type { Calendar } from './calendar.js';

interface Scene {
  at: Date;
  what: string;
  play: () => Promise<unknown>;
}

/** What happened before the first day, told in any order and played in that of the dates. */
export class History {
  private readonly scenes: Scene[] = [];

  constructor(
    readonly calendar: Calendar,
    private readonly clock: TravellingClock,
  ) {}

  /** `days` from today, most often negative; `time` on the wall in Paris. */
  at(days: number, time: string, what: string, play: () => Promise<unknown>): void {
    const at = this.calendar.at(days, time);
    if (at > this.calendar.now) throw new Error(`The demo's history reaches into the future: ${what}`);
    this.scenes.push({ at, what, play });
  }

  async play(): Promise<void> {
    for (const { at, what, play } of this.scenes.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
      this.clock.travelTo(at);
      try {
        await play();
      } catch (cause) {
        throw new Error(`The demo world stumbles at "${what}"`, { cause });
      }
    }
    this.clock.travelTo(this.calendar.now);
  }
}
