import type { ThreadMessage } from '#realtime-contract';
import {
  announce,
  append,
  appendPage,
  applyChanges,
  emptyLog,
  hasNewer,
  hasOlder,
  lastHeld,
  prependPage,
  startFrom,
  type ThreadLog,
} from './thread-log';

const message = (seq: number, change?: number): ThreadMessage => ({
  seq,
  author: { id: 'malo', displayName: 'Malo' },
  body: `Message ${seq}`,
  sentAt: '2027-01-07T11:00:00.000Z',
  clientId: `malo-${seq}`,
  ...(change === undefined ? {} : { change }),
});
const run = (from: number, to: number): ThreadMessage[] =>
  Array.from({ length: to - from + 1 }, (_, index) => message(from + index));
const page = (from: number, to: number, lastSeq = to, lastChange = 0) => ({
  items: run(from, to),
  lastSeq,
  lastChange,
});
const seqs = (log: ThreadLog): number[] => log.messages.map(({ seq }) => seq);

describe('what a screen holds of a thread', () => {
  it('grows by what follows', () => {
    const log = append(startFrom(page(1, 3)), run(4, 5));
    expect(seqs(log)).toEqual([1, 2, 3, 4, 5]);
    expect(hasNewer(log)).toBe(false);
  });

  it('shows once what arrives twice, or overlaps', () => {
    const log = append(startFrom(page(1, 3)), run(2, 4));
    expect(seqs(append(log, run(1, 4)))).toEqual([1, 2, 3, 4]);
  });

  it('never shows what comes after a hole, and knows that there is one', () => {
    const log = append(startFrom(page(1, 3)), [message(4), message(6)]);
    expect(seqs(log)).toEqual([1, 2, 3, 4]);
    expect(hasNewer(log)).toBe(true);
    expect(seqs(append(log, run(5, 6)))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is the same object when nothing was taken, so that nothing is drawn again', () => {
    const log = startFrom(page(1, 3));
    expect(append(log, run(1, 3))).toBe(log);
    expect(announce(log, 2)).toBe(log);
    expect(prependPage(log, page(1, 0))).toBe(log);
    expect(applyChanges(log, [], false)).toBe(log);
  });

  it('grows upward by the page that touches it, and by no other', () => {
    const log = startFrom(page(51, 60));
    expect(hasOlder(log)).toBe(true);
    expect(seqs(prependPage(log, page(41, 50)))[0]).toBe(41);
    expect(prependPage(log, page(31, 40))).toBe(log);
    expect(hasOlder(prependPage(log, page(1, 50)))).toBe(false);
    expect(lastHeld(log)).toBe(60);
  });

  it('can stand far from the end', () => {
    const log = startFrom(page(1, 50, 400));
    expect(hasNewer(log)).toBe(true);
    expect(lastHeld(appendPage(log, page(51, 100, 402)))).toBe(100);
    expect(hasNewer(emptyLog)).toBe(false);
  });
});

describe('changes to messages', () => {
  it('apply one after the other, and wait behind a hole', () => {
    const log = startFrom(page(1, 3));
    const once = applyChanges(log, [{ ...message(2, 1), body: 'Corrigé' }], false);
    expect(once.messages[1]?.body).toBe('Corrigé');
    expect(applyChanges(once, [message(3, 3)], false)).toBe(once);
  });

  it('are taken as they come from the server, which leaves out those replaced since', () => {
    const log = applyChanges(startFrom(page(1, 3)), [message(2, 2), message(3, 5)], true);
    expect(log.lastChange).toBe(5);
  });

  it('wait for the message they change', () => {
    const log = startFrom(page(1, 3));
    expect(applyChanges(log, [message(4, 1)], false).lastChange).toBe(0);
    expect(applyChanges(log, [message(4, 1)], true).lastChange).toBe(0);
  });

  it('are read again after a page that may be older than them', () => {
    const log = applyChanges(startFrom(page(51, 60)), [message(10, 1), message(55, 2)], false);
    expect(log.lastChange).toBe(2);
    expect(prependPage(log, page(1, 50, 60, 0)).lastChange).toBe(0);
    expect(prependPage(log, page(1, 50, 60, 2)).lastChange).toBe(2);
  });

  it('never put an older state of a message over a newer one', () => {
    const held = { items: [message(1), { ...message(2, 3), body: 'Après' }], lastSeq: 2, lastChange: 1 };
    const log = applyChanges(startFrom(held), [{ ...message(2, 2), body: 'Avant' }], false);
    expect(log.messages[1]?.body).toBe('Après');
  });
});
