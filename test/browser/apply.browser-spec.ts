import type { Page } from 'playwright-core';
import { openScreens } from '../support/browser.js';
import { balancedBudget, PDF } from '../support/call-scene.js';
import { standing } from '../support/standing.js';
import { standingCall } from '../support/standing-call.js';

/** An association writes in a real browser, loses the network, closes its window, shares its draft, submits. */

/** A browser on a busy machine takes its time; a test that hangs still ends. */
const PATIENCE_MS = 60_000;

const { cornac, as, scene } = standingCall({ secondFactor: true, pages: true, patienceMs: PATIENCE_MS });
const screens = standing(() => openScreens(cornac), { patienceMs: PATIENCE_MS });
let id: string;

beforeAll(async () => {
  const { body } = await as.applicant
    .post('/applications', { callId: scene.callId, organisationId: scene.enterpriseId })
    .expect(201);
  id = body.id;
}, PATIENCE_MS);

const need = (page: Page) => page.locator('#champ-project-need');
const savedNeed = async (): Promise<unknown> => {
  const { body } = await as.applicant.get(`/applications/${id}`).expect(200);
  return body.sections.find((section: { key: string }) => section.key === 'project').answers.need;
};

/** The server has what was typed; asked again and again, never after a fixed wait. */
async function untilSaved(text: string): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; ) {
    if ((await savedNeed()) === text) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(await savedNeed()).toBe(text);
}

async function openSection(page: Page, key: string): Promise<void> {
  await page.goto(`/candidatures/${id}?rubrique=${key}`);
  await page.locator('#rubrique').waitFor();
}

it(
  'what is typed without a network is kept here, said so, and sent when it returns',
  async () => {
    const { page, context } = await screens.of(as.applicant);
    await openSection(page, 'project');
    await context.setOffline(true);
    await need(page).fill('Écrit dans un tunnel.');
    await page.getByText('Connexion perdue').waitFor();
    await context.setOffline(false);
    await untilSaved('Écrit dans un tunnel.');
    await page.getByText('Enregistré à').waitFor();
    await context.close();
  },
  PATIENCE_MS,
);

it(
  'a window closed without a network gives its text back when it opens again',
  async () => {
    const { page, context } = await screens.of(as.applicant);
    await openSection(page, 'project');
    await context.setOffline(true);
    await need(page).fill('Fermé trop tôt.');
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await openSection(again, 'project');
    expect(await need(again).inputValue()).toBe('Fermé trop tôt.');
    await again.getByText('Nous avons retrouvé').waitFor();
    await untilSaved('Fermé trop tôt.');
    await context.close();
  },
  PATIENCE_MS,
);

it(
  'leaving the page at once loses nothing',
  async () => {
    const { page, context } = await screens.of(as.applicant);
    await openSection(page, 'project');
    await need(page).fill('Parti aussitôt.');
    await page.goto('/appels');
    await untilSaved('Parti aussitôt.');
    await context.close();
  },
  PATIENCE_MS,
);

it(
  'two people who change the same answer both see it, and one chooses',
  async () => {
    const [hers, his] = await Promise.all([screens.of(as.applicant), screens.of(as.colleague)]);
    await Promise.all([openSection(hers.page, 'project'), openSection(his.page, 'project')]);
    await need(his.page).fill('La version de Malo.');
    await untilSaved('La version de Malo.');
    await need(hers.page).fill('La version d’Aïssatou.');
    await hers.page.getByText('Malo Ortega a changé la même réponse').waitFor();
    expect(await need(hers.page).inputValue()).toBe('La version d’Aïssatou.');
    await hers.page.getByRole('button', { name: 'Garder ce que j’ai écrit' }).click();
    await untilSaved('La version d’Aïssatou.');
    await Promise.all([hers.context.close(), his.context.close()]);
  },
  PATIENCE_MS,
);

it(
  'pressing « Déposer » three times submits once, and gives a receipt',
  async () => {
    await complete();
    const { page, context, complaints } = await screens.of(as.applicant);
    await page.goto(`/candidatures/${id}/relire`);
    await page.getByText('Rien ne manque').waitFor();
    await page.getByLabel('Je certifie').check();
    const button = await page.getByRole('button', { name: 'Déposer le dossier' }).elementHandle();
    await button?.evaluate((element) => {
      for (let press = 0; press < 3; press += 1) (element as unknown as { click(): void }).click();
    });
    await page.waitForURL(`**/candidatures/${id}/accuse`);
    await page.locator('.hash').waitFor();
    const { body } = await as.applicant.get(`/applications/${id}`).expect(200);
    expect(body.status).toBe('submitted');
    expect(body.receipts).toHaveLength(1);
    expect((await page.locator('.hash span').allInnerTexts()).join('')).toBe(body.receipts[0].sha256);
    expect(complaints).toEqual([]);
    await context.close();
  },
  PATIENCE_MS,
);

/** What the browser has already shown it can do is written over HTTP. */
async function complete(): Promise<void> {
  const { body } = await as.applicant.get(`/applications/${id}`).expect(200);
  const versionOf = (key: string): string =>
    `"${body.sections.find((section: { key: string }) => section.key === key).version}"`;
  await as.applicant
    .put(`/applications/${id}/sections/project`, {
      answers: { need: 'La nuit, personne ne passe.', public: ['seniors'] },
    })
    .set('If-Match', versionOf('project'))
    .expect(200);
  await as.applicant
    .post(`/applications/${id}/files?sectionKey=project&fieldKey=letter`)
    .attach('file', PDF, { filename: 'lettre.pdf' })
    .expect(201);
  await as.applicant
    .put(`/applications/${id}/sections/money`, {
      answers: { budget: balancedBudget(3_000_000), pledge: true },
    })
    .set('If-Match', versionOf('money'))
    .expect(200);
  await as.applicant
    .patch(`/applications/${id}`, { title: 'Une présence la nuit' })
    .set('If-Match', `"${body.version}"`)
    .expect(200);
}
