import { openScreens, type Screen } from '../support/browser.js';
import { said, standingTable } from '../support/discussion-scene.js';
import { only } from '../support/meetings.js';
import type { Person } from '../support/person.js';
import { standing } from '../support/standing.js';

/** Two people write to each other in two browsers; one loses the network; nothing is lost. */

/** A browser on a busy machine takes its time; a test that hangs still ends. */
const PATIENCE_MS = 60_000;

const { cornac, as, around } = standingTable(['nadia', 'malo'], { pages: true, patienceMs: PATIENCE_MS });
const screens = standing(() => openScreens(cornac), { patienceMs: PATIENCE_MS });

async function aThread(): Promise<string> {
  const circles = { shared: { mayRead: only(as.nadia, as.malo) } };
  return (await around(circles, 'Une présence la nuit, par des étudiants du quartier')).threadId;
}

const open = async (person: Person, threadId: string): Promise<Screen> => {
  const screen = await screens.of(person);
  await screen.page.goto(`/fils/${threadId}`);
  await screen.page.getByText('En direct').waitFor();
  return screen;
};

const write = async ({ page }: Screen, text: string): Promise<void> => {
  await page.getByLabel('Votre message').fill(text);
  await page.getByRole('button', { name: 'Envoyer' }).click();
};

const bodies = ({ page }: Screen): Promise<string[]> => page.locator('.msgs .msg .body').allInnerTexts();

/** Asks until it is so; the test's own patience ends it. */
async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Waits until the list says exactly this. */
const says = async (screen: Screen, expected: string[]): Promise<void> => {
  await screen.page
    .locator('.msgs .msg:not(.out)')
    .nth(expected.length - 1)
    .waitFor();
  expect(await bodies(screen)).toEqual(expected);
};

it(
  'two people see each other’s messages live, in one order',
  async () => {
    const threadId = await aThread();
    const [hers, his] = await Promise.all([open(as.nadia, threadId), open(as.malo, threadId)]);
    await write(hers, 'Avec la nouvelle grille des salaires, le budget ne s’équilibre plus. Une idée ?');
    await his.page.getByText('Une idée ?').first().waitFor();
    await write(his, 'Le CCAS confirme ses 8 000 €.');
    const all = [
      'Avec la nouvelle grille des salaires, le budget ne s’équilibre plus. Une idée ?',
      'Le CCAS confirme ses 8 000 €.',
    ];
    await Promise.all([says(hers, all), says(his, all)]);
    expect([...hers.complaints, ...his.complaints]).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'one goes offline, both write, and all converges by itself',
  async () => {
    const threadId = await aThread();
    const [hers, his] = await Promise.all([open(as.nadia, threadId), open(as.malo, threadId)]);
    await write(hers, 'Un');
    await his.page.locator('.msg .body', { hasText: 'Un' }).waitFor();
    await his.context.setOffline(true);
    await write(hers, 'Deux');
    await write(his, 'Trois, écrit dans un tunnel');
    await his.page.getByText('Gardé ici', { exact: false }).waitFor();
    await write(hers, 'Quatre');
    // Durable before he is back: else his may come first, rightly.
    await hers.page.locator('.msg:not(.out) .body', { hasText: 'Quatre' }).waitFor();
    await his.context.setOffline(false);
    const all = ['Un', 'Deux', 'Quatre', 'Trois, écrit dans un tunnel'];
    await Promise.all([says(hers, all), says(his, all)]);
  },
  PATIENCE_MS,
);

it(
  'what was being typed or waited is still there after the page was closed',
  async () => {
    const threadId = await aThread();
    const his = await open(as.malo, threadId);
    await his.page.getByLabel('Votre message').fill('Pas fini de');
    await his.page.reload();
    await his.page.getByText('En direct').waitFor();
    expect(await his.page.getByLabel('Votre message').inputValue()).toBe('Pas fini de');
    await his.context.setOffline(true);
    await write(his, 'Écrit pendant la panne');
    await write(his, 'Et encore');
    await his.page.getByText('Gardé ici', { exact: false }).nth(1).waitFor();
    await his.page.close();
    await his.context.setOffline(false);
    // Coming back to one's day sends what waits: the thread need not be opened again.
    const elsewhere = await his.context.newPage();
    await elsewhere.goto('/ma-journee');
    const back = await open(as.nadia, threadId);
    await says(back, ['Écrit pendant la panne', 'Et encore']);
  },
  PATIENCE_MS,
);

it(
  'nothing moves nor takes the focus while one reads older messages',
  async () => {
    const threadId = await aThread();
    for (let n = 1; n <= 120; n++) {
      const words = `Message ${n}. ${'Lorem ipsum dolor sit amet. '.repeat(n % 5)}`;
      await said(as.nadia, threadId, words);
    }
    const his = await open(as.malo, threadId);
    const list = his.page.getByRole('region', { name: 'Messages' });
    await list.locator('.msg').first().waitFor();
    const field = his.page.getByLabel('Votre message');
    await field.focus();
    // At once, while the list still goes to its end and measures what it shows: who reads decides where it stands.
    const tall = () => list.evaluate((element) => element.scrollHeight);
    const atFirst = await list.evaluate((element) => {
      element.scrollTop = 400;
      return element.scrollHeight;
    });
    await waitFor(async () => (await tall()) > atFirst + 500);
    const standsStill = (): Promise<boolean> =>
      list.evaluate(async (element) => {
        const at = element.scrollTop;
        for (let frame = 0; frame < 20; frame++) await new Promise((drawn) => setTimeout(drawn, 16));
        return element.scrollTop === at;
      });
    await waitFor(standsStill);
    const seen = () =>
      list.evaluate((element) => {
        const top = element.getBoundingClientRect().top;
        const message = [...element.querySelectorAll('.msg')].find(
          (one) => one.getBoundingClientRect().top >= top,
        );
        return {
          text: message?.querySelector('.body')?.textContent,
          at: Math.round((message?.getBoundingClientRect().top ?? 0) - top),
        };
      });
    const before = await seen();
    expect(before.text).toMatch(/^Message [78]\d\. /);
    await said(as.nadia, threadId, 'Tout en bas');
    await his.page.getByRole('button', { name: /1 nouveau message/ }).waitFor();
    expect(await seen()).toEqual(before);
    expect(await field.evaluate((element) => element.matches(':focus'))).toBe(true);
    // Older messages come above when one nears the top; what is read stays under the eyes.
    let arrive = (): void => undefined;
    const older = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await his.page.route('**/messages?before=*', async (route) => {
      await older;
      await route.continue();
    });
    await list.evaluate((element) => {
      element.scrollTop = 60;
    });
    await waitFor(standsStill);
    const anchor = await seen();
    const height = await tall();
    arrive();
    await waitFor(async () => (await tall()) > height + 500);
    await waitFor(standsStill);
    // The very message that was under the eyes: another may now stand above it.
    const place = await list.evaluate((element, text) => {
      const message = [...element.querySelectorAll('.msg')].find(
        (one) => one.querySelector('.body')?.textContent === text,
      );
      return Math.round((message?.getBoundingClientRect().top ?? 0) - element.getBoundingClientRect().top);
    }, anchor.text);
    expect(anchor.text).toMatch(/^Message \d+/);
    expect(Math.abs(place - anchor.at)).toBeLessThanOrEqual(1);
  },
  PATIENCE_MS,
);

it(
  'a pause holds back what arrives until one resumes',
  async () => {
    const threadId = await aThread();
    const his = await open(as.malo, threadId);
    await his.page.getByRole('button', { name: 'Mettre en pause' }).click();
    await said(as.nadia, threadId, 'Pendant la pause');
    await his.page.getByText('1 nouveau message attend').waitFor();
    expect(await bodies(his)).toEqual([]);
    await his.page.getByRole('button', { name: 'Reprendre le direct' }).click();
    await says(his, ['Pendant la pause']);
  },
  PATIENCE_MS,
);

it(
  'the inbox counts what is unread, and forgets it once read',
  async () => {
    const threadId = await aThread();
    await as.malo.put(`/threads/${threadId}/read`, { seq: 0 }).expect(200);
    await said(as.nadia, threadId, 'Lisez-moi');
    const his = await screens.of(as.malo);
    await his.page.goto('/fils');
    const line = his.page.getByRole('link', { name: /Lisez-moi/ });
    expect(await line.textContent()).toContain('1');
    await line.click();
    await says(his, ['Lisez-moi']);
    await his.page.getByText('Non lus', { exact: true }).waitFor();
    await his.page.locator('.inbox-list li:not(.unread)', { hasText: 'Lisez-moi' }).waitFor();
    expect(his.complaints).toEqual([]);
  },
  PATIENCE_MS,
);
