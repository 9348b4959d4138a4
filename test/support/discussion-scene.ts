import { randomUUID } from 'node:crypto';
import type supertest from 'supertest';
import type { ThreadMessage } from '../../libs/realtime-contract/index.js';
import { type Cornac, type CornacOptions, openCornac } from './app.js';
import { type Circle, Meetings } from './meetings.js';
import type { Person } from './person.js';
import { type Standing, standing } from './standing.js';

/** Those who sit at a table, and one who does not. */
const GUESTS = {
  nadia: 'Nadia Belkacem',
  malo: 'Malo Ortega',
  helene: 'Hélène Roux',
  ines: 'Inès Vidal',
  leaving: 'Léa Partante',
  stranger: 'Paul Étranger',
} as const;
type Guest = keyof typeof GUESTS;

/** People who discuss meetings, while the tests of a file run. */
export interface Table<Key extends Guest> {
  cornac: Cornac;
  as: Record<Key, Person>;
  meetings: Meetings;
  /** A meeting whose people are told as circles: its thread, the first of those that the first person reads. */
  around(circles: Record<string, Circle>, title?: string): Promise<{ meetingId: string; threadId: string }>;
}

/**
 *   const { cornac, as, around } = standingTable(['nadia', 'malo']);
 *   it('…', async () => {
 *     const { threadId } = await around({ shared: { mayRead: only(as.nadia, as.malo) } });
 *     await say(as.nadia, threadId, 'Bonjour').expect(201);
 *   });
 */
export function standingTable<Key extends Guest>(
  keys: readonly [Key, ...Key[]],
  { env, pages, ...lasting }: CornacOptions & Standing = {},
): Table<Key> {
  const meetings = new Meetings();
  const cornac = standing(() => openCornac({ env, pages }), lasting);
  const as = standing(() => {
    meetings.register(cornac);
    const names = keys.map((key) => [key, GUESTS[key]]);
    return cornac.people(Object.fromEntries(names) as Record<Key, string>);
  }, lasting);
  return {
    cornac,
    as,
    meetings,
    around: async (circles, title = 'Chantier') => {
      const meetingId = meetings.plan(title, circles);
      return { meetingId, threadId: await threadOf(as[keys[0]], Meetings.type, meetingId) };
    },
  };
}

export const threadsAbout = (person: Person, type: string, id: string): supertest.Test =>
  person.get(`/threads?subjectType=${type}&subjectId=${id}`);

/** The thread of an audience around a subject; without one, the first that this person reads. */
export async function threadOf(person: Person, type: string, id: string, audience?: string): Promise<string> {
  const { body } = await threadsAbout(person, type, id).expect(200);
  const threads: { id: string; audience: string }[] = body.items;
  const thread = threads.find((one) => audience === undefined || one.audience === audience);
  if (!thread) throw new Error(`${person.name} reads no such thread around this ${type}`);
  return thread.id;
}

/** Writes, to be told what to expect of it; `more` is what the message carries besides its words. */
export const say = (
  person: Pick<Person, 'post'>,
  threadId: string,
  body: string,
  more: object = {},
): supertest.Test => person.post(`/threads/${threadId}/messages`, { clientId: randomUUID(), body, ...more });

/** Writes what is well received. @returns its number */
export const said = async (
  person: Person,
  threadId: string,
  body: string,
  more: object = {},
): Promise<number> => (await say(person, threadId, body, more).expect(201)).body.seq;

/** The messages of a thread as this person reads them: the latest page unless asked otherwise. */
export const read = async (person: Person, threadId: string, query = ''): Promise<ThreadMessage[]> =>
  (await person.get(`/threads/${threadId}/messages?${query}`).expect(200)).body.items;

/** One of them. */
export async function messageOf(person: Person, threadId: string, seq: number): Promise<ThreadMessage> {
  const [message] = await read(person, threadId, `after=${seq - 1}&limit=1`);
  if (!message) throw new Error(`${person.name} reads no message ${seq}`);
  return message;
}
