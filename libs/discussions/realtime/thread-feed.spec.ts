import type { ThreadMessage } from '#realtime-contract';
import { ThreadFeed } from './thread-feed.js';

const message = (seq: number, body = 'Bonjour'): ThreadMessage => ({
  seq,
  author: { id: 'nadia', displayName: 'Nadia' },
  body,
  sentAt: '2027-01-07T11:00:00.000Z',
  clientId: `client-${seq}`,
});

function listen(feed: ThreadFeed): { events: unknown[][] } {
  const events: unknown[][] = [];
  feed.attach({
    messages: (threadId, messages) => events.push([threadId, ...messages.map(({ seq }) => seq)]),
    changes: (threadId, messages) =>
      events.push([threadId, ...messages.map(({ change }) => `change ${change}`)]),
    resync: (threadId) => events.push([threadId, 'resync']),
  });
  return { events };
}

const nextTurn = () => new Promise((done) => setImmediate(done));

describe('the feed of a thread', () => {
  it('makes one event of what was committed in one turn, in the order of seq', async () => {
    const feed = new ThreadFeed();
    const { events } = listen(feed);
    for (const seq of [3, 1, 2]) feed.publish('a', message(seq));
    feed.publish('b', message(9));
    expect(events).toEqual([]);
    await nextTurn();
    expect(events).toEqual([
      ['a', 1, 2, 3],
      ['b', 9],
    ]);
  });

  it('asks readers to read again rather than send an event too large', async () => {
    const feed = new ThreadFeed();
    const { events } = listen(feed);
    for (let seq = 1; seq <= 9; seq++) feed.publish('a', message(seq, 'x'.repeat(8_000)));
    await nextTurn();
    expect(events).toEqual([['a', 'resync']]);
  });

  it('keeps nothing where nobody listens', async () => {
    const feed = new ThreadFeed();
    feed.publish('a', message(1));
    const { events } = listen(feed);
    await nextTurn();
    expect(events).toEqual([]);
  });
});
