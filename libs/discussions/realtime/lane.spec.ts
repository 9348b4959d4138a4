import { Lane } from './lane.js';

const ignore = () => undefined;

describe('a lane', () => {
  it('runs one thing at a time, in the order of arrival, however long each takes', async () => {
    const lane = new Lane(10, ignore);
    const seen: string[] = [];
    await new Promise<void>((done) => {
      lane.add(async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        seen.push('slow join');
      });
      lane.add(async () => {
        seen.push('quick leave');
        done();
      });
    });
    expect(seen).toEqual(['slow join', 'quick leave']);
  });

  it('goes on after a fault, and tells it', async () => {
    const faults: unknown[] = [];
    const lane = new Lane(10, (fault) => faults.push(fault));
    await new Promise<void>((done) => {
      lane.add(() => Promise.reject(new Error('lost')));
      lane.add(async () => done());
    });
    expect(faults).toEqual([new Error('lost')]);
  });

  it('takes no more than its bound', () => {
    const lane = new Lane(2, ignore);
    const never = () => new Promise<void>(() => undefined);
    expect([1, 2, 3, 4].map(() => lane.add(never))).toEqual([true, true, true, false]);
  });

  it('forgets what waits when cleared', async () => {
    const lane = new Lane(10, ignore);
    let ran = 0;
    lane.add(() => new Promise(setImmediate));
    lane.add(async () => {
      ran += 1;
    });
    lane.clear();
    await new Promise((done) => setTimeout(done, 5));
    expect(ran).toBe(0);
  });
});
