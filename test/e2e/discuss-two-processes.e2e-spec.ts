import { randomUUID } from 'node:crypto';
import { type Cornac, openCornac } from '../support/app.js';
import { standingTable } from '../support/discussion-scene.js';
import { only } from '../support/meetings.js';
import { connected, openSocket, type Person, type Screen } from '../support/person.js';
import { standing } from '../support/standing.js';

/** Two API processes on one database: whoever is connected where, one thread. */

const { cornac: first, as, meetings, around } = standingTable(['nadia', 'malo']);
const second = standing(() =>
  openCornac({ env: { DATABASE_URL: first.databaseUrl, CORNAC_DATA: first.dataFolder } }),
);
beforeAll(() => meetings.register(second));

const screenOn = (cornac: Cornac, person: Person): Promise<Screen> =>
  connected(openSocket(cornac.url, { extraHeaders: { cookie: person.cookie, origin: cornac.url } }));

/** Forty messages, as a page shows them: an event that follows the last is shown, anything else is read over HTTP. */
const allRead = (person: Person, screen: Screen, threadId: string): Promise<number[]> =>
  new Promise((done, fail) => {
    const shown: number[] = [];
    let turn = Promise.resolve();
    const show = (seqs: number[]) => {
      shown.push(...seqs.filter((seq) => seq > shown.length));
      if (shown.length === 40) done(shown);
    };
    const fill = async () => {
      const { body } = await person.get(`/threads/${threadId}/messages?after=${shown.length}`).expect(200);
      show(body.items.map((message: { seq: number }) => message.seq));
    };
    const next = (step: () => void | Promise<void>) => {
      turn = turn.then(step).catch(fail);
    };
    screen.on('messages', ({ messages }) =>
      next(() => {
        const seqs = messages.map(({ seq }) => seq);
        return seqs[0] === shown.length + 1 ? show(seqs) : fill();
      }),
    );
    screen.on('pulse', ({ lastSeq }) => next(() => (lastSeq > shown.length ? fill() : undefined)));
  });

it('what is written through one is shown, in one order, by the other', async () => {
  const { threadId } = await around({ shared: { mayRead: only(as.nadia, as.malo) } });
  const [hers, his] = await Promise.all([screenOn(first, as.nadia), screenOn(second, as.malo)]);
  const shown = Promise.all([allRead(as.nadia, hers, threadId), allRead(as.malo, his, threadId)]);
  for (const screen of [hers, his]) {
    expect(await screen.timeout(3_000).emitWithAck('join', { threadId, after: 0 })).toMatchObject({
      ok: true,
    });
  }
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      (n % 2 ? hers : his).timeout(5_000).emitWithAck('post', {
        threadId,
        clientId: randomUUID(),
        body: `Mot ${n}`,
      }),
    ),
  );
  const [read, readElsewhere] = await shown;
  const seqs = answers.map((answer) => (answer.ok ? answer.seq : 0));
  const inOrder = Array.from({ length: 40 }, (_, n) => n + 1);
  expect(seqs.toSorted((a, b) => a - b)).toEqual(inOrder);
  // Each author's own, in the order they wrote.
  for (const parity of [0, 1]) {
    const own = seqs.filter((_, n) => n % 2 === parity);
    expect(own).toEqual(own.toSorted((a, b) => a - b));
  }
  expect(read).toEqual(inOrder);
  expect(readElsewhere).toEqual(inOrder);
  hers.disconnect();
  his.disconnect();
}, 30_000);
