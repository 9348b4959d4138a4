/** Between a day and an hour as read on a clock in Paris, and an instant. */
export interface ParisMoment {
  /** `2027-01-29` */
  day: string;
  /** `18:00` */
  time: string;
}

const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

export function parisMoment(instant: string): ParisMoment {
  const parts = Object.fromEntries(
    clock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  return {
    day: `${parts.year}-${parts.month}-${parts.day}`,
    time: `${parts.hour}:${parts.minute}`,
  };
}

/** How far Paris is ahead of UTC at that instant, in milliseconds: one hour, two in summer. */
function aheadAt(instant: number): number {
  const { day, time } = parisMoment(new Date(instant).toISOString());
  return Date.parse(`${day}T${time}:00Z`) - Math.floor(instant / 60_000) * 60_000;
}

/** An hour that summer time skips is taken as the hour after; one that it repeats, as the first. */
export function parisInstant({ day, time }: ParisMoment): string {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const guess = asUtc - aheadAt(asUtc);
  return new Date(asUtc - aheadAt(guess)).toISOString();
}

/** « 18 h 00 », « 18h », « 18:00 », « 9 » → `18:00`; undefined when it is not an hour of the day. */
export function readTime(text: string): string | undefined {
  const found = /^\s*(\d{1,2})\s*(?:[h:]\s*(\d{1,2})?\s*)?$/iu.exec(text);
  if (found === null) return undefined;
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
  if (hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
