import fc from 'fast-check';
import type { CirclePerson } from '../subject-registry.js';
import { mayQuote, type ReadThread } from './quote.rules.js';

const person = (accountId: string): CirclePerson => ({
  accountId,
  mayWrite: true,
  side: 'a',
  organisationId: null,
  roles: [],
});
const thread = (threadId: string, readers: readonly string[], open = false): ReadThread => ({
  threadId,
  circle: { open, people: readers.map(person) },
});

describe('a message is quoted into another thread', () => {
  it('when all of its readers read the first one', () => {
    expect(mayQuote(thread('a', ['nadia', 'malo', 'ines']), thread('b', ['nadia', 'malo']))).toBe(true);
  });

  it('never when one of them does not', () => {
    expect(mayQuote(thread('a', ['nadia', 'malo']), thread('b', ['nadia', 'ines']))).toMatchObject({
      refused: { fr: expect.stringContaining('ne lisent pas') },
    });
  });

  it('from an open thread to anywhere, and into one from open threads only', () => {
    expect(mayQuote(thread('a', [], true), thread('b', ['nadia']))).toBe(true);
    expect(mayQuote(thread('a', [], true), thread('b', [], true))).toBe(true);
    expect(mayQuote(thread('a', ['nadia']), thread('b', ['nadia'], true))).not.toBe(true);
  });

  it('within its own thread always, and never where nobody can tell who reads', () => {
    expect(mayQuote(thread('a', []), thread('a', []))).toBe(true);
    expect(mayQuote(thread('a', ['nadia']), thread('b', []))).not.toBe(true);
  });

  it('shows nobody anything new, whoever reads what', () => {
    const names = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(names, fc.boolean(), names, fc.boolean(), (from, fromOpen, into, intoOpen) => {
        if (mayQuote(thread('1', from, fromOpen), thread('2', into, intoOpen)) !== true) return;
        const reads = (name: string): boolean => fromOpen || from.includes(name);
        expect(into.every(reads)).toBe(true);
        expect(intoOpen && !fromOpen).toBe(false);
      }),
    );
  });
});
