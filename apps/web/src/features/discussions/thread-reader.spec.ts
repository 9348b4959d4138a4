import fc from 'fast-check';
import type { ThreadMessage } from '#realtime-contract';
import type { Page } from './thread-log';
import { ThreadReader, type ThreadSource } from './thread-reader';

/** A thread on a server: what is written in it, and what it tells, by a network that keeps no order. */
class Server implements ThreadSource {
  readonly messages: ThreadMessage[] = [];
  lastChange = 0;
  /** Steps of requests under way; each does one thing, when it is chosen. */
  readonly underWay: (() => void)[] = [];
  readonly events: ((reader: ThreadReader) => void)[] = [];

  write(): void {
    const seq = this.messages.length + 1;
    const message: ThreadMessage = {
      seq,
      author: { id: 'malo', displayName: 'Malo' },
      body: 'Écrit',
      sentAt: '2027-01-07T11:00:00.000Z',
      clientId: `malo-${seq}`,
    };
    this.messages.push(message);
    this.events.push((reader) => reader.messages([message]));
  }

  change(pick: number): void {
    if (this.messages.length === 0) return;
    // Where it hurts: the very last messages, and those just above the first page.
    const fromEnd = pick % 2 === 0 ? (pick / 2) % 3 : 48 + (pick % 8);
    const index = Math.max(0, this.messages.length - 1 - fromEnd);
    this.lastChange += 1;
    const change = this.lastChange;
    const changed = { ...(this.messages[index] as ThreadMessage), change, body: `Changé ${change}` };
    this.messages[index] = changed;
    this.events.push((reader) => reader.changes([changed]));
  }

  page({ after, before, limit = 100 }: { after?: number; before?: number; limit?: number }): Promise<Page> {
    return this.answer(() => {
      const all = this.messages;
      if (after !== undefined) return all.slice(after, after + limit);
      const end = Math.min(before === undefined ? all.length : before - 1, all.length);
      return all.slice(Math.max(0, end - limit), end);
    });
  }

  changes(after: number): Promise<Page> {
    return this.answer(() =>
      this.messages
        .filter(({ change = 0 }) => change > after)
        .sort((one, other) => (one.change ?? 0) - (other.change ?? 0))
        .slice(0, 100),
    );
  }

  /** As the server does: where the thread stands first, then the rows, then a while on the wire. */
  private answer(read: () => ThreadMessage[]): Promise<Page> {
    return new Promise((resolve) => {
      this.underWay.push(() => {
        const { length: lastSeq } = this.messages;
        const { lastChange } = this;
        this.underWay.push(() => {
          const items = read();
          this.underWay.push(() =>
            resolve({
              items,
              lastSeq: Math.max(lastSeq, items.at(-1)?.seq ?? 0),
              lastChange: Math.max(lastChange, ...items.map(({ change = 0 }) => change)),
            }),
          );
        });
      });
    });
  }

  pulse(reader: ThreadReader): void {
    reader.head({ lastSeq: this.messages.length, lastChange: this.lastChange });
  }
}

const taken = <T>(list: T[], pick: number): T | undefined => list.splice(pick % (list.length || 1), 1)[0];
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Lets everything under way arrive. */
async function settle(server: Server): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    const step = taken(server.underWay, 0);
    step?.();
    await turn();
    quiet = step === undefined ? quiet + 1 : 0;
  }
}

const read = (server: Server): ThreadReader =>
  new ThreadReader(
    server,
    () => undefined,
    (error) => {
      throw error;
    },
  );

type Act = 'write' | 'change' | 'deliver' | 'lose' | 'step' | 'older' | 'newer' | 'end' | 'pulse';

async function perform(act: Act, pick: number, server: Server, reader: ThreadReader): Promise<void> {
  const acts: Record<Act, () => unknown> = {
    write: () => server.write(),
    change: () => server.change(pick),
    deliver: () => taken(server.events, pick)?.(reader),
    lose: () => taken(server.events, pick),
    step: () => taken(server.underWay, pick)?.(),
    older: () => void reader.loadOlder(),
    newer: () => void reader.loadNewer(),
    end: () => void reader.goToEnd(),
    pulse: () => server.pulse(reader),
  };
  acts[act]();
  if (act === 'step') await turn();
}

const anAct = fc.tuple(
  fc.oneof(
    { arbitrary: fc.constantFrom<Act>('step', 'deliver'), weight: 4 },
    { arbitrary: fc.constantFrom<Act>('write', 'change', 'older'), weight: 3 },
    { arbitrary: fc.constantFrom<Act>('lose', 'newer', 'end', 'pulse'), weight: 1 },
  ),
  fc.nat(1_000),
);

describe('a reader of a thread', () => {
  it('ends with the truth, whatever the order of events, losses and answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 120 }),
        fc.array(anAct, { minLength: 20, maxLength: 120 }),
        async (written, readSeq, acts) => {
          const server = new Server();
          for (let n = 0; n < written; n++) server.write();
          for (let n = 0; n < written; n += 3) server.change(n * 7);
          server.events.length = 0;
          const reader = read(server);
          const opening = reader.start({ lastSeq: written, readSeq: Math.min(readSeq, written) });
          for (const [act, pick] of acts) await perform(act, pick, server, reader);
          await settle(server);
          await opening;
          server.pulse(reader);
          void reader.goToEnd();
          await settle(server);
          const first = reader.log.messages[0]?.seq ?? 1;
          expect(reader.log.messages).toEqual(server.messages.slice(first - 1));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('opens where one stopped reading, with a little of what comes before', async () => {
    const server = new Server();
    for (let n = 0; n < 400; n++) server.write();
    const reader = read(server);
    void reader.start({ lastSeq: 400, readSeq: 100 });
    await settle(server);
    expect(reader.log.messages[0]?.seq).toBe(81);
    expect(reader.log.messages.at(-1)?.seq).toBe(150);
    server.write();
    server.pulse(reader);
    await settle(server);
    // Nobody is dragged to the end of what they have not read.
    expect(reader.log.messages.at(-1)?.seq).toBe(150);
  });

  it('begins again from what the server has, when it has less than it said', async () => {
    const server = new Server();
    for (let n = 0; n < 10; n++) server.write();
    const reader = read(server);
    void reader.start({ lastSeq: 10, readSeq: 10 });
    await settle(server);
    reader.head({ lastSeq: 12, lastChange: 4 });
    await settle(server);
    expect(reader.log).toMatchObject({ lastSeq: 10, lastChange: 0 });
    expect(reader.log.messages).toEqual(server.messages);
  });

  it('does not read page after page what it missed while away for long: one goes there', async () => {
    const server = new Server();
    for (let n = 0; n < 10; n++) server.write();
    const reader = read(server);
    void reader.start({ lastSeq: 10, readSeq: 10 });
    await settle(server);
    for (let n = 0; n < 1_000; n++) server.write();
    server.pulse(reader);
    await settle(server);
    expect(reader.log.messages.at(-1)?.seq).toBe(10);
    void reader.goToEnd();
    await settle(server);
    expect(reader.log.messages.at(-1)?.seq).toBe(1_010);
  });
});
