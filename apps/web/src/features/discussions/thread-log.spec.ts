import type { ThreadMessage } from '#realtime-contract';
import {
  append,
  emptyLog,
  hasOlder,
  lastHeld,
  prepend,
  startFrom,
  stillOut,
  type ThreadLog,
} from './thread-log';

const message = (seq: number, author = 'malo'): ThreadMessage => ({
  seq,
  author: { id: author, displayName: author },
  body: `Message ${seq}`,
  sentAt: '2027-01-07T11:00:00.000Z',
  clientId: `${author}-${seq}`,
});
const run = (from: number, to: number): ThreadMessage[] =>
  Array.from({ length: to - from + 1 }, (_, index) => message(from + index));
const seqs = (log: ThreadLog): number[] => log.messages.map(({ seq }) => seq);

describe('what a screen holds of a thread', () => {
  it('grows by what follows', () => {
    const { log, gap } = append(startFrom(run(1, 3)), run(4, 5));
    expect(seqs(log)).toEqual([1, 2, 3, 4, 5]);
    expect(gap).toBe(false);
  });

  it('shows once what arrives twice, or overlaps', () => {
    const { log } = append(startFrom(run(1, 3)), run(2, 4));
    expect(seqs(append(log, run(1, 4)).log)).toEqual([1, 2, 3, 4]);
  });

  it('never shows what comes after a hole, and says so', () => {
    const { log, gap } = append(startFrom(run(1, 3)), [message(4), message(6)]);
    expect(seqs(log)).toEqual([1, 2, 3, 4]);
    expect(gap).toBe(true);
    expect(seqs(append(log, run(5, 6)).log)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('takes the first message of an empty thread', () => {
    expect(append(emptyLog, [message(1)]).gap).toBe(false);
    expect(append(emptyLog, [message(2)]).gap).toBe(true);
  });

  it('is the same object when nothing was taken, so that nothing is drawn again', () => {
    const log = startFrom(run(1, 3));
    expect(append(log, run(1, 3)).log).toBe(log);
    expect(prepend(log, [])).toBe(log);
  });

  it('grows upward by the page that touches it, and by no other', () => {
    const log = startFrom(run(51, 60));
    expect(hasOlder(log)).toBe(true);
    expect(seqs(prepend(log, run(41, 50)))[0]).toBe(41);
    expect(prepend(log, run(31, 40))).toBe(log);
    expect(hasOlder(prepend(log, run(1, 50)))).toBe(false);
    expect(lastHeld(log)).toBe(60);
  });

  it('is whole whatever the order of events and of fills', () => {
    // Every order of five batches, the hole filled from the server each time one is told.
    const server = run(1, 10);
    for (const order of permutations([0, 1, 2, 3, 4])) {
      let log = emptyLog;
      for (const batch of order) {
        const step = append(log, server.slice(batch * 2, batch * 2 + 2));
        log = step.gap ? append(step.log, server.slice(lastHeld(step.log))).log : step.log;
      }
      expect(seqs(append(log, server).log)).toEqual(seqs(startFrom(server)));
    }
  });
});

describe('messages on their way out', () => {
  const out = [{ clientId: 'nadia-4', body: 'Un', state: 'sending' as const }];

  it('are done once they come back, by whatever way', () => {
    expect(stillOut(out, [message(4, 'nadia')], 'nadia')).toEqual([]);
    expect(stillOut(out, run(1, 9), 'nadia')).toBe(out);
  });

  it('are not taken for another’s message that bears the same identifier', () => {
    expect(stillOut(out, [{ ...message(4), clientId: 'nadia-4' }], 'nadia')).toBe(out);
  });
});

function permutations<T>(items: T[]): T[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((others) => [item, ...others]),
  );
}
