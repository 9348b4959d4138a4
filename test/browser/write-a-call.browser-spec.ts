import { openCornac } from '../support/app.js';
import { openScreens, type Screen } from '../support/browser.js';
import type { Person } from '../support/person.js';
import { standing } from '../support/standing.js';

/** A call is written in a browser: from a template, by keyboard, in two windows, without the network. */

const PATIENCE_MS = 60_000;

const cornac = standing(() => openCornac({ pages: true }), { patienceMs: PATIENCE_MS });
const screens = standing(() => openScreens(cornac), { patienceMs: PATIENCE_MS });
let nadia: Person;
let institution: string;

beforeAll(async () => {
  ({ nadia } = await cornac.people({ nadia: 'Nadia Belkacem' }));
  const { body } = await nadia
    .post('/organisations', {
      name: 'Mutuelle des Deux Rives',
      kind: 'institution',
      sort: 'mutual',
      legalForm: 'mutual',
    })
    .expect(201);
  institution = body.id;
}, PATIENCE_MS);

const criterion = (id: string, name: string, weightPercent: number) => ({
  id,
  name,
  description: '',
  weightPercent,
  scaleMax: 20,
});

async function aDraft(): Promise<string> {
  const { body } = await nadia
    .post('/calls', {
      organisationId: institution,
      kind: 'projects',
      title: 'Manger ensemble',
      summary: 'Des repas partagés.',
      criteria: [criterion('besoin', 'Réponse au besoin', 60), criterion('modele', 'Modèle économique', 40)],
    })
    .expect(201);
  return body.id;
}

const read = async (id: string) => (await nadia.get(`/calls/${id}/workspace`).expect(200)).body;

const open = async (id: string, step: string): Promise<Screen> => {
  const screen = await screens.of(nadia);
  await screen.page.goto(`/mes-appels/${id}?etape=${step}`);
  await screen.page.getByText('Tout est enregistré').waitFor();
  return screen;
};

const saved = ({ page }: Screen) => page.getByText(/^Enregistré à/).waitFor();

it(
  'starts from a template, says what is missing, and saves by itself',
  async () => {
    const screen = await screens.of(nadia);
    const { page } = screen;
    await page.goto('/mes-appels/nouveau');
    await page.getByRole('button', { name: 'Créer le brouillon' }).click();
    await page.getByRole('alert').getByText('Donnez un titre').waitFor();
    await page.getByRole('radio', { name: /Boîte à idées/ }).check();
    await page.getByLabel('Titre de l’appel').fill('Idées de terrain');
    await page.getByRole('button', { name: 'Créer le brouillon' }).click();
    await page.waitForURL(/\/mes-appels\/[0-9a-f-]{36}/);
    await page.getByText('Compléter un dernier point').waitFor();
    await page.getByLabel('En deux ou trois phrases').fill('Deux questions, une réponse.');
    await saved(screen);
    const call = await read(new URL(page.url()).pathname.split('/')[2] ?? '');
    expect(call).toMatchObject({ kind: 'ideas', summary: 'Deux questions, une réponse.' });
    expect(screen.complaints).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'keeps a grid that does not add up, says why, and saves it once it does',
  async () => {
    const id = await aDraft();
    const screen = await open(id, 'grille');
    const weight = screen.page.getByLabel('Poids, en %').first();
    await weight.fill('50');
    await screen.page.getByText('Gardé ici, pas encore enregistré').waitFor();
    expect((await read(id)).criteria[0].weightPercent).toBe(60);
    await screen.page.reload();
    await screen.page.getByText('Gardé ici, pas encore enregistré').waitFor();
    expect(await weight.inputValue()).toBe('50');
    await screen.page.getByLabel('Poids, en %').nth(1).fill('50');
    await saved(screen);
    expect((await read(id)).criteria[0].weightPercent).toBe(50);
  },
  PATIENCE_MS,
);

it(
  'moves, removes and puts back by keyboard, with the focus where the work is',
  async () => {
    const id = await aDraft();
    const screen = await open(id, 'grille');
    const { page } = screen;
    const focused = () => page.evaluate<string>("document.activeElement.getAttribute('aria-label')");
    await page.getByRole('button', { name: 'Descendre le critère 1, Réponse au besoin' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Déplacement fait', { exact: false }).waitFor({ state: 'attached' });
    // It is now the last: its other button has the focus.
    expect(await focused()).toBe('Monter le critère 2, Réponse au besoin');
    await saved(screen);
    expect((await read(id)).criteria.map((one: { id: string }) => one.id)).toEqual(['modele', 'besoin']);
    await page.getByRole('button', { name: 'Retirer le critère 2, Réponse au besoin' }).press('Enter');
    await page.getByRole('button', { name: 'Remettre' }).press('Enter');
    expect(await page.getByLabel('Ce qu’on regarde').count()).toBe(2);
    expect(screen.complaints).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'never writes over another window without asking',
  async () => {
    const id = await aDraft();
    const [one, other] = [await open(id, 'essentiel'), await open(id, 'essentiel')];
    await one.page.getByLabel('En deux ou trois phrases').fill('Version de la première fenêtre.');
    await saved(one);
    await other.page.getByLabel('Thèmes').fill('Repas');
    await saved(other);
    await one.page.getByLabel('En deux ou trois phrases').fill('Encore la première.');
    await saved(one);
    await other.page.getByLabel('En deux ou trois phrases').fill('La seconde, sans avoir relu.');
    await other.page.getByText('Quelqu’un d’autre a modifié').waitFor();
    expect(await read(id)).toMatchObject({ summary: 'Encore la première.', themes: ['Repas'] });
    await other.page.getByRole('button', { name: 'Garder ma version' }).click();
    await saved(other);
    expect((await read(id)).summary).toBe('La seconde, sans avoir relu.');
  },
  PATIENCE_MS,
);

it(
  'keeps what is typed without the network, and sends it when it returns',
  async () => {
    const id = await aDraft();
    const screen = await open(id, 'essentiel');
    await screen.context.setOffline(true);
    await screen.page.getByLabel('Titre de l’appel').fill('Écrit dans le train');
    await screen.page.getByText('Le serveur ne répond pas').waitFor();
    await screen.context.setOffline(false);
    await saved(screen);
    expect((await read(id)).title).toBe('Écrit dans le train');
  },
  PATIENCE_MS,
);
