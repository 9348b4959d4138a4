/** Text of the length people write in one answer. */
const WORDS =
  'La nuit, personne ne passe. Trois résidents sur quatre disent attendre le matin pour appeler. '.repeat(9);

export const PROJECT = { need: WORDS, public: ['seniors'], contact: 'contact@nuitee.example' };
const BUDGET = {
  budget: {
    costs: [
      { label: 'Veilleurs', cents: 4_800_000 },
      { label: 'Coordination', cents: 1_650_000 },
    ],
    resources: [
      { label: 'Aide demandée', kind: 'asked', cents: 4_500_000, secured: false },
      { label: 'Fonds propres', kind: 'own', cents: 1_950_000, secured: true },
    ],
  },
  pledge: true,
};

const field = (/** @type {string} */ key, /** @type {string} */ type, more = {}) => ({
  key,
  type,
  label: key,
  help: '',
  required: true,
  ...more,
});
const FORM = {
  version: 1,
  sections: [
    {
      key: 'project',
      title: 'Le projet',
      intro: '',
      fields: [
        field('need', 'long_text', { maxLength: 2000 }),
        field('public', 'choices', {
          options: [
            { value: 'seniors', label: 'Personnes âgées' },
            { value: 'carers', label: 'Aidants' },
          ],
        }),
        field('contact', 'email'),
      ],
    },
    {
      key: 'money',
      title: 'Le budget',
      intro: '',
      fields: [field('budget', 'budget'), field('pledge', 'statement')],
    },
  ],
};

/**
 * An open call with a form, and drafts with nothing left to do but submit, each of its own organisation, all carried by
 * one person.
 * @param {import('pg').Client} client
 * @param {string} email of the person
 * @param {number} drafts
 * @returns {Promise<string[]>} the drafts' ids
 */
export async function seedApplications(client, email, drafts) {
  const { rows } = await client.query(
    `WITH person AS (SELECT id FROM accounts WHERE email = $1),
     call AS (
       INSERT INTO calls (id, reference, slug, kind, status, title, money, opens_at, closes_at, form, created_by, created_at, published_at)
       SELECT uuidv7(), '2027-bench', 'appel-a-mesurer', 'projects', 'published', 'Bien vieillir chez soi',
         '{"currency":"EUR","envelopeCents":null,"perProjectMinCents":null,"perProjectMaxCents":null,"shareMaxPercent":80,"laureatesMin":null,"laureatesMax":null,"yearsMax":null,"notes":""}',
         now() - interval '1 day', now() + interval '10 days', $3, person.id, now(), now() FROM person RETURNING id),
     led AS (
       INSERT INTO call_leads (call_id, organisation_id, position, approved_at)
       SELECT call.id, o.id, 0, now() FROM call, (SELECT id FROM organisations LIMIT 1) o),
     house AS (
       INSERT INTO organisations (id, kind, sort, name, slug, legal_form, created_at)
       SELECT uuidv7(), 'social_enterprise', 'association', 'Association ' || n, 'association-' || n, 'association', now()
       FROM generate_series(1, $2::int) n RETURNING id),
     draft AS (
       INSERT INTO applications (id, call_id, organisation_id, status, title, created_by, created_at, updated_at)
       SELECT uuidv7(), call.id, house.id, 'draft', 'Une présence la nuit', person.id, now(), now()
       FROM house, call, person RETURNING id),
     carried AS (
       INSERT INTO application_people (application_id, account_id, role)
       SELECT draft.id, person.id, 'bearer' FROM draft, person),
     written AS (
       INSERT INTO application_sections (application_id, key, answers, updated_by, updated_at)
       SELECT draft.id, section.key, section.answers, person.id, now()
       FROM draft, person, (VALUES ('project', $4::jsonb), ('money', $5::jsonb)) AS section (key, answers))
     SELECT id FROM draft`,
    [email, drafts, JSON.stringify(FORM), JSON.stringify(PROJECT), JSON.stringify(BUDGET)],
  );
  await client.query('VACUUM ANALYZE');
  return rows.map((row) => row.id);
}
