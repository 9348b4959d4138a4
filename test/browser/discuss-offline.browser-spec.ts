import type { Page } from 'playwright-core';
import { openScreens, type Screen } from '../support/browser.js';
import { read, standingTable } from '../support/discussion-scene.js';
import { only } from '../support/meetings.js';
import { standing } from '../support/standing.js';

/** Two people write in one thread; one is offline for a while and has two tabs, the other has no mouse. */

const PATIENCE_MS = 90_000;
/** More stops than any page has. */
const TABS_AT_MOST = 80;

const { cornac, as, around } = standingTable(['nadia', 'malo'], { pages: true, patienceMs: PATIENCE_MS });
const screens = standing(() => openScreens(cornac), { patienceMs: PATIENCE_MS });
let threadId: string;

beforeAll(async () => {
  ({ threadId } = await around({ shared: { mayRead: only(as.nadia, as.malo) } }, 'Une présence la nuit'));
}, PATIENCE_MS);

const live = async (page: Page): Promise<void> => {
  await page.goto(`/fils/${threadId}`);
  await page.getByText('En direct').waitFor();
};

/** Goes forward by the Tab key until the wanted element has the focus. */
async function tabTo(page: Page, wanted: string, key = 'Tab'): Promise<void> {
  for (let stop = 0; stop < TABS_AT_MOST; stop++) {
    await page.keyboard.press(key);
    if (await page.locator(':focus').evaluate((element, selector) => element.matches(selector), wanted))
      return;
  }
  throw new Error(`${wanted} is not reached by the keyboard`);
}

const write = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel('Votre message').fill(text);
  await page.getByRole('button', { name: 'Envoyer' }).click();
};

const type = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
};

/** What the list says once nothing of it is on its way any more. */
async function settled({ page }: Pick<Screen, 'page'>, count: number): Promise<string[]> {
  await page
    .locator('.msgs .msg:not(.out)')
    .nth(count - 1)
    .waitFor();
  await page.locator('.msgs .msg.out').first().waitFor({ state: 'detached' });
  return page.locator('.msgs .msg .body').allInnerTexts();
}

it(
  'one writes offline from two tabs, the other by keyboard alone; all converges in one order, nothing twice',
  async () => {
    const hers = await screens.of(as.nadia);
    const his = await screens.of(as.malo);
    const second = await his.context.newPage();
    await Promise.all([live(hers.page), live(his.page), live(second)]);

    await tabTo(hers.page, '.compose textarea');
    await type(hers.page, 'Un');
    await his.page.getByText('Un', { exact: true }).waitFor();
    await his.context.setOffline(true);
    await write(his.page, 'Écrit dans un tunnel');
    await his.page.getByText('Gardé ici', { exact: false }).waitFor();
    await write(second, 'Écrit dans le même tunnel, ailleurs');
    await type(hers.page, 'Deux');
    await type(hers.page, 'Trois');
    await settled(hers, 3);
    await his.context.setOffline(false);

    const all = ['Un', 'Deux', 'Trois', 'Écrit dans un tunnel', 'Écrit dans le même tunnel, ailleurs'];
    const seen = await Promise.all([settled(hers, 5), settled(his, 5), settled({ page: second }, 5)]);
    expect(seen).toEqual([all, all, all]);
    expect((await read(as.nadia, threadId)).map((message) => message.body)).toEqual(all);
  },
  PATIENCE_MS,
);

it(
  'without a mouse one asks, goes from message to message and answers one of them',
  async () => {
    const hers = await screens.of(as.nadia);
    const his = await screens.of(as.malo);
    await Promise.all([live(hers.page), live(his.page)]);
    await his.page.getByLabel('J’attends une réponse').check();
    await write(his.page, 'Qui garde les clés ?');
    await hers.page.getByText('Attend une réponse').waitFor();

    await tabTo(hers.page, '.compose textarea');
    await tabTo(hers.page, 'section.msgs', 'Shift+Tab');
    await hers.page.keyboard.press('PageUp');
    await hers.page.locator('.msg:focus', { hasText: 'Qui garde les clés ?' }).waitFor();
    await hers.page.keyboard.press('PageUp');
    await hers.page.locator('.msg:focus', { hasText: 'ailleurs' }).waitFor();
    await hers.page.keyboard.press('PageDown');
    await hers.page.keyboard.press('r');
    await hers.page.locator('.compose textarea:focus').waitFor();
    await hers.page.keyboard.type('Moi, ');
    await hers.page.keyboard.press('Control+b');
    await type(hers.page, 'jusqu’à lundi');

    await his.page.locator('.msg strong', { hasText: 'jusqu’à lundi' }).waitFor();
    await his.page.getByText('Répondu').waitFor();
    await his.page.getByText('En réponse à Malo Ortega : Qui garde les clés ?').waitFor();
    expect([...hers.complaints, ...his.complaints]).toEqual([]);
  },
  PATIENCE_MS,
);
