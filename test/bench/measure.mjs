/**
 * Measuring beside a bare baseline, in one run: machines drift by a third within an hour, so only neighbours are
 * compared. Each figure is a ratio ours/bare, per round; the median is what counts.
 */
import autocannon from 'autocannon';

/**
 * @typedef {object} Load
 * @property {string} url
 * @property {'GET' | 'POST' | 'PUT'} [method]
 * @property {Record<string, string>} [headers]
 * @property {autocannon.Request[]} [requests] one after the other on each connection
 * @property {(client: autocannon.Client) => void} [setupClient]
 */

const CONNECTIONS = 16;

/**
 * Requests a second over `seconds`; throws when any answer is not 2xx: a fast refusal is no speed.
 * @param {Load} load
 * @param {number} seconds
 * @returns {Promise<{ perSecond: number, p99: number }>}
 */
export async function drive(load, seconds) {
  const result = await autocannon({ connections: CONNECTIONS, duration: seconds, ...load });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(
      `${load.url}: ${result.non2xx} refused, ${result.errors} failed of ${result.requests.total}`,
    );
  }
  return { perSecond: result.requests.total / result.duration, p99: result.latency.p99 };
}

/**
 * Bare then ours, `rounds` times after one warm-up of each, and one line: `Q6 anonymous ratio=0.83 min=… max=… goal>=0.80`.
 * @param {string} name
 * @param {{ bare: () => Promise<{ perSecond: number }>, ours: () => Promise<{ perSecond: number }>, goal: number, rounds: number }} pair
 * @returns {Promise<boolean>} whether the goal is met
 */
export async function compare(name, { bare, ours, goal, rounds }) {
  await bare();
  await ours();
  const ratios = [];
  const ourRates = [];
  const bareRates = [];
  for (let round = 0; round < rounds; round++) {
    const base = await bare();
    const own = await ours();
    ratios.push(own.perSecond / base.perSecond);
    ourRates.push(own.perSecond);
    bareRates.push(base.perSecond);
  }
  const ratio = median(ratios);
  const met = ratio >= goal;
  process.stdout.write(
    `${name} ratio=${ratio.toFixed(2)} min=${Math.min(...ratios).toFixed(2)} max=${Math.max(...ratios).toFixed(2)} goal>=${goal.toFixed(2)} ${met ? 'met' : 'MISSED'} ours=${Math.round(median(ourRates))}/s bare=${Math.round(median(bareRates))}/s rounds=${rounds}\n`,
  );
  return met;
}

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  if (high === undefined) throw new Error('Nothing was measured');
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
}
