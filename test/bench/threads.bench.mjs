/** Q1 to Q5 of the speed goals (docs/performance.md): writing, showing and holding threads. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root, say } from '../../scripts/paths.mjs';
import { seedWorld } from '../prove/threads/world.mjs';
import { compare, median } from './measure.mjs';
import { startApi, startServer } from './servers.mjs';
import { pour, Wire } from './wire.mjs';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const IDLE = Number(process.env.BENCH_IDLE ?? 10_000);
/** `BENCH_ONLY=Q1,Q4`: these alone. */
const ONLY = (process.env.BENCH_ONLY ?? '').split(',').filter(Boolean);
const asked = (/** @type {string} */ name) => ONLY.length === 0 || ONLY.includes(name);
const SENDERS = 64;
const LOAD = { seconds: 4, window: 8 };

/** @param {{ databaseUrl: string, home: string }} place */
export async function bench(place) {
  const world = await seedWorld(place.databaseUrl, {
    threads: SENDERS,
    people: Math.max(300, Math.ceil(IDLE / 10)),
  });
  const start = {
    bare: () =>
      startServer(join(root, 'test/bench/bare-threads.mjs'), {
        DATABASE_URL: place.databaseUrl,
        NODE_ENV: 'production',
      }),
    ours: () => startApi(place, { SOCKET_EVENTS_PER_SECOND: '100000' }),
  };
  const idle = asked('Q5') ? await holding(start, world) : true;
  const servers = { bare: await start.bare(), ours: await start.ours() };
  try {
    /** @type {[string, () => Promise<boolean[]>][]} */
    const goals = [
      ['Q1', () => writing(servers, world, 'Q1', () => world.threads[0] ?? '', { group: 0.8, alone: 7 })],
      ['Q2', () => writing(servers, world, 'Q2', (n) => world.threads[n] ?? '', { group: 0.75, alone: 2.5 })],
      ['Q3', () => showing(servers, world)],
      ['Q4', () => calmly(servers, world)],
    ];
    const met = [];
    for (const [name, measure] of goals) if (asked(name)) met.push(...(await measure()));
    return idle && met.every(Boolean);
  } finally {
    await Promise.all([servers.bare.stop(), servers.ours.stop()]);
  }
}

/** @typedef {Record<'bare' | 'ours', import('./servers.mjs').Server>} Servers */
/** @typedef {import('../prove/threads/world.mjs').World} World */

/**
 * @param {string} url
 * @param {World} world
 * @param {number} count
 * @param {(n: number) => string} threadOf
 * @param {number} [from] the first of the people to take
 */
async function enter(url, world, count, threadOf, from = 0) {
  const entered = [];
  for (let n = 0; n < count; n++) {
    // Ten screens an account at most.
    const person = world.people[from + (count > 200 ? Math.floor(n / 5) : n)];
    if (!person) throw new Error('Too few people');
    const wire = await Wire.open(url, person);
    const threadId = threadOf(n);
    await wire.join(threadId);
    entered.push({ wire, threadId });
  }
  return entered;
}

/** @param {{ wire: Wire }[]} all */
const leave = (all) => {
  for (const { wire } of all) wire.close();
};

/**
 * Durable acknowledged messages a second.
 * @param {Servers} servers
 * @param {World} world
 * @param {string} name
 * @param {(n: number) => string} threadOf
 * @param {{ group: number, alone: number }} goals
 */
async function writing({ bare, ours }, world, name, threadOf, goals) {
  const [them, us] = [
    await enter(bare.url, world, SENDERS, threadOf),
    await enter(ours.url, world, SENDERS, threadOf),
  ];
  const own = () => pour(us, 'post', LOAD);
  const met = [
    await compare(`${name} beside group commit`, {
      bare: () => pour(them, 'post', LOAD),
      ours: own,
      goal: goals.group,
      rounds: ROUNDS,
    }),
    await compare(`${name} beside one commit per message`, {
      bare: () => pour(them, 'post-alone', LOAD),
      ours: own,
      goal: goals.alone,
      rounds: ROUNDS,
    }),
  ];
  leave([...them, ...us]);
  return met;
}

/**
 * Messages shown a second to a thousand readers of one thread.
 * @param {Servers} servers
 * @param {World} world
 */
async function showing({ bare, ours }, world) {
  const hot = () => world.threads[1] ?? '';
  /** @type {{ wire: Wire }[]} */
  const inside = [];
  const crowd = async (/** @type {string} */ url) => {
    const readers = await enter(url, world, 1_000, hot, 80);
    const senders = await enter(url, world, SENDERS, hot);
    inside.push(...readers, ...senders);
    return (/** @type {string} */ event) => async () => {
      const before = readers.reduce((sum, { wire }) => sum + wire.deliveries, 0);
      const start = performance.now();
      await pour(senders, event, LOAD);
      // What was acknowledged last is still on its way.
      await pause(200);
      const shown = readers.reduce((sum, { wire }) => sum + wire.deliveries, 0) - before;
      return { perSecond: shown / ((performance.now() - start) / 1_000) };
    };
  };
  const [them, us] = [await crowd(bare.url), await crowd(ours.url)];
  const met = [
    await compare('Q3 beside one event per batch', {
      bare: them('post'),
      ours: us('post'),
      goal: 0.75,
      rounds: ROUNDS,
    }),
    await compare('Q3 beside one event per message', {
      bare: them('post-alone'),
      ours: us('post'),
      goal: 12,
      rounds: ROUNDS,
    }),
  ];
  leave(inside);
  return met;
}

/**
 * Fifty messages a second to two hundred readers: how long until they are shown, and answered.
 * @param {Servers} servers
 * @param {World} world
 */
async function calmly({ bare, ours }, world) {
  const thread = world.threads[2] ?? '';
  const measure = async (/** @type {string} */ url, /** @type {string} */ event) => {
    const readers = await enter(url, world, 200, () => thread, 70);
    const [sender] = await enter(url, world, 1, () => thread);
    if (!sender) throw new Error('Nobody writes');
    /** @type {number[]} */
    const shown = [];
    /** @type {number[]} */
    const answered = [];
    // On one connection frames come in the order they were sent: the author's own shows what left first.
    const ownShown = new Set();
    let before = 0;
    sender.wire.onEvent = (frame) => {
      for (const [, clientId] of frame.matchAll(/"clientId":"([^"]+)"/g)) ownShown.add(clientId);
    };
    const sent = new Map();
    for (const { wire } of readers) {
      wire.onEvent = (frame) => {
        for (const [, clientId] of frame.matchAll(/"clientId":"([^"]+)"/g)) {
          const at = sent.get(clientId);
          if (at !== undefined) shown.push(performance.now() - at);
        }
      };
    }
    for (let n = 0; n < 50 * LOAD.seconds; n++) {
      const next = performance.now() + 20;
      const clientId = randomUUID();
      const at = performance.now();
      sent.set(clientId, at);
      void sender.wire.ask(event, { threadId: thread, clientId, body: 'Bonjour à tous.' }, () => {
        answered.push(performance.now() - at);
        if (!ownShown.has(clientId)) before += 1;
      });
      await pause(Math.max(0, next - performance.now()));
    }
    await pause(300);
    leave([...readers, sender]);
    const p = (/** @type {number[]} */ list, /** @type {number} */ share) =>
      list.toSorted((a, b) => a - b)[Math.floor(list.length * share)] ?? Number.NaN;
    return {
      p99: p(shown, 0.99),
      answer: p(answered, 0.5),
      first: before / answered.length,
      shown: shown.length,
    };
  };
  await measure(bare.url, 'say');
  await measure(ours.url, 'post');
  const rounds = [];
  for (let n = 0; n < ROUNDS; n++) {
    rounds.push({ bare: await measure(bare.url, 'say'), ours: await measure(ours.url, 'post') });
  }
  const ratios = rounds.map((round) => round.ours.p99 / round.bare.p99);
  const answer = median(rounds.map((round) => round.ours.answer));
  const first = Math.min(...rounds.map((round) => round.ours.first));
  const met = [median(ratios) <= 1.3, answer <= 2 && first > 0.99];
  say(
    `Q4 delivery p99 ratio=${median(ratios).toFixed(2)} min=${Math.min(...ratios).toFixed(2)} max=${Math.max(...ratios).toFixed(2)} goal<=1.30 ${met[0] ? 'met' : 'MISSED'} ours=${median(rounds.map((r) => r.ours.p99)).toFixed(1)}ms bare=${median(rounds.map((r) => r.bare.p99)).toFixed(1)}ms rounds=${ROUNDS}`,
  );
  say(
    `Q4 answer p50=${answer.toFixed(2)}ms goal<=2.00ms before the broadcast=${(first * 100).toFixed(1)}% ${met[1] ? 'met' : 'MISSED'}`,
  );
  return met;
}

/**
 * Memory of an idle socket, in processes that did nothing else.
 * @param {Record<'bare' | 'ours', () => Promise<import('./servers.mjs').Server>>} start
 * @param {World} world
 */
async function holding(start, world) {
  const weigh = async (/** @type {() => Promise<import('./servers.mjs').Server>} */ open) => {
    const server = await open();
    // What the first ones make the process load and compile is not a socket's.
    leave(await idleSockets(server.url, world, 1_000));
    await pause(3_000);
    const before = residentKb(server.pid);
    const wires = await idleSockets(server.url, world, IDLE);
    await pause(5_000);
    const weight = (residentKb(server.pid) - before) / IDLE;
    leave(wires);
    await server.stop();
    return weight;
  };
  const [them, us] = [await weigh(start.bare), await weigh(start.ours)];
  const ratio = us / them;
  say(
    `Q5 memory ratio=${ratio.toFixed(2)} goal<=1.25 ${ratio <= 1.25 ? 'met' : 'MISSED'} ours=${us.toFixed(1)}kB bare=${them.toFixed(1)}kB sockets=${IDLE}`,
  );
  return ratio <= 1.25;
}

/**
 * @param {string} url
 * @param {World} world
 * @param {number} count ten for each of the people
 */
async function idleSockets(url, world, count) {
  const wires = [];
  for (let n = 0; n < count; n += 50) {
    const some = Array.from({ length: Math.min(50, count - n) }, (_, k) => {
      const person = world.people[Math.floor((n + k) / 10)];
      if (!person) throw new Error('Too few people');
      return Wire.open(url, person);
    });
    wires.push(...(await Promise.all(some)).map((wire) => ({ wire })));
  }
  return wires;
}

/** @param {number} pid */
const residentKb = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
