/** Q6 and Q7 of the speed goals (docs/performance.md): reading the directory, saving and submitting. */

import { join } from 'node:path';
import pg from 'pg';
import { dist } from '../../scripts/paths.mjs';
import { compare, drive } from './measure.mjs';
import { PROJECT, seedApplications } from './seed-applications.mjs';
import { seedCalls } from './seed-calls.mjs';
import { startApi, startBare } from './servers.mjs';
import { signInAs } from './sign-in.mjs';

const CALLS = Number(process.env.BENCH_CALLS ?? 100_000);
const DRAFTS = Number(process.env.BENCH_DRAFTS ?? 60_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SECONDS = 4;

/** @param {{ databaseUrl: string, home: string }} place */
export async function bench(place) {
  const { migrate } = await import(join(dist, 'apps/api/migrate.js'));
  await migrate(place.databaseUrl);
  const client = new pg.Client({ connectionString: place.databaseUrl });
  await client.connect();
  await seedCalls(client, CALLS);
  const drafts = await seedApplications(client, 'bench-2@bench.example', DRAFTS);
  const cookie = await signInAs(client, 'bench-1@bench.example');
  const applicant = await signInAs(client, 'bench-2@bench.example');
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
      await compare('Q7 autosave', {
        ...autosaves(bare.url, ours.url, applicant, drafts),
        goal: 0.7,
        rounds: ROUNDS,
      }),
      await compare('Q7 submit', {
        ...submissions(bare.url, ours.url, applicant, drafts),
        goal: 0.5,
        rounds: ROUNDS,
      }),
    ];
    return met.every(Boolean);
  } finally {
    await Promise.all([bare.stop(), ours.stop()]);
    await client.end();
  }
}

const JSON_BODY = { 'content-type': 'application/json' };

/**
 * Each connection takes a section, saves it, and puts it back with its new version.
 * @param {string} bare
 * @param {string} ours
 * @param {string} cookie
 * @param {string[]} drafts
 */
function autosaves(bare, ours, cookie, drafts) {
  const ids = drafts.splice(0, 400);
  const body = JSON.stringify({ answers: PROJECT });
  const load = (/** @type {string} */ url, /** @type {(id: string) => string} */ path) => {
    const sections = ids.map((id) => ({ id, version: 1 }));
    return () =>
      drive(
        {
          url,
          headers: { ...JSON_BODY, cookie },
          requests: [
            {
              method: 'PUT',
              body,
              setupRequest: (request, /** @type {any} */ context) => {
                // What is on its way when a round ends is not put back: its version is not known.
                context.section = sections.shift();
                const { id, version } = context.section;
                return {
                  ...request,
                  path: path(id),
                  headers: { ...request.headers, 'if-match': `"${version}"` },
                };
              },
              onResponse: (_status, answer, /** @type {any} */ context) => {
                sections.push({ id: context.section.id, version: JSON.parse(answer).version });
              },
            },
          ],
        },
        SECONDS,
      );
  };
  return {
    bare: load(bare, (id) => `/sections/${id}/project`),
    ours: load(ours, (id) => `/api/v1/applications/${id}/sections/project`),
  };
}

/**
 * Each request submits another draft; the bare one writes a dossier of the same size.
 * @param {string} bare
 * @param {string} ours
 * @param {string} cookie
 * @param {string[]} drafts
 */
function submissions(bare, ours, cookie, drafts) {
  const next = () => {
    const id = drafts.pop();
    if (!id) throw new Error('No draft is left: raise BENCH_DRAFTS');
    return id;
  };
  const content = JSON.stringify({ content: JSON.stringify(PROJECT).repeat(2) });
  const load = (/** @type {() => string} */ path, /** @type {string | undefined} */ body) => ({
    headers: { ...(body && JSON_BODY), cookie, 'if-match': '"1"' },
    requests: [
      {
        method: /** @type {const} */ ('POST'),
        body,
        setupRequest: (/** @type {any} */ request) => ({ ...request, path: path() }),
      },
    ],
  });
  const kept = drafts[0] ?? '';
  return {
    bare: () => drive({ url: bare, ...load(() => `/dossiers/${kept}`, content) }, SECONDS),
    ours: () =>
      drive({ url: ours, ...load(() => `/api/v1/applications/${next()}/submit`, undefined) }, SECONDS),
  };
}
