import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { axeFindings } from '../support/axe.js';
import { openScreens } from '../support/browser.js';
import { balancedBudget, PDF } from '../support/call-scene.js';
import type { Person } from '../support/person.js';
import { standing } from '../support/standing.js';
import { standingCall } from '../support/standing-call.js';

/** One's data to the last: seen, agreed to, handed over, erased. Then the instance as those who run it see it. */

const PATIENCE_MS = 90_000;
const CANARY = 'canari-qx9';
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };

const { cornac, as, scene } = standingCall({ pages: true, patienceMs: PATIENCE_MS });
const screens = standing(() => openScreens(cornac), { patienceMs: PATIENCE_MS });
let admin: Record<'ariane' | 'basile', Person>;

beforeAll(async () => {
  admin = await cornac.people(
    { ariane: 'Ariane Petitjean', basile: 'Basile Rochefort' },
    { secondFactor: true },
  );
  await cornac.sql('UPDATE accounts SET administrator = true WHERE id = ANY($1)', [
    [admin.ariane.accountId, admin.basile.accountId],
  ]);
}, PATIENCE_MS);

/** axe finds nothing serious, nothing scrolls sideways; a picture for whoever asks for one. */
async function look(page: Page, name: string): Promise<void> {
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  expect([name, Math.max(0, wide)]).toEqual([name, 0]);
  expect([name, ...(await axeFindings(page))]).toEqual([name]);
  const folder = process.env.PICTURES;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** The same page for desk and telephone, in both lights. */
async function lookEverywhere(
  person: Person,
  path: string,
  heading: string | RegExp,
  name: string,
): Promise<void> {
  for (const [size, dark, suffix] of [
    [DESK, false, ''],
    [DESK, true, '-sombre'],
    [PHONE, false, '-360'],
    [PHONE, true, '-360-sombre'],
  ] as const) {
    const { page, context, complaints } = await screens.of(person, size, dark);
    await page.goto(path);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await page.waitForLoadState('networkidle');
    await look(page, `${name}${suffix}`);
    expect(complaints).toEqual([]);
    await context.close();
  }
}

it(
  'a person reads what they are asked to agree to, sees what is held, hands their team over and is forgotten',
  async () => {
    await as.applicant.patch('/account', { displayName: `${CANARY} Diop` }).expect(200);
    const { page, context } = await screens.of(as.applicant);
    await page.goto('/ma-journee');
    await page.getByRole('link', { name: 'Lire et répondre' }).click();
    await page.getByRole('heading', { name: 'Deux minutes de lecture' }).waitFor();
    await look(page, 'accords');
    const agree = page.getByRole('button', { name: 'J’ai lu et j’accepte' });
    await agree.first().click();
    await page.getByRole('button', { name: /Règles de la plateforme/ }).waitFor({ state: 'detached' });
    await agree.first().click();
    await page.getByText('Merci, tout est lu').waitFor();

    await page.goto('/mon-compte/mes-donnees');
    await page.getByRole('rowheader', { name: 'Votre compte' }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Tout emporter' }).click();
    expect(await readFile(await (await download).path(), 'utf8')).toContain(CANARY);
    await page.getByRole('button', { name: 'Effacer mon compte…' }).click();
    const address = page.getByLabel('Votre adresse de courriel');
    const erase = page.getByRole('button', { name: 'Effacer définitivement' });
    await address.fill('quelqu-un-d-autre@test.example');
    await erase.click();
    await page.getByText('Tapez l’adresse de votre compte').waitFor();
    await address.fill('aissatou-diop@test.example');
    await erase.click();
    await page.getByText('Il reste une organisation à confier').waitFor();
    await look(page, 'effacer-refus');
    await page.getByRole('link', { name: /Nommer un autre propriétaire/ }).click();
    await page.getByRole('heading', { name: 'Équipe et droits' }).waitFor();
    await cornac.sql("UPDATE memberships SET role = 'owner' WHERE account_id = $1", [as.colleague.accountId]);

    await page.goto('/mon-compte/mes-donnees');
    await page.getByRole('button', { name: 'Effacer mon compte…' }).click();
    await address.fill('aissatou-diop@test.example');
    await erase.click();
    await page.getByRole('heading', { name: 'Votre compte est effacé' }).waitFor();
    await look(page, 'au-revoir');
    await page.goto('/ma-journee');
    await page.waitForURL('**/connexion**');
    const traces = await cornac.sql(
      "SELECT id FROM accounts WHERE display_name LIKE '%' || $1 || '%' OR email = 'aissatou-diop@test.example'",
      [CANARY],
    );
    expect(traces).toEqual([]);
    await context.close();
  },
  PATIENCE_MS,
);

it(
  'my data and the texts in force read well everywhere',
  async () => {
    await lookEverywhere(as.colleague, '/mon-compte/mes-donnees', 'Mes données', 'mes-donnees');
    await lookEverywhere(as.colleague, '/confidentialite', 'Vos données', 'confidentialite');
    await lookEverywhere(as.colleague, '/regles', 'Règles de la plateforme', 'regles');
  },
  PATIENCE_MS,
);

it(
  'an administrator finds an account, suspends it by keyboard with its reason, and lifts it',
  async () => {
    const { page, context } = await screens.of(admin.ariane);
    await page.goto('/ma-journee');
    await page
      .getByRole('navigation', { name: 'Navigation principale' })
      .getByRole('link', { name: 'Administration' })
      .click();
    await page.getByRole('heading', { level: 1, name: 'État de la plateforme' }).waitFor();
    await page.getByRole('link', { name: 'Comptes' }).click();
    await page.getByLabel('Nom, ou adresse entière').fill('lea mor');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Léa Morin' }).click();
    const suspend = page.getByRole('button', { name: 'Suspendre' });
    await suspend.focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Raison').fill('Des messages injurieux, signalés trois fois.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Suspendu le').waitFor();
    await look(page, 'compte-suspendu');
    await page.getByRole('button', { name: 'Lever la suspension' }).click();
    await page.getByText('Suspendu le').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Journal' }).first().click();
    await page.getByText('lève une suspension').waitFor();
    await page.getByRole('button', { name: 'Vérifier maintenant' }).click();
    await page.getByText(/Entier\s:/).waitFor();
    await look(page, 'journal-verifie');
    await context.close();
    const stranger = await screens.of(as.colleague);
    await stranger.page.goto('/ma-journee');
    await stranger.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await stranger.page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
    await stranger.context.close();
  },
  PATIENCE_MS,
);

it(
  'two administrators open a dossier; the applicant sees who read it',
  async () => {
    const id = await submitted();
    const { page, context } = await screens.of(admin.ariane);
    await page.goto('/administration/bris-de-glace');
    await page.getByLabel('Accusé de réception ou adresse').fill(`/candidatures/${id}`);
    await page.getByLabel('Raison').fill('La déposante ne retrouve pas sa pièce : vérifier avec elle.');
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByText('Attend un accord').waitFor();
    expect(await page.getByRole('button', { name: 'Approuver' }).count()).toBe(0);
    const second = await screens.of(admin.basile);
    await second.page.goto('/administration/bris-de-glace');
    await second.page.getByRole('button', { name: 'Approuver' }).click();
    await second.page.getByText('Approuvé par Basile Rochefort').waitFor();
    await look(second.page, 'bris-de-glace-approuve');
    await second.context.close();
    await page.reload();
    await page.getByRole('link', { name: 'Lire le dossier' }).click();
    await page.getByText('Cette lecture est notée').waitFor();
    await page.getByText('Personne ne passe la nuit.').waitFor();
    await look(page, 'dossier-ouvert');
    await context.close();
    const applicant = await screens.of(as.rival);
    await applicant.page.goto(`/candidatures/${id}/accuse`);
    await applicant.page.getByText('Ariane Petitjean').first().waitFor();
    await applicant.page.getByText('administration', { exact: true }).first().waitFor();
    await applicant.context.close();
  },
  PATIENCE_MS,
);

it(
  'every screen of administration reads well everywhere',
  async () => {
    await cornac.sql(`SELECT graphile_worker.add_job('send_mail', '{}'::json, job_key := 'vue')`);
    await cornac.sql(
      `UPDATE graphile_worker._private_jobs SET last_error = 'getaddrinfo ENOTFOUND courriel.exemple', attempts = max_attempts WHERE key = 'vue'`,
    );
    await admin.ariane
      .post('/administration/legal-holds', {
        subjectType: 'account',
        subjectId: as.lead.accountId,
        reason: 'Réquisition du tribunal de Villeneuve, jusqu’au 30 juin.',
      })
      .expect(201);
    const pages: [string, string, string][] = [
      ['/administration', 'État de la plateforme', 'etat'],
      ['/administration/comptes', 'Comptes', 'comptes'],
      [`/administration/comptes/${as.rival.accountId}`, 'Bruno Keller', 'compte'],
      ['/administration/journal', 'Journal', 'journal'],
      ['/administration/conservation', 'Conservation', 'conservation'],
      ['/administration/reglages', 'Réglages', 'reglages'],
      ['/administration/bris-de-glace', 'Bris de glace', 'bris-de-glace'],
    ];
    for (const [path, heading, name] of pages) await lookEverywhere(admin.ariane, path, heading, name);
  },
  PATIENCE_MS * 2,
);

/** A dossier of the rival's, the call being still open. */
async function submitted(): Promise<string> {
  const { body } = await as.rival
    .post('/applications', { callId: scene.callId, organisationId: scene.rivalId, title: 'Veiller la nuit' })
    .expect(201);
  await as.rival
    .post(`/applications/${body.id}/files?sectionKey=project&fieldKey=letter`)
    .attach('file', PDF, { filename: 'lettre.pdf' })
    .expect(201);
  const sections = {
    project: { need: 'Personne ne passe la nuit.', public: ['seniors'] },
    money: { budget: balancedBudget(3_000_000), pledge: true },
  };
  for (const [key, answers] of Object.entries(sections))
    await as.rival
      .put(`/applications/${body.id}/sections/${key}`, { answers, confidential: key === 'money' })
      .set('If-Match', '"0"')
      .expect(200);
  await as.rival.post(`/applications/${body.id}/submit`).set('If-Match', '"1"').expect(200);
  return body.id;
}
