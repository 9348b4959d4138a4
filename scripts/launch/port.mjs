/** The port people type: the one asked for when it is free, else the next one that is. */
import { freePort, isFree } from '../processes.mjs';

/**
 * @param {number} wanted 0: any
 * @param {string} host where the API will listen
 * @returns {Promise<number>}
 */
export async function choosePort(wanted, host) {
  if (wanted === 0) return freePort();
  for (let port = wanted; port < Math.min(wanted + 30, 65_536); port += 1) {
    if (await isFreeEverywhere(port, host)) return port;
  }
  return freePort();
}

/**
 * `localhost` may mean either loopback: another program on the other one would get our visitors.
 * @param {number} port
 * @param {string} host
 */
async function isFreeEverywhere(port, host) {
  for (const place of new Set([host, '127.0.0.1', '::1'])) {
    if (!(await isFree(port, place))) return false;
  }
  return true;
}
