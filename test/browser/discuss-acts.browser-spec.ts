import type { Locator, Page } from 'playwright-core';
import { axeFindings } from '../support/axe.js';
import { openScreens } from '../support/browser.js';
import { said, threadOf } from '../support/discussion-scene.js';
import type { Person } from '../support/person.js';
import { standing } from '../support/standing.js';
import { standingCall } from '../support/standing-call.js';

/** What a message becomes, on the screen: an answer to all, a task, a report and what is decided of it. */

const PATIENCE_MS = 120_000;
const PHONE = { width: 360, height: 780 };

const { cornac, as, scene } = standingCall({ secondFactor: true, pages: true, patienceMs: PATIENCE_MS });
const screens = standing(() => openScreens(cornac), { patienceMs: PATIENCE_MS });

const threadFor = (person: Person, audience: string) => threadOf(person, 'call', scene.callId, audience);

const messageOf = (page: Page, words: string): Locator => page.locator('.msg:not(.out)', { hasText: words });

async function choose(page: Page, words: string, act: string): Promise<void> {
  const message = messageOf(page, words);
  await message.hover();
  await message.getByRole('button', { name: /Plus/ }).click();
  await page.getByRole('menuitem', { name: act }).click();
}

/** axe finds nothing, nothing scrolls sideways. */
async function inspect(page: Page, name: string): Promise<void> {
  expect([name, ...(await axeFindings(page))]).toEqual([name]);
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  expect([name, Math.max(0, wide)]).toEqual([name, 0]);
  if (process.env.CORNAC_PICTURES) {
    await page.screenshot({ path: `${process.env.CORNAC_PICTURES}/${name}.png`, fullPage: true });
  }
}

it(
  'a question is answered to all without who asked, and everyone reads it on the page of the call',
  async () => {
    const threadId = await threadFor(as.applicant, 'shared');
    await said(as.applicant, threadId, 'Ici Aïssatou Diop : deux communes, est-ce possible ?');
    const { page, complaints } = await screens.of(as.officer);
    await page.goto(`/fils/${threadId}`);
    await choose(page, 'deux communes', 'Répondre à tous');
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('Aïssatou et Diop', { exact: false }).waitFor();
    await inspect(page, 'acts-answer');
    await dialog.getByLabel('La question').fill('Deux communes voisines, est-ce possible ?');
    await dialog.getByLabel('Votre réponse').fill('Oui, si elles portent **ensemble** le projet.');
    await dialog.getByText('disent peut-être').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Publier pour tous' }).click();
    await dialog.waitFor({ state: 'detached' });
    const link = messageOf(page, 'Ici Aïssatou').getByRole('link', { name: /Deux communes voisines/ });
    await inspect(page, 'acts-became');
    const path = await link.getAttribute('href');
    expect(path).toMatch(new RegExp(`^/appels/${scene.slug}#reponse-`));

    const html = await (await fetch(`${cornac.url}/appels/${scene.slug}`)).text();
    expect(html).toContain(`id="${path?.split('#')[1]}"`);
    expect(html).toContain('Deux communes voisines, est-ce possible ?');
    expect(html).not.toContain('Diop');
    await link.click();
    await page.getByRole('heading', { name: 'Deux communes voisines, est-ce possible ?' }).waitFor();
    await inspect(page, 'acts-call-page');
    expect(complaints).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'older answers are read a page at a time, up to the one that a letter leads to',
  async () => {
    const threadId = await threadFor(as.applicant, 'shared');
    const seq = await said(as.applicant, threadId, 'Beaucoup de questions.');
    const ids: string[] = [];
    for (let n = 1; n <= 45; n++) {
      const words = { question: `Question numéro ${n} ?`, answer: 'Oui.' };
      const { body } = await as.officer
        .post(`/calls/${scene.callId}/answers`, { threadId, seq, ...words })
        .expect(201);
      ids.push(body.id);
    }
    const { page, complaints } = await screens.of(as.rival, PHONE);
    await page.goto(`/appels/${scene.slug}#reponse-${ids[0]}`);
    await page.locator(`#reponse-${ids[0]}:focus`).waitFor();
    await inspect(page, 'acts-call-page-phone');
    expect(complaints).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'a message becomes a task of somebody else, who finds it, changes it, does it and takes that back',
  async () => {
    const threadId = await threadFor(as.officer, 'team');
    const seq = await said(as.officer, threadId, 'Il faut rappeler la salle avant le jury.');
    const his = await screens.of(as.officer);
    await his.page.goto(`/fils/${threadId}`);
    await choose(his.page, 'rappeler la salle', 'En faire une tâche');
    const dialog = his.page.getByRole('dialog');
    await dialog.getByLabel('Ce qu’il y a à faire').fill('Rappeler la salle');
    await dialog.getByRole('button', { name: 'Créer la tâche' }).click();
    await dialog.getByText('Donnez un jour.').waitFor();
    await dialog.getByLabel('Jour').fill('7');
    await dialog.getByLabel('Mois').fill('1');
    await dialog.getByLabel('Année').fill('2037');
    await dialog.getByLabel('Qui la fera').fill('Nadia');
    await his.page.getByRole('option', { name: 'Nadia Belkacem' }).click();
    await inspect(his.page, 'acts-task-dialog');
    await dialog.getByRole('button', { name: 'Créer la tâche' }).click();
    const path = await messageOf(his.page, 'rappeler la salle')
      .getByRole('link', { name: 'Rappeler la salle' })
      .getAttribute('href');
    expect(path).toMatch(/^\/mes-taches#tache-/);

    const hers = await screens.of(as.lead, PHONE, true);
    await hers.page.goto(path ?? '');
    const line = hers.page.locator('.todo > li', { hasText: 'Rappeler la salle' });
    await hers.page.locator('.todo > li:focus', { hasText: 'Rappeler la salle' }).waitFor();
    await inspect(hers.page, 'acts-tasks-phone');
    await line.getByRole('button', { name: /Modifier/ }).click();
    await hers.page.getByLabel('Ce qu’il y a à faire').fill('Rappeler la salle et le traiteur');
    await hers.page.getByRole('button', { name: 'Enregistrer' }).click();
    await hers.page.getByRole('heading', { name: 'Rappeler la salle et le traiteur' }).waitFor();
    await line.getByRole('button', { name: /C’est fait/ }).click();
    await hers.page.getByText('Faite : Rappeler la salle et le traiteur').waitFor();
    await hers.page.getByRole('button', { name: 'Annuler' }).click();
    await line.getByRole('button', { name: /C’est fait/ }).waitFor();

    await line.getByRole('link', { name: /Lire le message/ }).click();
    await hers.page.waitForURL(new RegExp(`/fils/${threadId}#m${seq}$`));
    await hers.page.locator('.msg:focus', { hasText: 'rappeler la salle' }).waitFor();
    // A reader who has nothing to do with it still finds it by its link.
    const other = await screens.of(as.juror);
    await other.page.goto(path ?? '');
    await other.page.getByRole('heading', { name: 'La tâche de ce lien' }).waitFor();
    await other.page.getByText('Confiée à Nadia Belkacem').waitFor();
    expect([...his.complaints, ...hers.complaints, ...other.complaints]).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'a message is reported, hidden with a reason and shown again, under the eyes of its readers',
  async () => {
    const threadId = await threadFor(as.applicant, 'shared');
    const seq = await said(as.rival, threadId, 'Achetez nos produits.');
    const reader = await screens.of(as.applicant);
    await reader.page.goto(`/fils/${threadId}#m${seq}`);
    await choose(reader.page, 'Achetez', 'Signaler');
    await inspect(reader.page, 'acts-report');
    await reader.page.getByLabel('Pourquoi ce message').fill('De la publicité.');
    await reader.page.getByRole('button', { name: 'Signaler', exact: true }).click();
    await reader.page.getByText('Merci. Il sera relu.').waitFor();
    await reader.page.getByRole('button', { name: 'Fermer' }).last().click();

    const moderator = await screens.of(as.officer, PHONE);
    await moderator.page.goto('/administration/moderation');
    await moderator.page.getByText('De la publicité.').waitFor();
    await inspect(moderator.page, 'acts-moderation-phone');
    await moderator.page.getByRole('button', { name: /^Masquer/ }).click();
    await moderator.page.getByLabel('Raison', { exact: false }).fill('La publicité n’a pas sa place ici.');
    await moderator.page.getByRole('alertdialog').getByRole('button', { name: 'Masquer' }).click();
    await moderator.page.getByText('Message masqué').first().waitFor();
    await reader.page.getByText('Message masqué par la modération').waitFor();
    await moderator.page.getByText('Réglés', { exact: true }).click();
    await moderator.page.getByRole('button', { name: /^Rétablir/ }).click();
    await moderator.page
      .getByLabel('Raison', { exact: false })
      .fill('Relu : c’était une réponse à la question.');
    await moderator.page.getByRole('alertdialog').getByRole('button', { name: 'Rétablir' }).click();
    await messageOf(reader.page, 'Achetez nos produits.').waitFor();
    expect([...reader.complaints, ...moderator.complaints]).toEqual([]);
  },
  PATIENCE_MS,
);
