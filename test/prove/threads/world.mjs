import { join } from 'node:path';
import pg from 'pg';
import { dist } from '../../../scripts/paths.mjs';
import { seedCalls } from '../../bench/seed-calls.mjs';
import { signInAs } from '../../bench/sign-in.mjs';

/** @typedef {{ id: string, cookie: string }} Person */
/** @typedef {{ threads: string[], secret: string, people: Person[], officer: Person, stranger: Person }} World */

/**
 * Published calls with their open threads, where anyone signed in may write, and the thread of one call's team.
 * @param {string} databaseUrl
 * @param {{ threads: number, people: number }} size
 * @returns {Promise<World>}
 */
export async function seedWorld(databaseUrl, { threads, people }) {
  const { migrate } = await import(join(dist, 'apps/api/migrate.js'));
  await migrate(databaseUrl);
  return withClient(databaseUrl, async (client) => {
    await seedCalls(client, threads);
    await client.query(
      `INSERT INTO accounts (id, email, display_name, created_at)
       SELECT gen_random_uuid(), 'voix-' || n || '@prove.example', 'Voix ' || n, now() FROM generate_series(1, $1::int) n`,
      [people + 2],
    );
    const { rows: calls } = await client.query(
      `INSERT INTO threads (id, subject_type, subject_id, audience, active_at, created_at)
       SELECT gen_random_uuid(), 'call', id, 'shared', now(), now() FROM calls RETURNING id`,
    );
    const everyone = [];
    for (let n = 1; n <= people + 2; n++) everyone.push(await person(client, `voix-${n}@prove.example`));
    const [officer, stranger, ...others] = everyone;
    if (!officer || !stranger) throw new Error('Nobody was seeded');
    await client.query(
      `INSERT INTO memberships (organisation_id, account_id, role, joined_at)
       SELECT organisation_id, $1, 'manager', now() FROM call_leads ORDER BY call_id LIMIT 1`,
      [officer.id],
    );
    const { rows: team } = await client.query(
      `WITH one AS (SELECT call_id FROM call_leads ORDER BY call_id LIMIT 1), officer AS (
         INSERT INTO call_team (call_id, account_id, function, added_at) SELECT call_id, $1, 'officer', now() FROM one)
       INSERT INTO threads (id, subject_type, subject_id, audience, active_at, created_at)
       SELECT gen_random_uuid(), 'call', call_id, 'team', now(), now() FROM one RETURNING id`,
      [officer.id],
    );
    return { threads: calls.map(({ id }) => id), secret: team[0].id, people: others, officer, stranger };
  });
}

/**
 * @param {pg.Client} client
 * @param {string} email
 */
async function person(client, email) {
  const cookie = await signInAs(client, email);
  const { rows } = await client.query('SELECT id FROM accounts WHERE email = $1', [email]);
  return { id: rows[0].id, cookie };
}

/**
 * @param {string} databaseUrl
 * @returns {Promise<Map<string, import('./checker.mjs').Stored[]>>}
 */
export const readStored = (databaseUrl) =>
  withClient(databaseUrl, async (client) => {
    const { rows } = await client.query(
      'SELECT thread_id AS thread, seq::int, author_id AS author, client_id AS "clientId" FROM messages ORDER BY 1, 2',
    );
    return Map.groupBy(rows, (row) => row.thread);
  });

/**
 * @template T
 * @param {string} databaseUrl
 * @param {(client: pg.Client) => Promise<T>} work
 */
export async function withClient(databaseUrl, work) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
