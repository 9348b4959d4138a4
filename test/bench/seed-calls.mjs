/**
 * A large directory: 100,000 calls of 200 institutions, a fifth of them open, written by SQL because the point is
 * the reading of them.
 * @param {import('pg').Client} client
 * @param {number} calls
 */
export async function seedCalls(client, calls) {
  await client.query(
    `INSERT INTO accounts (id, email, display_name, created_at)
     SELECT gen_random_uuid(), 'bench-' || n || '@bench.example', 'Bench ' || n, now() FROM generate_series(1, 20) n`,
  );
  await client.query(
    `INSERT INTO organisations (id, kind, sort, name, slug, legal_form, created_at)
     SELECT gen_random_uuid(), 'institution', 'mutual', 'Institution ' || n, 'institution-' || n, 'mutual', now() FROM generate_series(1, 200) n`,
  );
  await client.query(
    `WITH author AS (SELECT id FROM accounts LIMIT 1), house AS (SELECT array_agg(id) AS ids FROM organisations),
     made AS (
       INSERT INTO calls (id, reference, slug, kind, status, title, summary, need, themes, publics, territories, money, opens_at, closes_at, form, created_by, created_at, published_at)
       SELECT uuidv7(), '2027-' || lpad(n::text, 6, '0'), 'appel-' || n, (ARRAY['projects', 'interest'])[1 + n % 2], 'published',
         'Bien vieillir dans le quartier numéro ' || n, 'Des solutions éprouvées en résidence contre l’isolement des plus de 75 ans.', 'Trois résidences sur quatre…',
         ARRAY['Vivre chez soi', 'Lien social'], ARRAY['Personnes âgées'], ARRAY['Rhône'],
         '{"currency":"EUR","envelopeCents":40000000,"perProjectMinCents":3000000,"perProjectMaxCents":7000000,"shareMaxPercent":80,"laureatesMin":6,"laureatesMax":8,"yearsMax":null,"notes":""}',
         now() - interval '400 days' + n * interval '3 minutes', now() - interval '200 days' + n * interval '3 minutes',
         '{"version":1,"sections":[]}', (SELECT id FROM author), now(), now()
       FROM generate_series(1, $1::int) n RETURNING id, reference)
     INSERT INTO call_leads (call_id, organisation_id, position, approved_at)
     SELECT made.id, house.ids[1 + (substr(made.reference, 6)::int % 200)], 0, now() FROM made, house`,
    [calls],
  );
  await client.query('VACUUM ANALYZE');
}
