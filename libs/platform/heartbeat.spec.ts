import { Heartbeat } from './heartbeat.js';

describe('a heartbeat', () => {
  it('goes on, never twice at once', async () => {
    let beats = 0;
    let together = 0;
    let most = 0;
    await new Promise<void>((done) => {
      const heart = new Heartbeat(1, async () => {
        most = Math.max(most, ++together);
        await new Promise((next) => setImmediate(next));
        together -= 1;
        if (++beats === 5) done();
      });
      heart.start();
    });
    expect(most).toBe(1);
  });

  it('stops once the beat under way has ended, and beats no more', async () => {
    let ended = 0;
    const heart: Heartbeat = await new Promise((begun) => {
      const beating = new Heartbeat(1, async () => {
        begun(beating);
        await new Promise((next) => setImmediate(next));
        ended += 1;
      });
      beating.start();
    });
    await heart.stop();
    const atStop = ended;
    expect(atStop).toBeGreaterThan(0);
    // A timer set after the stop would have come before this one, set later and for longer.
    await new Promise((later) => setTimeout(later, 10));
    expect(ended).toBe(atStop);
  });
});
