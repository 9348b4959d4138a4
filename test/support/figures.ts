export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('Nothing was measured');
  return middle;
}

type Work = () => Promise<unknown>;

/**
 * How many times as long the slower of two works takes. They take turns, side by side: what else the machine does
 * weighs on both, a slow machine slows both, and the middle of the pairs forgets those where only one was disturbed.
 */
export async function gapBetween(one: Work, other: Work, pairs: number): Promise<number> {
  const ratios: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const first = pair % 2 ? other : one;
    const [before, after] = [await duration(first), await duration(first === one ? other : one)];
    ratios.push(first === one ? before / after : after / before);
  }
  const ratio = median(ratios);
  return Math.max(ratio, 1 / ratio);
}

/** Milliseconds that some work takes. */
async function duration(work: Work): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Milliseconds of processor that some work takes in this process, at its cheapest of five: others' time does not count. */
export async function costOf(work: () => unknown): Promise<number> {
  const costs: number[] = [];
  for (let time = 0; time < 5; time++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    costs.push((user + system) / 1_000);
  }
  return Math.min(...costs);
}

/**
 * Seconds that this process lived until then, told by a timer's beats: while the machine lets it wait, they do not come.
 */
export async function secondsUntil(event: Promise<unknown>): Promise<number> {
  let beats = 0;
  const timer = setInterval(() => {
    beats += 1;
  }, 100);
  try {
    await event;
  } finally {
    clearInterval(timer);
  }
  return beats / 10;
}
