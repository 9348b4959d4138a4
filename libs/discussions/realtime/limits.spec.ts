import { EventBudget, LIMITS, SocketQuota } from './limits.js';

describe('the event budget of a socket', () => {
  it('lets a burst through, then so many per second', () => {
    const budget = new EventBudget(20, 0);
    const burst = Array.from({ length: 40 }, () => budget.take(0));
    expect(new Set(burst)).toEqual(new Set(['pass']));
    expect(budget.take(0)).toBe('refuse');
    const nextSecond = Array.from({ length: 21 }, () => budget.take(1000));
    expect(nextSecond.filter((verdict) => verdict === 'pass')).toHaveLength(20);
  });

  it('closes a socket that goes on in spite of refusals', () => {
    const budget = new EventBudget(20, 0);
    const verdicts = Array.from({ length: 40 + LIMITS.refusals + 1 }, () => budget.take(0));
    expect(verdicts.at(-1)).toBe('close');
    expect(verdicts.at(-2)).toBe('refuse');
  });
});

describe('the sockets of an account', () => {
  it('are counted up to the quota and given back', () => {
    const quota = new SocketQuota();
    const taken = Array.from({ length: LIMITS.socketsPerAccount + 1 }, () => quota.take('nadia'));
    expect(taken.filter(Boolean)).toHaveLength(LIMITS.socketsPerAccount);
    expect(quota.take('malo')).toBe(true);
    quota.release('nadia');
    expect(quota.take('nadia')).toBe(true);
  });
});
