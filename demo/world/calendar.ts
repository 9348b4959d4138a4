const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const PARIS_OFFSET = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Paris',
  timeZoneName: 'longOffset',
});

/** Hours that Paris is ahead of UTC at this instant. */
function parisHoursAhead(instant: Date): number {
  const name = PARIS_OFFSET.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value;
  return Number(/[+-]\d\d/.exec(name ?? '')?.[0] ?? 0);
}

/** Dates told from the day the world is loaded, so that it is always fresh: -12 is twelve days ago. */
export class Calendar {
  constructor(private readonly today: Date) {}

  get now(): Date {
    return this.today;
  }

  /** That day at that time of the wall clock in Paris. */
  at(days: number, time: string): Date {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    const noon = new Date(this.today.getTime() + days * DAY_MS);
    const wall = Date.UTC(noon.getUTCFullYear(), noon.getUTCMonth(), noon.getUTCDate(), hours, minutes);
    return new Date(wall - parisHoursAhead(new Date(wall)) * HOUR_MS);
  }

  /** An official date: never on a weekend. A past one moves back to Friday, one to come forward to Monday. */
  officialAt(days: number, time: string): string {
    const weekday = this.at(days, time).getUTCDay();
    const past = days < 0;
    const shift = { 6: past ? -1 : 2, 0: past ? -2 : 1 }[weekday] ?? 0;
    return this.at(days + shift, time).toISOString();
  }

  /** The calendar day, `AAAA-MM-JJ`. */
  day(days: number): string {
    return this.at(days, '12:00').toISOString().slice(0, 10);
  }

  /** The civil year of that day. */
  year(days: number): number {
    return Number(this.day(days).slice(0, 4));
  }
}
