import { randomUUID } from 'node:crypto';
import { type Cornac, openCornac } from './app.js';
import type { Person } from './person.js';
import { standing } from './standing.js';

/** Somebody on the panel, as the scene knows them. */
export interface Sitter {
  id: string;
  name: string;
}

export interface SessionScene {
  cornac: Cornac;
  as: Record<'facilitator' | 'member' | 'stranger' | 'panelist', Person>;
  panelId: string;
  consentTextId: string;
  /** Of those under 75, then of the others; the first one came in as `as.panelist`. */
  people: Sitter[];
}

/** Half of the seats for each age. */
const STRATA = [
  {
    key: 'age',
    label: 'Âge',
    values: [
      { key: '65', label: 'Moins de 75 ans', quota: 50 },
      { key: '75', label: '75 ans et plus', quota: 50 },
    ],
  },
];

/** An institution's panel of ten people who agreed to its words, while the tests of a file run. */
export function standingSessions(): SessionScene {
  const cornac = standing(() => openCornac());
  const as = standing(() =>
    cornac.people({
      facilitator: 'Solange Amari',
      member: 'Zoé Prigent',
      stranger: 'Léa Morin',
      panelist: 'Panéliste 7QK4',
    }),
  );
  return Object.assign(
    standing(() => setScene(cornac, as)),
    { cornac, as },
  );
}

async function setScene(
  cornac: Cornac,
  as: SessionScene['as'],
): Promise<Pick<SessionScene, 'panelId' | 'consentTextId' | 'people'>> {
  await cornac.sql('UPDATE accounts SET panelist = true, email = NULL WHERE id = $1', [
    as.panelist.accountId,
  ]);
  const { body: house } = await as.facilitator
    .post('/organisations', {
      name: 'Mutuelle des Deux Rives',
      kind: 'institution',
      sort: 'mutual',
      legalForm: 'mutual',
    })
    .expect(201);
  await cornac.sql(
    `INSERT INTO memberships (organisation_id, account_id, role, joined_at) VALUES ($1, $2, 'member', now())`,
    [house.id, as.member.accountId],
  );
  const [panelId, consentTextId] = [randomUUID(), randomUUID()];
  const by = as.facilitator.accountId;
  await cornac.sql(
    `INSERT INTO panels (id, name, purpose, strata, invitations_at_most, created_by, created_at)
     VALUES ($1, 'Les voix du Rhône', 'Dire ce que valent les solutions.', $2, 2, $3, now())`,
    [panelId, JSON.stringify(STRATA), by],
  );
  await cornac.sql('INSERT INTO panel_owners VALUES ($1, $2, now())', [panelId, house.id]);
  await cornac.sql('INSERT INTO panel_facilitators VALUES ($1, $2, $2, now())', [panelId, by]);
  await cornac.sql(
    `INSERT INTO panel_consent_texts (id, panel_id, number, words, words_hash, covers_health, upon_withdrawal,
       published_by, published_at)
     VALUES ($1, $2, 1, 'Je participe.', sha256('Je participe.'), false, 'erase', $3, now())`,
    [consentTextId, panelId, by],
  );
  const people: Sitter[] = [];
  for (let n = 0; n < 10; n++) {
    const person = { id: randomUUID(), name: `Denise Fontanille ${n}` };
    people.push(person);
    await seatOnPanel(cornac, { panelId, consentTextId, by }, person, n < 5 ? '65' : '75');
  }
  await cornac.sql('UPDATE panel_people.people SET account_id = $1 WHERE panelist_id = $2', [
    as.panelist.accountId,
    people[0]?.id,
  ]);
  return { panelId, consentTextId, people };
}

async function seatOnPanel(
  cornac: Cornac,
  { panelId, consentTextId, by }: { panelId: string; consentTextId: string; by: string },
  { id, name }: Sitter,
  age: string,
): Promise<void> {
  await cornac.sql(
    `INSERT INTO panelists (id, panel_id, pseudonym, status, strata, joined_on)
     VALUES ($1, $2, $3, 'active', $4, '2027-01-04')`,
    [id, panelId, `Jonquille ${id.slice(0, 8)}`, JSON.stringify({ age })],
  );
  await cornac.sql(
    `INSERT INTO panel_people.people (panelist_id, first_name, last_name, email, phone, recruited_by)
     VALUES ($1, 'Denise', $2, $3, '0400000000', 'letter')`,
    [id, name, `${id}@test.example`],
  );
  await cornac.sql(
    `INSERT INTO panel_consents (text_id, panelist_id, way, given_on, noted_by) VALUES ($1, $2, 'paper', '2027-01-04', $3)`,
    [consentTextId, id, by],
  );
}
