/**
 * The bare baseline of the HTTP benches: Fastify, pg with named statements, compiled serialisers, and the same durable
 * work. No rights, no validation beyond the parser, no product. Takes PORT and DATABASE_URL.
 */
import Fastify from 'fastify';
import pg from 'pg';

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const app = Fastify();

const text = { type: 'string' };
const nullable = { type: ['string', 'null'] };
const texts = { type: 'array', items: text };
const page = {
  type: 'object',
  properties: {
    items: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: text,
          slug: text,
          reference: text,
          kind: text,
          phase: text,
          title: text,
          summary: text,
          leads: {
            type: 'array',
            items: { type: 'object', properties: { id: text, name: text, slug: text } },
          },
          opensAt: nullable,
          closesAt: nullable,
          money: {
            type: 'object',
            properties: Object.fromEntries([
              ['currency', text],
              ['notes', text],
              ...[
                'envelopeCents',
                'perProjectMinCents',
                'perProjectMaxCents',
                'shareMaxPercent',
                'laureatesMin',
                'laureatesMax',
                'yearsMax',
              ].map((name) => [name, { type: ['number', 'null'] }]),
            ]),
          },
          themes: texts,
          publics: texts,
          territories: texts,
          version: { type: 'integer' },
        },
      },
    },
    next: nullable,
  },
};

const DIRECTORY = `
  SELECT c.id, c.slug, c.reference, c.kind, 'open' AS phase, c.title, c.summary, c.money, c.themes, c.publics, c.territories,
    c.opens_at AS "opensAt", c.closes_at AS "closesAt", c.version,
    (SELECT json_agg(json_build_object('id', o.id, 'name', o.name, 'slug', o.slug) ORDER BY l.position)
     FROM call_leads l JOIN organisations o ON o.id = l.organisation_id WHERE l.call_id = c.id) AS leads
  FROM calls c
  WHERE c.status = 'published' AND c.opens_at <= $1 AND coalesce(c.closes_at, 'infinity') > $1
  ORDER BY coalesce(c.closes_at, 'infinity'), c.id LIMIT 21`;

app.get('/calls', { schema: { response: { 200: page } } }, async () => {
  const { rows } = await pool.query({ name: 'directory', text: DIRECTORY, values: [new Date()] });
  return {
    items: rows
      .slice(0, 20)
      .map((row) => ({ ...row, opensAt: row.opensAt.toISOString(), closesAt: row.closesAt.toISOString() })),
    next: rows.length > 20 ? rows[19].id : null,
  };
});

/** The same durable work as an autosave: one row of answers, committed. */
app.put('/sections/:application/:key', async (request) => {
  const { application, key } = /** @type {{ application: string, key: string }} */ (request.params);
  const { rows } = await pool.query({
    name: 'autosave',
    text: `INSERT INTO bare_sections (application_id, key, answers, updated_at) VALUES ($1, $2, $3, now())
           ON CONFLICT (application_id, key) DO UPDATE SET answers = EXCLUDED.answers, updated_at = now(), version = bare_sections.version + 1
           RETURNING version, updated_at`,
    values: [application, key, JSON.stringify(/** @type {{ answers: unknown }} */ (request.body).answers)],
  });
  return { version: rows[0].version, savedAt: rows[0].updated_at };
});

/** The same durable work as a submission: one frozen dossier, committed. */
app.post('/dossiers/:application', async (request) => {
  const { application } = /** @type {{ application: string }} */ (request.params);
  const { rows } = await pool.query({
    name: 'submit',
    text: `INSERT INTO bare_dossiers (id, application_id, content) VALUES (uuidv7(), $1, $2) RETURNING id`,
    values: [application, JSON.stringify(request.body)],
  });
  return { id: rows[0].id };
});

const client = await pool.connect();
await client.query(`
  CREATE TABLE IF NOT EXISTS bare_sections (application_id uuid, key text, answers jsonb, version int NOT NULL DEFAULT 1, updated_at timestamptz, PRIMARY KEY (application_id, key));
  CREATE TABLE IF NOT EXISTS bare_dossiers (id uuid PRIMARY KEY, application_id uuid, content text)`);
client.release();
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.send?.({ type: 'ready', url: `http://127.0.0.1:${process.env.PORT}` });
process.once('disconnect', () => process.exit(0));
