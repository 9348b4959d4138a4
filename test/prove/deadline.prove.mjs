/**
 * A deadline one can trust: submissions rush over the last seconds and past the end of a call. Each accepted one has its
 * dossier, stamped before the deadline; each refused one is told why and left nothing; the server never breaks.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { dist, say } from '../../scripts/paths.mjs';
import { seedApplications } from '../bench/seed-applications.mjs';
import { seedCalls } from '../bench/seed-calls.mjs';
import { startApi } from '../bench/servers.mjs';
import { signInAs } from '../bench/sign-in.mjs';

const SUBMISSIONS = 600;
/** The rush lasts from this long before the deadline to as long after. */
const AROUND_MS = 3_000;

/** @param {{ databaseUrl: string, home: string }} place */
export async function prove(place) {
  const { migrate } = await import(join(dist, 'apps/api/migrate.js'));
  await migrate(place.databaseUrl);
  const client = new pg.Client({ connectionString: place.databaseUrl });
  await client.connect();
  await seedCalls(client, 100);
  const drafts = await seedApplications(client, 'bench-2@bench.example', SUBMISSIONS);
  const cookie = await signInAs(client, 'bench-2@bench.example');
  const api = await startApi(place);
  try {
    const { rows } = await client.query(
      "UPDATE calls SET closes_at = clock_timestamp() + interval '4 seconds' WHERE slug = 'appel-a-mesurer' RETURNING closes_at, clock_timestamp() AS now",
    );
    const deadline = Date.now() + (rows[0].closes_at - rows[0].now);
    const answers = await Promise.all(
      drafts.map((id, i) =>
        submit(api.url, cookie, id, deadline - AROUND_MS + (2 * AROUND_MS * i) / SUBMISSIONS),
      ),
    );
    return await judge(client, answers, rows[0].closes_at);
  } finally {
    await api.stop();
    await client.end();
  }
}

/**
 * @typedef {{ id: string, status: number, body: { number?: string, submittedAt?: string, type?: string }, milliseconds: number }} Answer
 * @param {string} url
 * @param {string} cookie
 * @param {string} id
 * @param {number} at
 * @returns {Promise<Answer>}
 */
async function submit(url, cookie, id, at) {
  await pause(Math.max(0, at - Date.now()));
  const start = performance.now();
  const response = await fetch(`${url}/api/v1/applications/${id}/submit`, {
    method: 'POST',
    headers: { cookie, 'if-match': '"1"' },
  });
  const body = /** @type {Answer['body']} */ (await response.json());
  return { id, status: response.status, body, milliseconds: performance.now() - start };
}

/**
 * @param {pg.Client} client
 * @param {Answer[]} answers
 * @param {Date} closesAt
 */
async function judge(client, answers, closesAt) {
  const { rows } = await client.query(
    'SELECT application_id AS id, receipt_number AS number, submitted_at AS at FROM dossiers',
  );
  const dossiers = new Map(rows.map((row) => [row.id, row]));
  const accepted = answers.filter((answer) => answer.status < 300);
  const refused = answers.filter(
    (answer) => answer.status === 409 && answer.body.type === '/problemes/call-not-open',
  );
  const broken = answers.filter((answer) => !accepted.includes(answer) && !refused.includes(answer));
  const wrong = [
    ...accepted.filter(({ id, body }) => dossiers.get(id)?.number !== body.number),
    ...refused.filter(({ id }) => dossiers.has(id)),
    ...rows.filter((row) => row.at >= closesAt),
  ];
  const times = answers.map((answer) => answer.milliseconds).sort((a, b) => a - b);
  say(
    `deadline submissions=${answers.length} accepted=${accepted.length} refused=${refused.length} broken=${broken.length} wrong=${wrong.length} lost=${accepted.length - dossiers.size} p99=${Math.round(times[Math.floor(times.length * 0.99)] ?? 0)}ms`,
  );
  for (const { id, status, body } of broken.slice(0, 5)) say(`  ${id}: ${status} ${JSON.stringify(body)}`);
  return (
    accepted.length > 0 &&
    refused.length > 0 &&
    broken.length + wrong.length === 0 &&
    accepted.length === dossiers.size
  );
}
