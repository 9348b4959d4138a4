/** Somebody told by the server to be in a thread, or to be writing there. */
export interface Person {
  id: string;
  displayName: string;
}

/** Who is in a thread and who writes there, as last told, with when each is forgotten. */
export interface Attendance {
  readonly here: ReadonlyMap<string, Seen>;
  readonly writing: ReadonlyMap<string, Seen>;
}

interface Seen {
  person: Person;
  until: number;
}

/** The server says it again every twenty seconds. */
const HERE_FOR_MS = 45_000;
/** It says it again every three seconds. */
const WRITING_FOR_MS = 6_000;

export const nobody: Attendance = { here: new Map(), writing: new Map() };

/** Somebody came, is still here, or left. Who left no longer writes. */
export function told(now: number, attendance: Attendance, person: Person, isHere: boolean): Attendance {
  if (!isHere) {
    return { here: without(attendance.here, person.id), writing: without(attendance.writing, person.id) };
  }
  return { ...attendance, here: withOne(attendance.here, person, now + HERE_FOR_MS) };
}

export const wrote = (now: number, attendance: Attendance, person: Person): Attendance => ({
  ...attendance,
  writing: withOne(attendance.writing, person, now + WRITING_FOR_MS),
});

/** What they wrote has come: they write no more, until told again. */
export function arrived(attendance: Attendance, authors: readonly string[]): Attendance {
  if (!authors.some((id) => attendance.writing.has(id))) return attendance;
  return { ...attendance, writing: authors.reduce(without, attendance.writing) };
}

/** Forgets who was not told again in time; the same object when that is nobody. */
export function forget(now: number, attendance: Attendance): Attendance {
  const { here, writing } = attendance;
  const [kept, still] = [inTime(here, now), inTime(writing, now)];
  return kept.size === here.size && still.size === writing.size ? attendance : { here: kept, writing: still };
}

/** When the next one is forgotten; null for nobody. */
export function nextForgotten({ here, writing }: Attendance): number | null {
  const ends = [...here.values(), ...writing.values()].map(({ until }) => until);
  return ends.length === 0 ? null : Math.min(...ends);
}

/** In the order they came. */
export const peopleOf = (seen: ReadonlyMap<string, Seen>): Person[] =>
  [...seen.values()].map(({ person }) => person);

function withOne(seen: ReadonlyMap<string, Seen>, person: Person, until: number): Map<string, Seen> {
  return new Map(seen).set(person.id, { person, until });
}

function without(seen: ReadonlyMap<string, Seen>, id: string): ReadonlyMap<string, Seen> {
  if (!seen.has(id)) return seen;
  const left = new Map(seen);
  left.delete(id);
  return left;
}

const inTime = (seen: ReadonlyMap<string, Seen>, now: number): Map<string, Seen> =>
  new Map([...seen].filter(([, { until }]) => until > now));
