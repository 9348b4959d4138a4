import { jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Cornac, openCornac } from '../support/app.js';
import { axeFindings } from '../support/axe.js';
import { openChromium, openScreens, type Screens } from '../support/browser.js';
import type { Person } from '../support/person.js';

/** A letter is prepared and printed; its person comes in by it, with a keyboard alone, and leaves. */

jest.setTimeout(90_000);

const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
/** What an 80-year-old has to read or hit, and how small it is. */
const TOO_SMALL = `[...document.querySelectorAll('.panelist p, .panelist li, .panelist label, .panelist legend:not(.sr), .panelist a, .panelist button, .panelist input:not([type=radio], [type=hidden])')]
  .filter((one) => one.getClientRects().length > 0)
  .flatMap((one) => {
    const { width, height } = one.getBoundingClientRect();
    const isTarget = one.matches('a, button, input, .devices label');
    const letters = parseFloat(getComputedStyle(one).fontSize);
    return letters < 24 || (isTarget && (height < 48 || width < 48)) ? [one.tagName + ' ' + one.textContent + ' ' + letters + ' ' + width + 'x' + height] : [];
  })`;

let cornac: Cornac;
let screens: Screens;
let browser: Browser;
let closeBrowser: () => Promise<void>;
let ariane: Person;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  cornac = await openCornac({ pages: true });
  const chromium = await openChromium();
  browser = chromium.browser;
  closeBrowser = chromium.close;
  screens = await openScreens(cornac);
  ({ ariane } = await cornac.people({ ariane: 'Ariane Petitjean' }, { secondFactor: true }));
  await cornac.sql('UPDATE accounts SET administrator = true WHERE id = $1', [ariane.accountId]);
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  await screens.close();
  await closeBrowser();
  await cornac.close();
});

async function tablet(locale = 'fr-FR', width = 320): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 700 }, locale, baseURL: cornac.url });
  contexts.push(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (line) => {
    // A refused code is answered 422: the browser says so too.
    if (line.type() === 'error' && !line.text().includes('422')) complaints.push(line.text());
  });
  return { page, complaints };
}

async function isReadable(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(TOO_SMALL)).toEqual([]);
  expect(await page.evaluate(SIDEWAYS)).toBe(0);
}

/** Tab until this one is reached, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>(
      "[document.activeElement.innerText, document.activeElement.labels?.[0]?.innerText].filter(Boolean).join(' ')",
    );
    if (focused.includes(name)) return;
  }
  throw new Error(`"${name}" is not reached by the keyboard`);
}

async function newKey(): Promise<{ code: string; link: string; label: string; accountId: string }> {
  const { body } = await ariane.post('/administration/panelist-keys').expect(201);
  return { ...body, link: `/entrer${new URL(body.link).hash}` };
}

it('an administrator prepares a letter, shown once, on one sheet', async () => {
  const { page, complaints } = await screens.of(ariane);
  await page.goto('/administration/lettres-de-panel');
  await page.getByRole('button', { name: 'Préparer une lettre' }).press('Enter');
  await page.getByText('Montrée cette seule fois').waitFor();
  const letter = page.locator('.panel-letter');
  const code = (await letter.locator('.code').textContent()) ?? '';
  expect(code).toMatch(/^\w{4}-\w{4}$/);
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(false);
  expect(await letter.getByRole('img').isVisible()).toBe(true);
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBe(1);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Elle est imprimée, la fermer' }).click();
  await page.getByRole('cell', { name: 'Ouverte' }).waitFor();
  expect(await page.content()).not.toContain(code);
  await page.getByRole('button', { name: /^Révoquer/ }).click();
  await page.getByRole('cell', { name: 'Révoquée' }).waitFor();
  expect(complaints).toEqual([]);
});

it('comes in by typing the code, by keyboard alone, and goes out', async () => {
  const { code, label } = await newKey();
  const { page, complaints } = await tablet();
  await page.goto('/entrer');
  await isReadable(page);
  await page.locator('button.main:not([disabled])').waitFor();
  await tabTo(page, 'Votre code');
  await page.keyboard.type('2222 2222');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('appelez la personne').waitFor();
  await isReadable(page);
  await page.locator('#code').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(code.toLowerCase().replace('-', ' '));
  await tabTo(page, 'À moi');
  await tabTo(page, 'Entrer');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/panel$/);
  await page.getByText(label).waitFor();
  await isReadable(page);
  await tabTo(page, 'Lettres très grandes');
  await page.keyboard.press('Enter');
  expect(await page.locator('html').getAttribute('data-text')).toBe('larger');
  expect(await page.evaluate(SIDEWAYS)).toBe(0);
  // What is not theirs leads back here.
  await page.goto('/ma-journee');
  await page.waitForURL(/\/panel$/);
  await page.getByText('Rien ne vous est demandé').waitFor();
  await page.goto('/entrer');
  await page.getByText('Cet appareil vous connaît').waitFor();
  await isReadable(page);
  await tabTo(page, 'Ce n’est pas moi');
  await page.keyboard.press('Enter');
  await page.getByLabel('Votre code').waitFor();
  expect(complaints).toEqual([]);
});

it('opens nothing until the one button is pressed; then nobody goes back to the key', async () => {
  const { link, accountId } = await newKey();
  const { page, complaints } = await tablet('en-GB');
  const unsafe: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') unsafe.push(request.url());
  });
  await page.goto(link);
  await page.getByRole('heading', { name: 'Hello!' }).waitFor();
  await page.locator('button.main:not([disabled])').waitFor();
  await isReadable(page);
  expect(unsafe).toEqual([]);
  const [row] = await cornac.sql<{ n: number }>(
    'SELECT count(*)::int AS n FROM sessions WHERE account_id = $1',
    [accountId],
  );
  expect(row?.n).toBe(0);
  await tabTo(page, 'Shared');
  await tabTo(page, 'Come in');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/panel$/);
  await page.getByText('Nothing is asked of you today').waitFor();
  await page.goBack();
  expect(page.url()).not.toContain('#');
  expect(complaints).toEqual([]);
});

it('sees what is held, and is erased by the code of the letter', async () => {
  const { link, code } = await newKey();
  const { page, complaints } = await tablet('fr-FR', 768);
  await page.goto(link);
  await page.locator('button.main:not([disabled])').click();
  await page.waitForURL(/\/panel$/);
  await page.getByRole('link', { name: 'Mes données' }).click();
  await page.getByText('Votre compte').waitFor();
  await isReadable(page);
  await page.getByRole('button', { name: 'Effacer ma place' }).click();
  await page.getByLabel('Pour confirmer').fill('3333-3333');
  await page.getByRole('button', { name: 'Effacer pour toujours' }).click();
  await page.getByText('appelez la personne').waitFor();
  await isReadable(page);
  await page.getByLabel('Pour confirmer').fill(code);
  await page.getByRole('button', { name: 'Effacer pour toujours' }).click();
  await page.waitForURL(/\/au-revoir$/);
  await page.goto(link);
  await page.locator('button.main:not([disabled])').click();
  await page.getByRole('alert').waitFor();
  expect(complaints).toEqual([]);
});
