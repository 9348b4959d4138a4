import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Cornac } from './app.js';
import type { Person } from './person.js';

export interface Screens {
  /** A page of this person's browser, signed in, French, in Paris; errors of the page fail `calm()`. */
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

/** A real headless Chromium: the one on PATH, else the one that came with `npm ci`. */
export async function openChromium(): Promise<{ browser: Browser; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'cornac-chromium-'));
  const browser = await launch(folder);
  return {
    browser,
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Signed-in screens over a running Cornac. */
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

/** Its own temporary folder: the packaged Chromium unpacks there, and two at once would trip over each other. */
async function launch(folder: string): Promise<Browser> {
  const executablePath = onPath() ?? (await unpack(folder));
  return chromium.launch({
    executablePath,
    headless: true,
    env: { ...process.env, TMPDIR: folder },
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  });
}

function onPath(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

async function unpack(folder: string): Promise<string> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return await packaged.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
