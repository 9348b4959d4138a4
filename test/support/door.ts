import type { BrowserContext, Page } from 'playwright-core';
import type { Cornac } from './app.js';
import { openChromium } from './browser.js';
import { standing } from './standing.js';
import { lastLink } from './visitor.js';

/** Cornac's door in a real browser, for people who are not signed in yet. */
export interface Door {
  /** Of a browser of its own, closed after the test. */
  openPage(): Promise<Page>;
  /** Asks for the link, follows it in the same browser, presses the button. */
  enterByMail(page: Page, email: string, path?: string): Promise<void>;
  /** The same, and says « not now » to a passkey. */
  enterAndSkipOffer(page: Page, email: string): Promise<void>;
}

export function standingDoor(cornac: () => Cornac, patienceMs: number): Door {
  const chromium = standing(openChromium, { patienceMs });
  const contexts: BrowserContext[] = [];
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  const enterByMail: Door['enterByMail'] = async (page, email, path = '/connexion') => {
    await visit(page, path);
    await page.getByLabel('Votre adresse électronique').fill(email);
    await page.getByRole('button', { name: 'Recevoir mon lien' }).click();
    await page.getByRole('heading', { name: 'Regardez votre boîte' }).waitFor();
    const { token } = await lastLink(cornac(), email);
    const suite = new URL(path, cornac().url).searchParams.get('suite');
    await visit(page, `/connexion/lien${suite ? `?suite=${encodeURIComponent(suite)}` : ''}#${token}`);
    await page.getByRole('button', { name: 'Entrer dans Cornac' }).click();
  };
  return {
    openPage: async () => {
      const context = await chromium.browser.newContext({
        // A passkey is made for a domain: an address in figures is none.
        baseURL: cornac().url.replace('127.0.0.1', 'localhost'),
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
      });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(patienceMs / 3);
      return page;
    },
    enterByMail,
    enterAndSkipOffer: async (page, email) => {
      await enterByMail(page, email);
      await page.waitForURL(/\/mon-compte\/cle-d-acces/);
      await page.getByRole('button', { name: 'Pas maintenant' }).click();
      await page.waitForURL(/\/ma-journee/);
    },
  };
}

/** A page drawn and taken over by the browser: what is pressed before is lost. */
export const visit = (page: Page, path: string) => page.goto(path, { waitUntil: 'networkidle' });
