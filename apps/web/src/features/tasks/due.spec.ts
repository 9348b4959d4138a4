import { dueOf } from './due';

describe('the last day of a task', () => {
  // Half past midnight in Paris, still the day before in UTC.
  const now = new Date('2027-01-18T23:30:00Z');

  it.each([
    ['2027-01-17', 'late', 2],
    ['2027-01-18', 'late', 1],
    ['2027-01-19', 'today', 0],
    ['2027-01-20', 'tomorrow', 1],
    ['2027-01-21', 'later', 2],
  ])('%s is %s', (dueOn, state, days) => {
    expect(dueOf(dueOn, now)).toEqual({ state, days });
  });

  it('is not lost to summer time', () => {
    expect(dueOf('2027-03-29', new Date('2027-03-28T10:00:00Z'))).toEqual({ state: 'tomorrow', days: 1 });
  });
});
