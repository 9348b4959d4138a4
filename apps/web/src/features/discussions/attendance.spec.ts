import { arrived, forget, nextForgotten, nobody, peopleOf, told, wrote } from './attendance.js';

const nadia = { id: 'n', displayName: 'Nadia Belkacem' };
const malo = { id: 'm', displayName: 'Malo Ortega' };
const names = (seen: Parameters<typeof peopleOf>[0]) => peopleOf(seen).map(({ id }) => id);

describe('who is in a thread', () => {
  it('is who was told to be, until they leave or are told no more', () => {
    let now = told(0, told(0, nobody, nadia, true), malo, true);
    expect(names(now.here)).toEqual(['n', 'm']);
    now = told(20_000, now, nadia, true);
    expect(names(forget(44_999, now).here)).toEqual(['n', 'm']);
    expect(names(forget(45_000, now).here)).toEqual(['n']);
    expect(names(told(21_000, now, nadia, false).here)).toEqual(['m']);
  });

  it('writes until what they write comes, they leave, or six seconds pass', () => {
    const writing = wrote(0, told(0, nobody, malo, true), malo);
    expect(names(writing.writing)).toEqual(['m']);
    expect(names(arrived(writing, ['m']).writing)).toEqual([]);
    expect(arrived(writing, ['n'])).toBe(writing);
    expect(names(told(1, writing, malo, false).writing)).toEqual([]);
    expect(names(forget(6_000, writing).writing)).toEqual([]);
    expect(forget(5_999, writing)).toBe(writing);
  });

  it('says when somebody is next forgotten', () => {
    expect(nextForgotten(nobody)).toBeNull();
    expect(nextForgotten(wrote(0, told(0, nobody, malo, true), malo))).toBe(6_000);
  });
});
