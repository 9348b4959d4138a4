import type { Cornac } from './app.js';
import { openCornac } from './app.js';
import type { Person } from './person.js';
import { standing } from './standing.js';
import { openBrowser, type Visitor } from './visitor.js';

/** An institution with a panel: who runs it, who facilitates, who only belongs there, and a stranger. */
export interface PanelScene {
  cornac: Cornac;
  as: Record<'owner' | 'facilitator' | 'second' | 'member' | 'stranger', Person>;
  scene: { institutionId: string; panelId: string; at: string };
  /** Somebody on the panel. */
  add(more?: object): Promise<Panelist>;
  /** The words in force for it, or for a study. */
  publish(more?: object): Promise<{ id: string; sha256: string; number: number }>;
  /** The browser of somebody who came in with the key of their letter. */
  comeIn(panelistId: string): Promise<Visitor>;
}

export interface Panelist {
  id: string;
  pseudonym: string;
  version: number;
}

export const PANEL_STRATA = [
  {
    key: 'age',
    label: 'Tranche d’âge',
    values: [
      { key: '70s', label: '70 à 79 ans', quota: 50 },
      { key: '80s', label: '80 ans et plus', quota: 50 },
    ],
  },
];

export function standingPanelScene(): PanelScene {
  const cornac = standing(() => openCornac());
  const as = standing(() =>
    cornac.people({
      owner: 'Nadia Belkacem',
      facilitator: 'Solange Amari',
      second: 'Paul Verdier',
      member: 'Zoé Prigent',
      stranger: 'Léa Morin',
    }),
  );
  const scene = standing(() => setScene(cornac, as));
  // What one test spends is not another's.
  afterEach(() => cornac.sql('DELETE FROM tries'));
  return {
    cornac,
    as,
    scene,
    add: async (more = {}) => {
      const person = { firstName: 'Denise', lastName: 'Fontanille', recruitedBy: 'letter', ...more };
      const { body } = await as.facilitator.post(`${scene.at}/panelists`, person).expect(201);
      return body;
    },
    publish: async (more = {}) => {
      const text = { words: 'Je participe.', coversHealth: false, uponWithdrawal: 'erase', ...more };
      const { body } = await as.facilitator.post(`${scene.at}/consent-texts`, text).expect(201);
      return body;
    },
    comeIn: async (panelistId) => {
      const { body: key } = await as.facilitator.post(`${scene.at}/panelists/${panelistId}/key`).expect(201);
      const browser = openBrowser(cornac);
      await browser.post('/sign-in/panelist-keys', { code: key.code }).expect(200);
      return browser;
    },
  };
}

async function setScene(cornac: Cornac, as: PanelScene['as']): Promise<PanelScene['scene']> {
  const { body: house } = await as.owner
    .post('/organisations', {
      name: 'Mutuelle des Deux Rives',
      kind: 'institution',
      sort: 'mutual',
      legalForm: 'mutual',
    })
    .expect(201);
  for (const person of [as.facilitator, as.second, as.member])
    await cornac.sql(
      `INSERT INTO memberships (organisation_id, account_id, role, joined_at) VALUES ($1, $2, 'member', now())`,
      [house.id, person.accountId],
    );
  const { body: panel } = await as.facilitator
    .post('/panels', {
      organisationId: house.id,
      name: 'Les voix du Rhône',
      purpose: 'Dire franchement ce que valent les solutions faites pour nous.',
      strata: PANEL_STRATA,
    })
    .expect(201);
  return { institutionId: house.id, panelId: panel.id, at: `/panels/${panel.id}` };
}
