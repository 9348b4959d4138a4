/**
 * Threads never lose a word: writers and flapping readers on two API processes, while processes, database and
 * connections are killed and cut; then the history is judged (`threads/checker.mjs`). The judge is proved too: it must
 * catch each of six planted faults.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from '../../scripts/paths.mjs';
import { check } from './threads/checker.mjs';
import { openSocket, Reader, writer } from './threads/clients.mjs';
import { FAULTS } from './threads/faults.mjs';
import { Houses } from './threads/houses.mjs';
import { readStored, seedWorld, withClient } from './threads/world.mjs';

const THREADS = 20;
const WRITERS = 16;
const READERS = 30;
const SECONDS = Number(process.env.PROVE_SECONDS ?? 90);
const ACKNOWLEDGED_AT_LEAST = Number(process.env.PROVE_MESSAGES ?? 50_000);
const CATCH_UP_MS = 20_000;
/** Between two blows. */
const REST_MS = 3_000;

export async function prove() {
  const honest = await tell(undefined, SECONDS, ACKNOWLEDGED_AT_LEAST);
  report('threads', honest);
  let proved = honest.broken.length === 0 && honest.acknowledged >= ACKNOWLEDGED_AT_LEAST;
  for (const fault of FAULTS.filter(({ name }) => name.includes(process.env.PROVE_FAULT ?? ''))) {
    const { broken, acknowledged } = await tell(fault, 12, 0);
    const caught = broken.find((line) => fault.caughtAs.test(line));
    say(
      `fault "${fault.name}" acknowledged=${acknowledged} ${caught ? `caught as ${caught}` : `MISSED (${broken[0] ?? 'nothing'})`}`,
    );
    proved &&= caught !== undefined;
  }
  return proved;
}

/**
 * One history, on a PostgreSQL of its own.
 * @param {import('./threads/faults.mjs').Fault | undefined} fault
 * @param {number} seconds
 * @param {number} atLeast messages to have acknowledged before it ends, within three times the seconds
 */
async function tell(fault, seconds, atLeast) {
  const home = await mkdtemp(join(tmpdir(), `cornac-prove-${process.pid}-`));
  await chmod(home, 0o711);
  const houses = new Houses(home, fault?.name);
  try {
    const databaseUrl = await houses.openDatabase();
    const world = await seedWorld(databaseUrl, { threads: THREADS, people: WRITERS });
    const { sql } = fault ?? {};
    if (sql) await withClient(databaseUrl, (client) => client.query(sql));
    await houses.openApis();
    return await live(houses, world, databaseUrl, seconds, atLeast);
  } finally {
    await houses.close();
    await rm(home, { recursive: true, force: true });
  }
}

/**
 * @param {Houses} houses
 * @param {import('./threads/world.mjs').World} world
 * @param {string} databaseUrl
 * @param {number} seconds
 * @param {number} atLeast
 */
async function live(houses, world, databaseUrl, seconds, atLeast) {
  const started = performance.now();
  /** @type {import('./threads/checker.mjs').Write[]} */
  const writes = [];
  /** @type {string[]} */
  const leaks = [];
  const acknowledged = () => writes.filter((write) => write.seq !== null).length;
  const elapsed = () => (performance.now() - started) / 1_000;
  const running = () => elapsed() < seconds || (acknowledged() < atLeast && elapsed() < 3 * seconds);
  const { places } = houses;
  const readers = Array.from({ length: READERS }, (_, n) => {
    const threads = Array.from({ length: 5 }, (_, k) => world.threads[(n * 3 + k * 4) % THREADS] ?? '');
    const person = world.people[n % world.people.length] ?? world.officer;
    return new Reader(`reader ${n}`, places, person, [...new Set(threads)]);
  });
  const writing = world.people.map((person) =>
    writer({ places, person, threads: world.threads, running, writes }),
  );
  const reading = readers.map((reader) => reader.flap(running));
  const others = [
    writer({ places, person: world.officer, threads: [world.secret], running, writes }),
    eavesdrop(places, world, running, leaks),
    comeBackRevoked(places, world, databaseUrl, running, leaks),
    disturb(houses, running),
  ];
  await Promise.all([...writing, ...reading, ...others]);
  const writtenFor = elapsed();
  const healed = performance.now();
  const stored = await readStored(databaseUrl);
  const behind = () =>
    readers.some((reader) =>
      reader.readings().some(({ thread, shown }) => shown.length < (stored.get(thread)?.length ?? 0)),
    );
  while (behind() && performance.now() - healed < CATCH_UP_MS) await pause(50);
  const caughtUp = performance.now() - healed;
  const readings = readers.flatMap((reader) => reader.readings());
  for (const reader of readers) reader.close();
  const broken = check({ writes, stored, readings, leaks });
  const shown = readings.reduce((sum, reading) => sum + reading.shown.length, 0);
  return { broken, acknowledged: acknowledged(), shown, kills: houses.kills, seconds: writtenFor, caughtUp };
}

/**
 * Kills and cuts, one after the other, with a rest in between.
 * @param {Houses} houses
 * @param {() => boolean} running
 */
async function disturb(houses, running) {
  const blows = [() => houses.killApi(0), () => houses.killPostgres(), () => houses.killApi(1)];
  for (let n = 0; running(); n++) {
    await pause(REST_MS);
    await blows[n % blows.length]?.();
  }
}

/**
 * A stranger asks again and again to hear the team's thread.
 * @param {() => string[]} places
 * @param {import('./threads/world.mjs').World} world
 * @param {() => boolean} running
 * @param {string[]} leaks
 */
async function eavesdrop(places, world, running, leaks) {
  while (running()) {
    const socket = openSocket(places()[0] ?? '', world.stranger);
    socket.on('messages', ({ messages }) =>
      leaks.push(`a stranger was shown ${messages.length} messages of a team`),
    );
    socket.on('connect', () => socket.emit('join', { threadId: world.secret, after: 0 }, () => undefined));
    await pause(700);
    socket.disconnect();
  }
}

/**
 * Somebody whose session ends while their connection is cut must not be let in again by an old connection's memory.
 * @param {() => string[]} places
 * @param {import('./threads/world.mjs').World} world
 * @param {string} databaseUrl
 * @param {() => boolean} running
 * @param {string[]} leaks
 */
async function comeBackRevoked(places, world, databaseUrl, running, leaks) {
  const revoke = (/** @type {string | null} */ at) =>
    withClient(databaseUrl, (client) =>
      client.query('UPDATE sessions SET revoked_at = $2::timestamptz WHERE account_id = $1', [
        world.stranger.id,
        at,
      ]),
    ).then(
      () => true,
      // PostgreSQL is down for a moment: another round.
      () => false,
    );
  for (let n = 0; running(); n++) {
    await pause(300);
    const socket = openSocket(places()[n % 2] ?? '', world.stranger, {
      reconnection: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 50,
    });
    const joined = await Promise.all(
      world.threads
        .slice(0, 3)
        .map((threadId) => socket.timeout(2_000).emitWithAck('join', { threadId, after: 0 })),
    ).catch(() => []);
    // Recovery needs an offset: something has to have been heard.
    const heard = await new Promise((done) => {
      socket.once('messages', () => done(true));
      setTimeout(() => done(false), 1_000);
    });
    if (
      joined.length === 3 &&
      heard &&
      (await revokeWhileCut(socket, () => revoke(new Date().toISOString())))
    ) {
      socket.on('messages', () => leaks.push('a session that was revoked was let in again'));
      await pause(1_200);
    }
    socket.disconnect();
    while (running() && !(await revoke(null))) await pause(200);
  }
}

/**
 * @param {import('socket.io-client').Socket} socket
 * @param {() => Promise<boolean>} revoke
 * @returns {Promise<boolean>} whether the session ended before the connection came back
 */
async function revokeWhileCut(socket, revoke) {
  socket.io.reconnection(false);
  socket.io.engine?.transport?.close();
  await pause(20);
  const revoked = await revoke();
  socket.removeAllListeners('messages');
  socket.io.reconnection(true);
  socket.connect();
  return revoked;
}

/**
 * @param {string} name
 * @param {Awaited<ReturnType<typeof tell>>} told
 */
function report(name, { broken, acknowledged, shown, kills, seconds, caughtUp }) {
  const count = (/** @type {RegExp} */ kind) => broken.filter((line) => kind.test(line)).length;
  say(
    `${name} acknowledged=${acknowledged} lost=${count(/^lost/)} duplicated=${count(/^twice/)} broken=${broken.length} shown=${shown} api_kills=${kills.api} postgres_kills=${kills.postgres} seconds=${seconds.toFixed(0)} per_second=${Math.round(acknowledged / seconds)} caught_up_ms=${Math.round(caughtUp)}`,
  );
  for (const line of broken.slice(0, 10)) say(`  ${line}`);
}
