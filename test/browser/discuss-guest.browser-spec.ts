import { openScreens } from '../support/browser.js';
import { said, standingTable } from '../support/discussion-scene.js';
import { inspect } from '../support/inspect.js';
import { only, seated } from '../support/meetings.js';
import { standing } from '../support/standing.js';

/** Somebody from outside, on the screen: invited with a link, in with a button, gone when the stay ends. */

const PATIENCE_MS = 90_000;
const PHONE = { width: 360, height: 780 };

const { cornac, as, around } = standingTable(['nadia', 'malo'], { pages: true, patienceMs: PATIENCE_MS });
const screens = standing(() => openScreens(cornac), { patienceMs: PATIENCE_MS });

it(
  'a guest comes in with the link they are given, writes, and is shown out',
  async () => {
    const { threadId } = await around(
      {
        shared: {
          mayRead: only(as.nadia, as.malo),
          mayPin: only(as.nadia),
          people: [seated(as.nadia), seated(as.malo)],
        },
      },
      'La maison des écoliers',
    );
    await said(as.malo, threadId, 'Qui connaît la réglementation ?');

    const hers = await screens.of(as.nadia);
    await hers.page.goto(`/fils/${threadId}`);
    await hers.page.getByRole('button', { name: 'Qui lit ce fil' }).click();
    const dialog = hers.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Inviter quelqu’un de l’extérieur…' }).click();
    await dialog.getByRole('button', { name: 'Préparer le lien' }).click();
    await dialog.getByText('Donnez le nom sous lequel on la verra.').waitFor();
    await dialog.getByLabel('Sous quel nom').fill('Anselme Royer, médecin');
    await inspect(hers.page, 'guest-form');
    await dialog.getByRole('button', { name: 'Préparer le lien' }).click();
    const link = await dialog.getByLabel('Lien personnel').inputValue();
    await inspect(hers.page, 'guest-link');

    const theirs = await hers.context.browser()?.newContext({ viewport: PHONE, locale: 'fr-FR' });
    if (!theirs) throw new Error('No browser');
    const page = await theirs.newPage();
    await page.goto(`${cornac.url}/invite${new URL(link).hash}`);
    await page.getByRole('heading', { name: 'Vous êtes invité·e dans une discussion' }).waitFor();
    await inspect(page, 'guest-door');
    await page.getByRole('button', { name: 'Entrer dans le fil' }).click();
    await page.waitForURL(`**/fils/${threadId}`);
    await page.getByText('Qui connaît la réglementation ?').waitFor();
    // The thread, not what it is about.
    expect(await page.getByText('La maison des écoliers').count()).toBe(0);
    await page.getByText('En direct').waitFor();
    await page.getByRole('textbox', { name: /message/i }).fill('Moi : il faut deux issues.');
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await inspect(page, 'guest-thread');
    await page.goto(`${cornac.url}/ma-journee`);
    await page.waitForURL('**/fils');

    await hers.page.keyboard.press('Escape');
    await hers.page.locator('.msg', { hasText: 'Moi : il faut deux issues.' }).waitFor();
    await hers.page.getByRole('button', { name: 'Qui lit ce fil' }).click();
    await dialog.getByRole('button', { name: /^Mettre fin à l’invitation de Anselme/ }).click();
    await dialog.getByText('ne lit plus ce fil').waitFor();
    await page.goto(`${cornac.url}/fils/${threadId}`);
    await page.waitForURL('**/connexion?**');
    await page.goto(`${cornac.url}/invite${new URL(link).hash}`);
    await page.getByRole('button', { name: 'Entrer dans le fil' }).click();
    await page.getByText('Demandez-en une nouvelle à la personne').waitFor();
    await theirs.close();
    expect(hers.complaints).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'the page of a link says what is missing, and whose session it would close',
  async () => {
    const { page } = await screens.of(as.malo, PHONE, true);
    await page.goto('/invite');
    await page.getByText('Il manque une partie du lien').waitFor();
    await page.goto('/invite#une-cle-qui-n-ouvre-rien-du-tout');
    await page.getByText('Vous êtes déjà connecté·e, sous le nom de Malo Ortega').waitFor();
    await inspect(page, 'guest-signed-in');
  },
  PATIENCE_MS,
);
