import type { Page } from 'playwright-core';
import { openCornac } from '../support/app.js';
import { axeFindings } from '../support/axe.js';
import { openScreens, type Screen } from '../support/browser.js';
import { PDF } from '../support/call-scene.js';
import type { Person } from '../support/person.js';
import { standing } from '../support/standing.js';

/**
 * An organisation on screen: looked up and created, completed, its papers kept, a reference asked and attested, a
 * second person let in, its standing judged by an administrator.
 */

const PATIENCE_MS = 240_000;

// A demo has an invented register.
const cornac = standing(() => openCornac({ pages: true, env: { DEMO: '1' } }), { patienceMs: PATIENCE_MS });
const screens = standing(() => openScreens(cornac), { patienceMs: PATIENCE_MS });
let as: Record<'mireille' | 'marc' | 'lea' | 'ariane', Person>;
let mireille: Screen;
let marc: Screen;
let lea: Screen;
let ariane: Screen;

beforeAll(async () => {
  as = await cornac.people({
    mireille: 'Mireille Fournier',
    marc: 'Marc Delorme',
    lea: 'Léa Morin',
    ariane: 'Ariane Petitjean',
  });
  await cornac.sql('UPDATE accounts SET administrator = true WHERE id = $1', [as.ariane.accountId]);
  await cornac.sql('UPDATE sessions SET second_factor_at = now() WHERE account_id = $1', [
    as.ariane.accountId,
  ]);
  const { body: house } = await as.marc
    .post('/organisations', {
      name: 'Habitat du Seuil',
      kind: 'institution',
      sort: 'social_landlord',
      legalForm: 'social_landlord',
    })
    .expect(201);
  await as.ariane.post(`/administration/organisations/${house.id}/verify`).expect(204);
  mireille = await screens.of(as.mireille);
  marc = await screens.of(as.marc);
  lea = await screens.of(as.lea, { width: 360, height: 740 });
  ariane = await screens.of(as.ariane);
}, PATIENCE_MS);

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** A page is arrived at once its title has focus: before, what one types may be lost. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
}

const findings = (page: Page) =>
  axeFindings(page, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });

describe('a new organisation', () => {
  it(
    'is found in the register, confirmed, and awaits its verification',
    async () => {
      const { page } = mireille;
      await open(page, '/mes-organisations/nouvelle');
      await page.getByLabel('Nom ou numéro SIREN').fill('pas de porte');
      await button(page, 'Chercher').click();
      await button(page, /Prendre ces informations/).click();
      expect(await page.getByLabel('Nom de l’organisation').inputValue()).toBe('Le Pas de porte');
      expect(await page.getByLabel('Commune du siège').inputValue()).toBe('Villeurbanne');
      expect(await findings(page)).toEqual([]);
      await button(page, 'Créer l’organisation').click();
      await page.waitForURL(/\/mes-organisations\/le-pas-de-porte$/);
      await page.getByText('Les administrateurs vérifient votre fiche').waitFor();
    },
    PATIENCE_MS,
  );

  it(
    'is verified by an administrator',
    async () => {
      const { page } = ariane;
      await open(page, '/administration/organisations');
      expect(await findings(page)).toEqual([]);
      await button(page, 'Vérifier Le Pas de porte').click();
      await page.getByRole('heading', { name: 'Aucune organisation ici' }).waitFor();
    },
    PATIENCE_MS,
  );

  it(
    'is completed by the keyboard, with its territories chosen in the list',
    async () => {
      const { page } = mireille;
      await open(page, '/mes-organisations/le-pas-de-porte');
      const territories = page.getByRole('combobox', { name: /Territoires/ });
      await territories.focus();
      await page.keyboard.type('rhone', { delay: 20 });
      const wanted = page.getByRole('option', { name: /^Rhône/ }).first();
      await wanted.waitFor();
      // What the list proposes may still change under the first press.
      for (let presses = 0; presses < 20; presses++) {
        await page.keyboard.press('ArrowDown');
        if (await wanted.evaluate((option) => option.hasAttribute('data-focused'))) break;
      }
      await page.keyboard.press('Enter');
      await button(page, /Retirer Rhône/).waitFor();
      await page.getByLabel(/Entreprise solidaire d’utilité sociale/).check();
      await page.getByLabel('Numéro de l’agrément ESUS').fill('ESUS-69-012');
      await button(page, 'Enregistrer le profil').click();
      await page.getByText('Profil enregistré.').waitFor();
      expect(await findings(page)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'keeps a paper and is told that it expires soon',
    async () => {
      const { page } = mireille;
      await open(page, '/mes-organisations/le-pas-de-porte/documents');
      await button(page, 'Ajouter un document').click();
      await page.getByLabel('Nature du document').selectOption({ label: 'Attestation d’assurance' });
      await page
        .getByLabel('Le fichier')
        .setInputFiles({ name: 'assurance.pdf', mimeType: 'application/pdf', buffer: PDF });
      const soon = new Date(Date.now() + 10 * 86_400_000);
      const dates = page.getByRole('group', { name: /Valable jusqu’au/ });
      await dates.getByLabel('Jour').fill(String(soon.getUTCDate()));
      await dates.getByLabel('Mois').fill(String(soon.getUTCMonth() + 1));
      await dates.getByLabel('Année').fill(String(soon.getUTCFullYear()));
      await button(page, 'Ajouter un document').click();
      await page.getByText(/^Expire bientôt/).waitFor();
      expect(await findings(page)).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe('a reference', () => {
  it(
    'is asked of an institution found by its name',
    async () => {
      const { page } = mireille;
      await open(page, '/mes-organisations/le-pas-de-porte/references');
      await button(page, 'Demander une référence').click();
      await page.getByRole('combobox', { name: 'À quelle institution' }).fill('seuil');
      await page.getByRole('option', { name: /Habitat du Seuil/ }).click();
      await page.getByLabel('En un titre').fill('Des goûters de palier');
      await page
        .getByLabel('Ce que vous avez fait ensemble')
        .fill('Huit mois de goûters dans trois résidences.');
      const start = page.getByRole('group', { name: 'Début' });
      await start.getByLabel('Jour').fill('1');
      await start.getByLabel('Mois').fill('9');
      await start.getByLabel('Année').fill('2025');
      await page.getByLabel('Résultats chiffrés').fill('Goûters tenus : 96');
      expect(await findings(page)).toEqual([]);
      await button(page, 'Envoyer la demande').click();
      await page.getByText('En attente de l’institution').waitFor();
    },
    PATIENCE_MS,
  );

  it(
    'is attested, and the public page shows it without JavaScript',
    async () => {
      const { page } = marc;
      await open(page, '/mes-organisations/habitat-du-seuil/references');
      await button(page, /^Attester$/).click();
      await page.getByLabel('Ce que votre institution en dit').fill('Un travail suivi et utile.');
      await button(page, /^Attester$/).click();
      await page.getByText('Attestée').waitFor();
      const html = await (await fetch(`${cornac.url}/organisations/le-pas-de-porte`)).text();
      for (const words of [
        'Des goûters de palier',
        'Un travail suivi et utile.',
        'Goûters tenus',
        'Villeurbanne',
      ])
        expect(html).toContain(words);
    },
    PATIENCE_MS,
  );

  it(
    'is proposed by an institution, and accepted by the organisation it is about',
    async () => {
      const { page } = marc;
      await open(page, '/mes-organisations/habitat-du-seuil/references');
      await button(page, 'Attester une référence').click();
      await button(page, 'Proposer cette référence').click();
      await page.getByText('Choisissez une organisation dans la liste.').first().waitFor();
      await page.getByRole('combobox', { name: 'Au sujet de quelle organisation' }).fill('pas de porte');
      await page.getByRole('option', { name: /Le Pas de porte/i }).click();
      await page.getByLabel('En un titre').fill('Des portes ouvertes au printemps');
      await page.getByLabel('Ce que vous avez fait ensemble').fill('Trois journées, quatre résidences.');
      const start = page.getByRole('group', { name: 'Début' });
      await start.getByLabel('Jour').fill('1');
      await start.getByLabel('Mois').fill('3');
      await start.getByLabel('Année').fill('2026');
      await page.getByLabel('Ce que votre institution en dit').fill('Tenu, et à refaire.');
      expect(await findings(page)).toEqual([]);
      await button(page, 'Proposer cette référence').click();
      await page.getByText('Proposée, en attente d’accord').waitFor();
      await open(mireille.page, '/mes-organisations/le-pas-de-porte/references');
      await button(mireille.page, 'Accepter').click();
      await mireille.page.getByText('Proposée, en attente d’accord').waitFor({ state: 'detached' });
      const html = await (await fetch(`${cornac.url}/organisations/le-pas-de-porte`)).text();
      expect(html).toContain('Tenu, et à refaire.');
    },
    PATIENCE_MS,
  );
});

describe('somebody whose organisation is here already', () => {
  it(
    'asks to join it from a phone, and an owner takes them in',
    async () => {
      const { page } = lea;
      await open(page, '/mes-organisations/nouvelle');
      await page.getByLabel('Nom ou numéro SIREN').fill('000 100 008');
      await button(page, 'Chercher').click();
      await button(page, /Demander à rejoindre/).click();
      await page.getByLabel('Votre message aux propriétaires').fill('Bonjour, j’en suis la trésorière.');
      expect(await findings(page)).toEqual([]);
      await button(page, 'Demander à rejoindre').click();
      await page.getByText(/Demande envoyée aux propriétaires/).waitFor();
      await open(mireille.page, '/mes-organisations/le-pas-de-porte/demandes');
      await button(mireille.page, /Accueillir/).click();
      await mireille.page.getByText('Accueillie').waitFor();
    },
    PATIENCE_MS,
  );
});

it('no page complained', () => {
  for (const { complaints } of [mireille, marc, lea, ariane]) expect(complaints).toEqual([]);
});
