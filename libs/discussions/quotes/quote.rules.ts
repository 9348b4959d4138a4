import { refuse, type Verdict } from '#platform';
import type { Circle } from '../subject-registry.js';

/** Who reads a thread, for what is shown in it. */
export interface ReadThread {
  threadId: string;
  circle: Circle;
}

const OPENED_WIDER = refuse(
  'Ce message n’est pas public, et toute personne connectée lit le fil où vous le citez.',
  'This message is not public, and anyone signed in reads the thread you quote it in.',
);
const TOO_MANY_READERS = refuse(
  'Des personnes qui lisent ce fil ne lisent pas celui d’où vient le message.',
  'Some who read this thread do not read the one the message comes from.',
);
const READERS_UNKNOWN = refuse(
  'On ne sait pas dire qui lit ce fil : rien ne s’y cite d’ailleurs.',
  'Nobody can tell who reads this thread: nothing is quoted into it.',
);

/** A message is shown in another thread only when everyone who reads that one already reads its own. */
export function mayQuote(from: ReadThread, into: ReadThread): Verdict {
  if (from.threadId === into.threadId) return true;
  if (from.circle.open && !into.circle.people.some((person) => person.guest)) return true;
  if (into.circle.open) return OPENED_WIDER;
  if (into.circle.people.length === 0) return READERS_UNKNOWN;
  const readers = new Set(from.circle.people.map((person) => person.accountId));
  return into.circle.people.every((person) => readers.has(person.accountId)) || TOO_MANY_READERS;
}
