import { jest } from '@jest/globals';
import { SearchService } from '../../libs/discussions/index.js';
import { PreparedReads } from '../../libs/platform/index.js';
import { said, standingTable } from '../support/discussion-scene.js';
import { only, seated } from '../support/meetings.js';
import type { Person } from '../support/person.js';

/** What one finds again: threads followed or muted, questions that wait, words looked for. */

const { cornac, as, meetings, around } = standingTable(['nadia', 'malo', 'helene', 'stranger'], {
  during: 'test',
});
let meeting: string;
let threadId: string;
beforeEach(async () => {
  ({ meeting, threadId } = await aThread());
});

async function aThread(title = 'Comité'): Promise<{ meeting: string; threadId: string }> {
  const everyone = [as.nadia, as.malo, as.helene];
  const { meetingId, ...thread } = await around(
    {
      team: {
        mayRead: only(...everyone),
        mayWrite: only(as.nadia, as.malo),
        people: everyone.map((person) => seated(person, 'table', { mayWrite: person !== as.helene })),
      },
    },
    title,
  );
  return { meeting: meetingId, ...thread };
}

const say = (person: Person, body: string, more: object = {}, thread = threadId): Promise<number> =>
  said(person, thread, body, more);
const counts = async (person: Person) => (await person.get('/my/threads/unread').expect(200)).body;
const awaiting = async (person: Person) =>
  (await person.get('/my/threads/awaiting').expect(200)).body.items.map(
    ({ message }: { message: { body: string } }) => message.body,
  );

describe('a thread', () => {
  it('muted counts for nothing unread; left, it leaves the inbox until it is followed again', async () => {
    await say(as.malo, 'Un');
    await as.nadia.put(`/threads/${threadId}/read`, { seq: 0 }).expect(200);
    expect(await counts(as.nadia)).toEqual({ total: 1, awaiting: 0 });
    const muted = await as.nadia.put(`/threads/${threadId}/attention`, { muted: true }).expect(200);
    expect(muted.body).toEqual({ followed: true, muted: true });
    expect(await counts(as.nadia)).toEqual({ total: 0, awaiting: 0 });
    const { body } = await as.nadia.get('/my/threads').expect(200);
    expect(body.items).toMatchObject([{ id: threadId, muted: true, followed: true, unread: 1 }]);
    await as.nadia.put(`/threads/${threadId}/attention`, { followed: false }).expect(200);
    expect((await as.nadia.get('/my/threads').expect(200)).body.items).toEqual([]);
    await as.stranger.put(`/threads/${threadId}/attention`, { muted: true }).expect(404);
  });
});

describe('a question', () => {
  it('awaits those who may answer it, until it is answered', async () => {
    const seq = await say(as.nadia, 'Qui a la clé ?', { question: true });
    expect(await awaiting(as.malo)).toEqual(['Qui a la clé ?']);
    expect(await counts(as.malo)).toEqual({ total: 1, awaiting: 1 });
    expect(await awaiting(as.nadia)).toEqual([]);
    await as.helene.put(`/threads/${threadId}/read`, { seq: 0 }).expect(200);
    expect(await awaiting(as.helene)).toEqual([]);
    await say(as.malo, 'Moi', { replyTo: seq });
    expect(await awaiting(as.malo)).toEqual([]);
    expect((await counts(as.malo)).awaiting).toBe(0);
  });

  it('that mentions someone awaits them alone, and nobody once it is gone', async () => {
    await as.malo.put(`/threads/${threadId}/read`, { seq: 0 }).expect(200);
    const seq = await say(as.nadia, `@[H](person:${as.helene.accountId}) ?`, { question: true });
    expect(await awaiting(as.malo)).toEqual([]);
    const other = await say(as.nadia, `@[M](person:${as.malo.accountId}) ?`, { question: true });
    expect(await awaiting(as.malo)).toHaveLength(1);
    await as.nadia.delete(`/threads/${threadId}/messages/${other}`).expect(200);
    expect(await awaiting(as.malo)).toEqual([]);
    expect(seq).toBeLessThan(other);
  });

  it('is listed by pages, the latest first', async () => {
    for (const body of ['Un ?', 'Deux ?', 'Trois ?']) await say(as.nadia, body, { question: true });
    const first = await as.malo.get('/my/threads/awaiting?limit=2').expect(200);
    expect(first.body.items.map((one: { message: { seq: number } }) => one.message.seq)).toEqual([3, 2]);
    const rest = await as.malo.get(`/my/threads/awaiting?limit=2&cursor=${first.body.next}`).expect(200);
    expect(rest.body).toMatchObject({ items: [{ message: { seq: 1 } }], next: null });
    await as.malo.get('/my/threads/awaiting?cursor=x').expect(400);
    const forged = Buffer.from(JSON.stringify(['x', 'y', 1])).toString('base64url');
    await as.malo.get(`/my/threads/awaiting?cursor=${forged}`).expect(400);
  });
});

describe('the inbox', () => {
  const inbox = async (person: Person, query: string) =>
    (await person.get(`/my/threads?${query}`).expect(200)).body as {
      items: { id: string; subject: { title: string } }[];
      next: string | null;
    };
  const titles = async (person: Person, filter: string) =>
    (await inbox(person, `filter=${filter}`)).items.map(({ subject }) => subject.title);

  it('is narrowed to what is unread, what awaits an answer, or what is muted', async () => {
    const [calm, asking, quiet] = [await aThread('Calme'), await aThread('Question'), await aThread('Sourd')];
    await say(as.nadia, 'Lu', {}, calm.threadId);
    await as.malo.put(`/threads/${calm.threadId}/read`, { seq: 1 }).expect(200);
    // Opened by its reader, as having read nothing yet; then only words of their own, or taken back, are new.
    await as.malo.put(`/threads/${quiet.threadId}/attention`, { muted: true }).expect(200);
    await say(as.nadia, 'Bruit', {}, quiet.threadId);
    await say(as.nadia, 'Qui vient ?', { question: true }, asking.threadId);
    expect(await titles(as.malo, 'unread')).toEqual(['Question']);
    expect(await titles(as.malo, 'awaiting')).toEqual(['Question']);
    expect(await titles(as.malo, 'muted')).toEqual(['Sourd']);
    await say(as.malo, 'Moi', { replyTo: 1 }, asking.threadId);
    const gone = await say(as.nadia, 'Non', {}, calm.threadId);
    expect(await titles(as.malo, 'unread')).toEqual(['Calme', 'Question']);
    await as.nadia.delete(`/threads/${calm.threadId}/messages/${gone}`).expect(200);
    await as.malo.put(`/threads/${asking.threadId}/read`, { seq: 2 }).expect(200);
    expect(await titles(as.malo, 'unread')).toEqual([]);
    expect(await titles(as.malo, 'awaiting')).toEqual([]);
    // Hélène reads without writing: no question awaits her.
    const other = await say(as.nadia, 'Et vous ?', { question: true }, asking.threadId);
    await as.helene.put(`/threads/${asking.threadId}/read`, { seq: other }).expect(200);
    expect(await titles(as.helene, 'awaiting')).toEqual([]);
    await as.malo.get('/my/threads?filter=loud').expect(400);
  });

  it('comes by pages of one kind, in as many questions whatever the page', async () => {
    for (let n = 1; n <= 7; n++) {
      const { threadId: id } = await aThread(`Fil ${n}`);
      await as.malo.put(`/threads/${id}/read`, { seq: 0 }).expect(200);
      await say(as.nadia, 'Un mot', { question: true }, id);
      if (n % 2 === 0) await as.malo.put(`/threads/${id}/read`, { seq: 1 }).expect(200);
    }
    const found: string[] = [];
    let cursor = '';
    do {
      const page = await inbox(as.malo, `filter=unread&limit=3${cursor}`);
      found.push(...page.items.map(({ subject }) => subject.title));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(found).toEqual(['Fil 7', 'Fil 5', 'Fil 3', 'Fil 1']);
    const reads = jest.spyOn(cornac.app.get(PreparedReads, { strict: false }), 'rows');
    const asked = async (query: string): Promise<number> => {
      reads.mockClear();
      await inbox(as.malo, query);
      return reads.mock.calls.length;
    };
    for (const filter of ['unread', 'awaiting', 'muted']) {
      const few = await asked(`filter=${filter}&limit=1`);
      expect(await asked(`filter=${filter}&limit=50`)).toBeLessThanOrEqual(few + 1);
    }
    reads.mockRestore();
  });
});

describe('words', () => {
  const search = async (person: Person, q: string, more = '') =>
    (await person.get(`/my/threads/search?q=${encodeURIComponent(q)}${more}`).expect(200)).body;

  it('are found by their stem, accents aside, and shown as data', async () => {
    await say(as.nadia, 'Les travaux <b>commencés</b> à l’école seront terminés en été.');
    await say(as.malo, 'Rien à voir.');
    for (const q of ['commencer ecole', 'ÉTÉ', '"en été"', 'terminé -voir']) {
      const found = await search(as.malo, q);
      expect(found.items.map((one: { seq: number }) => one.seq)).toEqual([1]);
    }
    // Found the same once the worker has put them into the index, and those that came since.
    await cornac.service(SearchService).indexNew();
    await say(as.malo, 'On commencera par la cour.');
    expect((await search(as.malo, 'commencer')).items.map((one: { seq: number }) => one.seq)).toEqual([3, 1]);
    const { items } = await search(as.malo, 'commencé école');
    expect(items[0]).toMatchObject({
      thread: { id: threadId, subject: { title: 'Comité' }, label: 'Cercle team' },
      author: { id: as.nadia.accountId, displayName: 'Nadia Belkacem' },
    });
    expect(items[0].excerpt).toContainEqual({ text: 'commencés', hit: true });
    expect(JSON.stringify(items)).not.toContain('<');
  });

  it('are not looked for where one may not read, nor in what is gone, nor in the ids of mentions', async () => {
    const seq = await say(as.nadia, `Un secret @[Malo](person:${as.malo.accountId})`);
    expect((await search(as.malo, 'secret')).items).toHaveLength(1);
    expect((await search(as.malo, 'person')).items).toEqual([]);
    expect((await search(as.stranger, 'secret')).items).toEqual([]);
    meetings.restrict(meeting, 'team', only(as.nadia));
    expect((await search(as.malo, 'secret')).items).toEqual([]);
    await as.nadia.delete(`/threads/${threadId}/messages/${seq}`).expect(200);
    expect((await search(as.nadia, 'secret')).items).toEqual([]);
    await as.nadia.get('/my/threads/search?q=').expect(400);
  });

  it('come by pages, the latest first, over all my threads', async () => {
    const other = await aThread('Jury');
    await say(as.nadia, 'La grille, un');
    await say(as.nadia, 'La grille, deux', {}, other.threadId);
    await say(as.nadia, 'La grille, trois');
    const first = await search(as.nadia, 'grilles', '&limit=2');
    const rest = await search(as.nadia, 'grilles', `&limit=2&cursor=${first.next}`);
    const titles = [...first.items, ...rest.items].map((one) => [one.thread.subject.title, one.seq]);
    expect(titles).toEqual([
      ['Comité', 2],
      ['Jury', 1],
      ['Comité', 1],
    ]);
    expect(rest.next).toBeNull();
  });
});
