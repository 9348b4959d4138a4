import { randomUUID } from 'node:crypto';
import { ThreadNoticesService } from '../../libs/notifications/index.js';
import { asSystem } from '../../libs/platform/index.js';
import { say as sayIn, standingTable } from '../support/discussion-scene.js';
import { only, seated } from '../support/meetings.js';
import type { Person } from '../support/person.js';
import { standing } from '../support/standing.js';
import { openWorker } from '../support/worker.js';

/** Two sides of a table: Nadia and Malo on one, Hélène and Inès on the other. */

const { cornac, as, meetings, around } = standingTable(['nadia', 'malo', 'helene', 'ines', 'stranger']);
const worker = standing(() => openWorker(cornac));
let threadId: string;
let house: string;

beforeAll(async () => {
  meetings.register(worker);
  const made = await as.helene
    .post('/organisations', { name: 'Le Relais', kind: 'institution', sort: 'mutual', legalForm: 'mutual' })
    .expect(201);
  house = made.body.id;
});

beforeEach(async () => {
  ({ threadId } = await around({
    shared: {
      mayRead: only(as.nadia, as.malo, as.helene, as.ines),
      people: [
        seated(as.nadia, 'team', { roles: ['chair'] }),
        seated(as.malo, 'team'),
        seated(as.helene, 'house', { organisationId: house }),
        seated(as.ines, 'house', { organisationId: house }),
      ],
    },
  }));
});

const say = (person: Person, body: string, more?: object) => sayIn(person, threadId, body, more);
const labels = async (person: Person, q = '') => {
  const { body } = await person
    .get(`/threads/${threadId}/mentionable?q=${encodeURIComponent(q)}`)
    .expect(200);
  return body.items.map((item: { label: string }) => item.label);
};
const mentioned = async () => {
  const rows = await cornac.sql<{ id: string }>(
    'SELECT account_id AS id FROM message_mentions WHERE thread_id = $1',
    [threadId],
  );
  return rows.map((row) => row.id).sort();
};

describe('whom one may mention', () => {
  it('is one’s own side by name, the other side by role and team until they write', async () => {
    expect(await labels(as.nadia)).toEqual(['Présidence', 'Le Relais', 'Malo Ortega']);
    await say(as.ines, 'Bonjour').expect(201);
    expect(await labels(as.nadia)).toEqual(['Présidence', 'Le Relais', 'Inès Vidal', 'Malo Ortega']);
    expect(await labels(as.helene)).toEqual(['Présidence', 'Le Relais', 'Inès Vidal']);
  });

  it('is completed from how a name begins, accents and capitals aside', async () => {
    expect(await labels(as.helene, 'INES')).toEqual(['Inès Vidal']);
    expect(await labels(as.helene, 'vid')).toEqual(['Inès Vidal']);
    expect(await labels(as.helene, 'dal')).toEqual([]);
  });

  it('is told to nobody but readers', async () => {
    await as.stranger.get(`/threads/${threadId}/mentionable`).expect(404);
  });
});

describe('a mention', () => {
  it('is kept with its true name, and calls those it names', async () => {
    const { body } = await say(as.nadia, `@[Quelqu’un](person:${as.malo.accountId}) regarde`).expect(201);
    expect(body.body).toBe(`@[Malo Ortega](person:${as.malo.accountId}) regarde`);
    expect(await mentioned()).toEqual([as.malo.accountId]);
    const { body: inbox } = await as.malo.get('/my/threads').expect(200);
    expect(inbox.items[0]).toMatchObject({ id: threadId, unread: 1, lastExcerpt: '@Malo Ortega regarde' });
  });

  it('of a team calls its people who read the thread', async () => {
    await say(as.nadia, `@[Le Relais](team:${house})`).expect(201);
    expect(await mentioned()).toEqual([as.helene.accountId, as.ines.accountId].sort());
    await say(as.helene, '@[Présidence](role:chair)').expect(201);
    expect(await mentioned()).toContain(as.nadia.accountId);
  });

  it('of someone who does not read, or who is not to be known of, is refused alike', async () => {
    for (const { accountId } of [as.stranger, as.helene, { accountId: randomUUID() }]) {
      const { body } = await say(as.nadia, `@[Untel](person:${accountId})`).expect(422);
      expect(body).toMatchObject({
        type: '/problemes/mention-refused',
        detail: expect.stringContaining('Untel'),
      });
    }
    await say(as.nadia, '@[Jury](role:juror)').expect(422);
  });

  it('follows the words when they are edited', async () => {
    await say(as.nadia, `@[Malo](person:${as.malo.accountId})`).expect(201);
    await as.nadia
      .patch(`/threads/${threadId}/messages/1`, { body: `@[Le Relais](team:${house})` })
      .expect(200);
    expect(await mentioned()).toEqual([as.helene.accountId, as.ines.accountId].sort());
    await as.nadia.patch(`/threads/${threadId}/messages/1`, { body: 'Rien' }).expect(200);
    expect(await mentioned()).toEqual([]);
  });

  it('sends one letter, without the words, to who did not read them', async () => {
    await say(as.nadia, `Déjà lu @[Malo](person:${as.malo.accountId})`).expect(201);
    await say(as.nadia, `Le code est 1234 @[Malo](person:${as.malo.accountId})`).expect(201);
    await as.malo.put(`/threads/${threadId}/read`, { seq: 1 }).expect(200);
    await worker.work();
    // Ten minutes later, the letter about unread words has nothing to add.
    await cornac.sql("UPDATE messages SET sent_at = sent_at - interval '11 minutes' WHERE thread_id = $1", [
      threadId,
    ]);
    await asSystem(() => worker.service(ThreadNoticesService).tell());
    await worker.work();
    const letters = await cornac.sql<{ recipient: string; text: string }>(
      'SELECT recipient, text FROM mailbox WHERE text LIKE $1',
      [`%${threadId}%`],
    );
    expect(letters).toHaveLength(1);
    expect(letters[0]?.recipient).toBe('malo-ortega@test.example');
    expect(letters[0]?.text).toContain('Nadia Belkacem vous mentionne');
    expect(letters[0]?.text).not.toContain('1234');
  });
});

it('a question that mentions nobody enters the inbox of those who may answer', async () => {
  await say(as.helene, 'Quand aurons-nous la clé ?', { question: true }).expect(201);
  const { body } = await as.malo.get('/my/threads').expect(200);
  expect(body.items.map((thread: { id: string }) => thread.id)).toContain(threadId);
});
