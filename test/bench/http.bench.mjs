/** Q6 and Q7 of the speed goals (docs/performance.md): reading the directory, saving and submitting. */

import { join } from 'node:path';
import pg from 'pg';
import { dist } from '../../scripts/paths.mjs';
import { compare, drive } from './measure.mjs';
import { seedCalls } from './seed-calls.mjs';
import { startApi, startBare } from './servers.mjs';
import { signInAs } from './sign-in.mjs';

const CALLS = Number(process.env.BENCH_CALLS ?? 100_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SECONDS = 4;

/** @param {{ databaseUrl: string, home: string }} place */
export async function bench(place) {
  const { migrate } = await import(join(dist, 'apps/api/migrate.js'));
  await migrate(place.databaseUrl);
  const client = new pg.Client({ connectionString: place.databaseUrl });
  await client.connect();
  await seedCalls(client, CALLS);
  const cookie = await signInAs(client, 'bench-1@bench.example');
  const [bare, ours] = [await startBare(place), await startApi(place)];
  try {
    const bareDirectory = () => drive({ url: `${bare.url}/calls` }, SECONDS);
    const directory = (/** @type {Record<string, string>} */ headers) => () =>
      drive({ url: `${ours.url}/api/v1/calls`, headers }, SECONDS);
    const met = [
      await compare('Q6 anonymous', { bare: bareDirectory, ours: directory({}), goal: 0.8, rounds: ROUNDS }),
      await compare('Q6 signed-in', {
        bare: bareDirectory,
        ours: directory({ cookie }),
        goal: 0.6,
        rounds: ROUNDS,
      }),
    ];
    return met.every(Boolean);
  } finally {
    await Promise.all([bare.stop(), ours.stop()]);
    await client.end();
  }
}
