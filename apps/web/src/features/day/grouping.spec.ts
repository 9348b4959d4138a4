import { inParts, partOf } from './grouping';

// A Tuesday afternoon in Paris.
const now = new Date('2027-01-19T13:32:00Z');

describe('partOf', () => {
  it('puts what is late, and what is due before midnight in Paris, under today', () => {
    expect(partOf('2027-01-10T10:00:00Z', now)).toBe('today');
    expect(partOf('2027-01-19T22:59:00Z', now)).toBe('today');
  });

  it('counts days in Paris, not in UTC', () => {
    expect(partOf('2027-01-19T23:30:00Z', now)).toBe('week');
  });

  it('ends the week on Sunday', () => {
    expect(partOf('2027-01-24T20:00:00Z', now)).toBe('week');
    expect(partOf('2027-01-25T08:00:00Z', now)).toBe('later');
  });

  it('takes the coming week on a Sunday', () => {
    const sunday = new Date('2027-01-24T10:00:00Z');
    expect(partOf('2027-01-31T10:00:00Z', sunday)).toBe('week');
    expect(partOf('2027-02-01T10:00:00Z', sunday)).toBe('later');
  });

  it('keeps apart what has no date', () => {
    expect(partOf(null, now)).toBe('undated');
  });
});

describe('inParts', () => {
  it('leaves empty parts out and keeps the order given', () => {
    const todo = (subjectId: string, dueAt: string | null) => ({
      kind: 'finish_call' as const,
      subjectId,
      title: subjectId,
      context: '',
      slug: '',
      count: 1,
      dueAt,
    });
    const days = inParts([todo('a', '2027-01-19T15:00:00Z'), todo('b', null)], now);
    expect(days.map(({ part, todos }) => [part, todos.map((one) => one.subjectId)])).toEqual([
      ['today', ['a']],
      ['undated', ['b']],
    ]);
  });
});
