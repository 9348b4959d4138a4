import type { Problem } from '#platform';
import { readJoin, readLeave } from './requests.js';

const threadId = '0197a3c2-5f00-7000-8000-000000000001';

const pointersOf = (read: () => unknown): string[] | undefined => {
  try {
    read();
    return undefined;
  } catch (error) {
    return (error as Problem).errors?.map((fault) => fault.pointer);
  }
};

describe('what a client says on the socket', () => {
  it('reads a join and a leave', () => {
    expect(readJoin({ threadId, after: 12 })).toEqual({ threadId, after: 12 });
    expect(readLeave({ threadId })).toEqual({ threadId });
  });

  it.each([undefined, null, 'join', 12, [], () => undefined].map((body) => [body]))(
    'refuses %p as a body',
    (body) => expect(pointersOf(() => readJoin(body))).toEqual(['']),
  );

  it('tells every fault at once, with its place', () => {
    expect(pointersOf(() => readJoin({ threadId: { $ne: '' }, after: '3', extra: true }))).toEqual([
      '/threadId',
      '/after',
      '/extra',
    ]);
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60, null])('refuses %p as a rank', (after) =>
    expect(pointersOf(() => readJoin({ threadId, after }))).toEqual(['/after']),
  );
});
