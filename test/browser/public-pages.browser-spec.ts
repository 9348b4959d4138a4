import { gzipSync } from 'node:zlib';
import { jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeFindings } from '../support/axe.js';
import { openChromium } from '../support/browser.js';
import { startFixtures } from './fixture-server.js';

const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
/** The button of the display form is for those without JavaScript: React takes it away. */
const TAKEN_OVER = '.tools .display-form button';
const FOCUSED = "document.activeElement.innerText || document.activeElement.getAttribute('value')";
const PUBLIC_JAVASCRIPT_BYTES = 150_000;

const pages = {
  home: '/',
  directory: '/appels',
  'a filtered directory': '/appels?theme=Lien+social&kind=projects',
  'an empty directory': '/appels?q=introuvable',
  'a call': '/appels/bien-vieillir-chez-soi',
  'a call to come': '/appels/souffler-un-week-end',
  'an organisation': '/organisations/mutuelle-des-deux-rives',
  'sign-in': '/connexion',
  'the link of the mail': '/connexion/lien#essai',
  'a panelist’s entrance': '/entrer',
  'a panelist’s entrance, by their link': '/entrer#essai',
  mailbox: '/boite-aux-lettres',
  mail: '/boite-aux-lettres/m1',
  accessibility: '/accessibilite',
  privacy: '/vie-privee',
  'legal notice': '/mentions-legales',
  'open data': '/donnees-ouvertes',
  'a page that is not there': '/nulle-part',
};

// A browser on a busy machine: slow is not wrong.
jest.setTimeout(60_000);

describe('the public pages, in a browser', () => {
  let browser: Browser;
  let address: string;
  let ends: (() => Promise<void>)[] = [];
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    const [chromium, fixtures] = await Promise.all([openChromium(), startFixtures()]);
    browser = chromium.browser;
    address = fixtures.address;
    ends = [chromium.close, fixtures.stop];
  });

  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });

  afterAll(async () => {
    for (const end of ends) await end();
  });

  interface Visit {
    width?: number;
    theme?: string;
    text?: string;
    locale?: string;
    javaScript?: boolean;
  }

  /** Opens a page; whatever the browser complains of fails the test. */
  async function visit(path: string, visitor: Visit = {}): Promise<{ page: Page; complaints: string[] }> {
    const { width = 1280, theme = 'light', text = 'normal', locale = 'fr', javaScript = true } = visitor;
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      javaScriptEnabled: javaScript,
      reducedMotion: 'reduce',
    });
    contexts.push(context);
    await context.addCookies([
      { name: 'cornac_display', value: `${theme}-${text}`, url: address },
      { name: 'cornac_locale', value: locale, url: address },
    ]);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      const expected = message.text().includes('status of 404');
      if (['error', 'warning'].includes(message.type()) && !expected) complaints.push(message.text());
    });
    await page.goto(address + path);
    if (javaScript) await page.locator(TAKEN_OVER).waitFor({ state: 'detached' });
    return { page, complaints };
  }

  describe.each(Object.entries(pages))('%s', (_, path) => {
    it('has nothing for axe to find, nor to read badly in the dark', async () => {
      const { page, complaints } = await visit(path);
      expect(await axeFindings(page)).toEqual([]);
      await page.evaluate("document.documentElement.dataset.theme = 'dark'");
      expect(await axeFindings(page, { runOnly: ['color-contrast'] })).toEqual([]);
      expect(complaints).toEqual([]);
    });

    it('never scrolls sideways, at 320 pixels and in very large text, in English', async () => {
      const { page, complaints } = await visit(path, { width: 320, text: 'larger', locale: 'en' });
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect(await page.evaluate(SIDEWAYS)).toBe(0);
      expect(complaints).toEqual([]);
    });

    it('says the same without JavaScript', async () => {
      const { page } = await visit(path, { javaScript: false });
      expect(await page.locator('h1').count()).toBe(1);
      expect((await page.locator('main').allInnerTexts()).join('').length).toBeGreaterThan(40);
    });
  });

  it('answers with the right status, title and canonical address', async () => {
    const missing = await fetch(`${address}/appels/rien`);
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('<title>Page introuvable · Cornac</title>');
    const call = await (await fetch(`${address}/appels/bien-vieillir-chez-soi`)).text();
    expect(call).toContain('<title>Bien vieillir chez soi, même seul · Cornac</title>');
    expect(call).toMatch(/<link [^>]*canonical[^>]*\/appels\/bien-vieillir-chez-soi"/);
    expect(call).not.toMatch(/\sstyle="/);
  });

  it('filters by a plain form, without JavaScript', async () => {
    const { page } = await visit('/appels', { javaScript: false });
    await page.getByLabel('Habitat').check();
    await page.getByRole('button', { name: 'Appliquer les filtres' }).click();
    expect(new URL(page.url()).searchParams.get('theme')).toBe('Habitat');
    expect(await page.locator('.calls > li').count()).toBe(1);
  });

  it('filters at once with JavaScript, keeping the place in the page', async () => {
    const { page } = await visit('/appels');
    await page.getByLabel('Habitat').check();
    await page.waitForURL(/theme=Habitat/);
    await page.locator('.calls > li').nth(1).waitFor({ state: 'detached' });
    expect(await page.getByLabel('Habitat').isChecked()).toBe(true);
    expect(await page.evaluate(FOCUSED)).toBe('Habitat');
    await page.getByRole('link', { name: 'Retirer le filtre Habitat' }).click();
    await page.locator('.calls > li').nth(3).waitFor();
    expect(await page.getByLabel('Tous les besoins').isChecked()).toBe(true);
  });

  it('adds the rest of the list and goes to its first call', async () => {
    const { page } = await visit('/appels');
    await page.getByRole('link', { name: 'Voir la suite' }).click();
    await page.locator('.calls > li').nth(4).waitFor();
    expect(await page.evaluate(FOCUSED)).toBe('Une idée venue du terrain ?');
  });

  it('moves focus to the title of a new page and announces it', async () => {
    const { page, complaints } = await visit('/appels');
    await page.getByRole('link', { name: 'Bien vieillir chez soi, même seul' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Bien vieillir chez soi' }).waitFor();
    await page.locator('h1:focus').waitFor({ state: 'attached' });
    expect(await page.title()).toBe('Bien vieillir chez soi, même seul · Cornac');
    expect(await page.locator('p[role=status][aria-live=polite]').last().textContent()).toContain(
      'Bien vieillir',
    );
    expect(complaints).toEqual([]);
  });

  it('can be reached by keyboard alone: skip link, display, call', async () => {
    const { page } = await visit('/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(FOCUSED)).toBe('Aller au contenu');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(FOCUSED)).toBe('Voir les 5 appels ouverts');
  });

  it('keeps the display a person chose, on the next page and without JavaScript', async () => {
    const { page } = await visit('/');
    await page.locator('.tools').getByText('Affichage').click();
    await page.locator('.tools').getByLabel('Sombre').check();
    await page.locator('.tools').getByLabel('Très grande').check();
    await page.keyboard.press('Escape');
    await page.goto(`${address}/appels`);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await page.locator('html').getAttribute('data-text')).toBe('larger');
  });

  it('changes language without JavaScript and stays on the page', async () => {
    const { page } = await visit('/appels?phase=coming', { javaScript: false });
    await page.getByRole('link', { name: 'English' }).first().click();
    expect(new URL(page.url()).search).toBe('?phase=coming');
    expect(await page.locator('h1').textContent()).toBe('1 call to come');
  });

  it('signs in by code, and says what is wrong first', async () => {
    const { page } = await visit('/connexion?suite=/appels/aides-techniques');
    await page.getByRole('button', { name: 'Recevoir mon lien' }).click();
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe('alert');
    await page.getByLabel('Votre adresse électronique').fill('nadia.belkacem@deux-rives.invalid');
    await page.getByRole('button', { name: 'Recevoir mon lien' }).click();
    await page.getByRole('heading', { name: 'Regardez votre boîte' }).waitFor();
    await page.getByLabel('Le code à six chiffres').fill('482 193');
    await page.getByRole('button', { name: 'Me connecter avec ce code' }).click();
    await page.waitForURL(/aides-techniques/);
    await page.getByText('Nadia Belkacem').first().waitFor();
  });

  it('signs in by link only when the button is pressed', async () => {
    const { page } = await visit('/connexion/lien#essai');
    await page.getByRole('button', { name: 'Entrer dans Cornac' }).click();
    await page.waitForURL(/\/appels$/);
  });

  it('downloads less than 150 kB of gzipped JavaScript on a public page', async () => {
    for (const path of ['/', '/appels', '/appels/bien-vieillir-chez-soi', '/connexion', '/entrer']) {
      const scripts = new Map<string, Promise<Buffer>>();
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      page.on('response', (response) => {
        if (response.url().endsWith('.js')) scripts.set(response.url(), response.body());
      });
      await page.goto(address + path, { waitUntil: 'networkidle' });
      const sizes = (await Promise.all(scripts.values())).map((body) => gzipSync(body).length);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(PUBLIC_JAVASCRIPT_BYTES);
    }
  });
});
