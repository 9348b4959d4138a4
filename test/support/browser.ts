import type { BrowserContext, Page } from 'playwright-core';
import { openChromium } from '../browser/chromium.js';
import type { Cornac } from './app.js';
import type { Person } from './person.js';

export interface Screens {
  /** A page of this person's browser, signed in, French, in Paris. */
  of(person: Person, size?: { width: number; height: number }, dark?: boolean): Promise<Screen>;
  close(): Promise<void>;
}

export interface Screen {
  page: Page;
  context: BrowserContext;
  /** What the page complained about: console errors, uncaught faults, refused by the content policy. */
  complaints: string[];
}

const DESK = { width: 1440, height: 900 };

/** A real Chromium over a real server. */
export async function openScreens(cornac: Pick<Cornac, 'url'>): Promise<Screens> {
  const { browser, close } = await openChromium();
  return {
    of: async (person, viewport = DESK, dark = false) => {
      const context = await browser.newContext({
        viewport,
        baseURL: cornac.url,
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        colorScheme: dark ? 'dark' : 'light',
      });
      const [name = '', value = ''] = person.cookie.split('=');
      await context.addCookies([{ name, value, url: cornac.url, httpOnly: true, sameSite: 'Lax' }]);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (line) => {
        if (line.type() === 'error') complaints.push(line.text());
      });
      return { page, context, complaints };
    },
    close,
  };
}
