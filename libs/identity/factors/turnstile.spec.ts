import { Turnstile } from './turnstile.js';

/** Work that ends when told. */
function jobs() {
  const running: (() => void)[] = [];
  let most = 0;
  return {
    start: () =>
      new Promise<void>((done) => {
        running.push(done);
        most = Math.max(most, running.length);
      }),
    endOne: () => running.shift()?.(),
    count: () => running.length,
    most: () => most,
  };
}

const turns = () => new Promise((done) => setImmediate(done));

describe('the turnstile', () => {
  it('lets two through at once, and the others in turn', async () => {
    const turnstile = new Turnstile(2, 10);
    const job = jobs();
    const all = Promise.all(Array.from({ length: 5 }, () => turnstile.pass(job.start)));
    for (let left = 5; left > 0; left--) {
      await turns();
      expect(job.count()).toBe(Math.min(2, left));
      job.endOne();
    }
    await all;
    expect(job.most()).toBe(2);
  });

  it('turns away those who would wait too long', async () => {
    const turnstile = new Turnstile(1, 1);
    const job = jobs();
    const [first, second] = [turnstile.pass(job.start), turnstile.pass(job.start)];
    await expect(turnstile.pass(job.start)).rejects.toMatchObject({ status: 503 });
    job.endOne();
    await turns();
    job.endOne();
    await Promise.all([first, second]);
  });

  it('gives the place back when the work fails', async () => {
    const turnstile = new Turnstile(1, 1);
    await expect(turnstile.pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(turnstile.pass(() => Promise.resolve('yes'))).resolves.toBe('yes');
  });
});
