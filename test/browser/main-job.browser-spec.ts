import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { ActorDirectory } from '../../libs/identity/index.js';
import { OrganisationsRepository } from '../../libs/organisations/index.js';
import { openCornac } from '../support/app.js';
import { openScreens, type Screen } from '../support/browser.js';
import { PDF } from '../support/call-scene.js';
import type { Person } from '../support/person.js';
import { standing } from '../support/standing.js';

/**
 * The main job, as people do it: a programme officer launches a call, a social entrepreneur answers it, two reviewers
 * score the dossier each on their own, the officer decides with reasons, the entrepreneur reads them.
 */

const PATIENCE_MS = 240_000;
const TITLE = 'Une présence la nuit';

const cornac = standing(() => openCornac({ pages: true }), { patienceMs: PATIENCE_MS });
const screens = standing(() => openScreens(cornac), { patienceMs: PATIENCE_MS });
let folder: string;
let as: Record<'nadia' | 'aissatou' | 'fatou' | 'yves', Person>;
let nadia: Screen;
let aissatou: Screen;
let fatou: Screen;
let yves: Screen;

beforeAll(async () => {
  as = await cornac.people({
    nadia: 'Nadia Belkacem',
    aissatou: 'Aïssatou Diop',
    fatou: 'Fatou Sarr',
    yves: 'Yves Lambert',
  });
  const house = await as.nadia
    .post('/organisations', {
      name: 'Mutuelle des Deux Rives',
      kind: 'institution',
      sort: 'mutual',
      legalForm: 'mutual',
    })
    .expect(201);
  await as.aissatou
    .post('/organisations', {
      name: 'Nuitée Claire',
      kind: 'social_enterprise',
      sort: 'cooperative',
      legalForm: 'scic',
      foundedOn: '2021-03-01',
    })
    .expect(201);
  for (const member of [as.fatou, as.yves]) {
    await cornac
      .service(OrganisationsRepository)
      .addMember(house.body.id, member.accountId, 'member', '', new Date());
  }
  cornac.service(ActorDirectory).forget();
  folder = await mkdtemp(join(tmpdir(), 'cornac-journey-'));
  [nadia, aissatou, fatou, yves] = [
    await screens.of(as.nadia),
    await screens.of(as.aissatou),
    await screens.of(as.fatou),
    await screens.of(as.yves),
  ];
}, PATIENCE_MS);

afterAll(async () => {
  await rm(folder, { recursive: true });
}, PATIENCE_MS);

const button = (page: Page | Locator, name: string | RegExp): Locator => page.getByRole('button', { name });
const link = (page: Page | Locator, name: string | RegExp): Locator => page.getByRole('link', { name });
const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { name });

/** Day, month, year and hour, in the group of this name. */
async function writeMoment(page: Page, name: string, at: Date): Promise<void> {
  const group = page.getByRole('group', { name: new RegExp(`^${name}`) });
  const [day = '', month = '', year = ''] = at
    .toLocaleDateString('fr-FR', { timeZone: 'Europe/Paris' })
    .split('/');
  const inputs = group.getByRole('textbox');
  for (const [i, value] of [day, month, year, '9 h 00'].entries()) await inputs.nth(i).fill(value);
  await inputs.nth(3).blur();
}

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);

it(
  'une institution lance un appel, une entreprise y répond, deux personnes l’instruisent, chacun lit la décision et ses raisons',
  async () => {
    const callSlug = await launchTheCall(nadia.page);
    const path = await answerTheCall(aissatou.page, callSlug);
    await closeTheCall(callSlug);
    await admitAndAssign(nadia.page);
    await review(fatou.page, 17);
    await review(yves.page, 14);
    await decideAndRelease(nadia.page);
    await readTheDecision(aissatou.page, path);
    const complaints = [nadia, aissatou, fatou, yves].flatMap((screen) => screen.complaints);
    // A decision nobody has prepared yet answers 404, and the browser writes that down.
    expect(complaints.filter((line) => !line.includes('404 (Not Found)'))).toEqual([]);
  },
  PATIENCE_MS,
);

async function launchTheCall(page: Page): Promise<string> {
  await page.goto('/mes-appels/nouveau');
  await page.getByLabel('Titre de l’appel').fill('Bien vieillir chez soi, même seul');
  await button(page, 'Créer le brouillon').click();

  await page
    .getByLabel('En deux ou trois phrases')
    .fill('Des solutions éprouvées contre l’isolement du soir.');
  await step(page, 'Le besoin');
  await page
    .getByRole('textbox', { name: 'Le besoin' })
    .fill('Trois résidences sur quatre n’ont personne après 18 heures.');
  await step(page, 'Les dates');
  await writeMoment(page, 'Ouverture des dépôts', inDays(-1));
  await writeMoment(page, 'Fin des dépôts', inDays(30));
  await step(page, 'L’équipe et les accords');
  await step(page, 'Publier');
  await button(page, 'Publier l’appel').click();
  await button(page.getByRole('alertdialog'), 'Publier l’appel').click();
  await page.getByText('Ouvert', { exact: true }).first().waitFor();
  const [call] = await cornac.sql<{ slug: string; status: string }>('SELECT slug, status FROM calls');
  expect(call?.status).toBe('published');
  return call?.slug ?? '';
}

const step = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('navigation', { name: 'Étapes de l’appel' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();

async function answerTheCall(page: Page, slug: string): Promise<string> {
  await page.goto('/appels');
  await link(page, 'Bien vieillir chez soi, même seul').click();
  await page.waitForURL(`**/appels/${slug}`);
  await link(page, 'Candidater').click();
  await button(page, /^Commencer/).click();
  await page.waitForURL(/\/candidatures\/[0-9a-f-]+$/);

  await page.getByLabel('Le titre de votre projet').fill(TITLE);
  await fill(page, 'Quel besoin, constaté où', 'La nuit, personne ne passe dans les résidences.');
  await fill(page, 'Qui est concerné', 'Quarante personnes de plus de 75 ans.');
  await section(page, 'La solution');
  await fill(page, 'Que proposez-vous', 'Des étudiants du quartier veillent, de 21 h à 7 h.');
  await fill(page, 'Qu’avez-vous déjà essayé', 'Deux résidences depuis 2023.');
  await fill(page, 'Qu’ont décidé les personnes', 'Les horaires et le mot de passe du soir.');
  await section(page, 'Les moyens');
  await fill(page, 'Qui fera quoi', 'Douze étudiants, une coordinatrice.');
  await fill(page, 'Les grandes étapes', 'Ouverture en mars, bilan en décembre.');
  await fill(page, 'Qui paiera quand', 'Les résidences, dès la deuxième année.');
  await writeBudget(page);
  await attach(page);
  await page.getByText('3 rubriques sur 3 complètes').waitFor();

  await link(page, 'Relire et déposer').first().click();
  await page.waitForURL('**/relire');
  await page.getByRole('checkbox', { name: /Je certifie/ }).check();
  // Twice, as a hurried hand does: one dossier all the same.
  await button(page, 'Déposer le dossier').dblclick();
  await page.waitForURL('**/accuse');
  await page
    .getByText(/2\d{3}-\d{3}-R-\d{6}/)
    .first()
    .waitFor();
  const dossiers = await cornac.sql<{ sha256: string }>('SELECT sha256 FROM dossiers');
  expect(dossiers).toHaveLength(1);
  expect(((await page.locator('main').textContent()) ?? '').replace(/\s/g, '')).toContain(
    dossiers[0]?.sha256,
  );
  return new URL(page.url()).pathname.replace('/accuse', '');
}

const fill = (page: Page, label: string, text: string): Promise<void> =>
  page.getByRole('textbox', { name: new RegExp(`^${label}`) }).fill(text);

const section = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('navigation', { name: 'Rubriques' })
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click();

/** 10 000 € of costs; 8 000 € asked, 2 000 € of one's own. */
async function writeBudget(page: Page): Promise<void> {
  const budget = page.getByRole('group', { name: /^Le budget/ });
  await button(budget, 'Ajouter une dépense').click();
  await budget.getByLabel('Intitulé de la ligne 1').first().fill('Salaires des veilleurs');
  await budget.getByLabel('Montant en euros : Salaires des veilleurs').fill('10 000');
  await budget.getByLabel('Montant en euros : Aide demandée à cet appel').fill('8 000');
  await button(budget, 'Ajouter une source').click();
  await budget
    .getByLabel(/Intitulé de la ligne/)
    .last()
    .fill('Nos réserves');
  await budget.getByLabel('Montant en euros : Nos réserves').fill('2 000');
  await budget.getByText('Les deux colonnes s’équilibrent.', { exact: true }).waitFor();
}

async function attach(page: Page): Promise<void> {
  const path = join(folder, 'plan des résidences.pdf');
  await writeFile(path, PDF);
  await page.getByLabel(/^Documents utiles/).setInputFiles(path);
  await link(page, /plan des résidences\.pdf/).waitFor();
}

/** Time passes: the deadline does, too. */
async function closeTheCall(slug: string): Promise<void> {
  await cornac.sql("UPDATE calls SET closes_at = now() - interval '1 second' WHERE slug = $1", [slug]);
}

async function admitAndAssign(page: Page): Promise<void> {
  for (const name of ['Fatou Sarr', 'Yves Lambert']) await engage(name);
  await page.goto('/mes-appels');
  await link(page.getByRole('main'), /^Candidatures/).click();
  await link(page, TITLE).click();
  await button(page, 'Déclarer recevable').click();
  await button(page, 'Choisir les instructeurs').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /Fatou Sarr/ }).check();
  await dialog.getByRole('checkbox', { name: /Yves Lambert/ }).check();
  await button(dialog, /^Confier/).click();
  await page.getByText('En lecture').first().waitFor();
}

/** The two reviewers join the call's team, as its page of people would ask. */
async function engage(name: string): Promise<void> {
  const [call] = await cornac.sql<{ id: string }>('SELECT id FROM calls');
  const person = Object.values(as).find((candidate) => candidate.name === name);
  await as.nadia
    .post(`/calls/${call?.id}/team`, { accountId: person?.accountId, function: 'reviewer' })
    .expect(200);
}

async function review(page: Page, mark: number): Promise<void> {
  await page.goto('/ma-journee');
  await page.goto('/instructions');
  await link(page, /^Ouvrir/).click();
  await heading(page, 'Avez-vous un lien avec ce dossier ?').waitFor();
  expect(await page.getByText('La nuit, personne ne passe').count()).toBe(0);
  await page.getByRole('radio', { name: /Je n’ai aucun lien/ }).check();
  await button(page, 'Déclarer et ouvrir le dossier').click();
  await page.getByText('La nuit, personne ne passe').first().waitFor();
  for (const name of CRITERIA) await score(page, name, mark);
  await page.getByLabel('Votre avis d’ensemble').fill('Un geste juste, une équipe solide.');
  await button(page, 'Envoyer mon avis').click();
  await button(page.getByRole('alertdialog'), 'Envoyer définitivement').click();
  await page.getByText('Votre avis est envoyé').waitFor();
}

const CRITERIA = [
  'Réponse au besoin',
  'Place des personnes concernées',
  'Modèle économique',
  'Faisabilité sur place',
  'Reproductible ailleurs',
];

const score = (page: Page, name: string, mark: number): Promise<void> =>
  page.getByRole('textbox', { name: new RegExp(`^${name}`) }).fill(String(mark));

async function decideAndRelease(page: Page): Promise<void> {
  await page.goto('/mes-appels');
  await page.getByRole('link', { name: 'Bien vieillir chez soi, même seul', exact: true }).click();
  await button(page, /délibération/)
    .first()
    .click();
  await button(page.getByRole('alertdialog'), /délibération/).click();
  await page.getByText('En délibération').first().waitFor();
  await link(page, /décisions/i)
    .first()
    .click();
  await link(page, TITLE).click();
  await page.getByRole('radio', { name: /^Retenir/ }).check();
  await page.getByLabel(/^Montant accordé/).fill('7 500');
  await page.getByLabel(/^Le mot qui accompagne/).fill('Bravo. Nous ouvrons deux résidences.');
  await button(page, 'Tenir cette décision prête').click();
  await page.getByText(/Décision tenue prête/).waitFor();
  await page.goBack();
  await link(page, 'Relire et publier').click();
  await button(page, /^Publier (la|les)/).click();
  await page.getByText('Décidé').first().waitFor();
}

async function readTheDecision(page: Page, path: string): Promise<void> {
  await page.goto(`${path}/decision`);
  await page.getByText('Bravo : votre projet est retenu').waitFor();
  await page.getByText('7 500 €').first().waitFor();
  await page.getByText('Bravo. Nous ouvrons deux résidences.').waitFor();
}
