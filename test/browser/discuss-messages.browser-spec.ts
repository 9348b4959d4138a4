import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { openScreens } from '../support/browser.js';
import { said, standingTable } from '../support/discussion-scene.js';
import { inspect } from '../support/inspect.js';
import { only } from '../support/meetings.js';
import { standing } from '../support/standing.js';

/** What one does with messages, on the screen: correct, take back, react, attach, find again. */

const PATIENCE_MS = 90_000;
/** The narrowest window, and the widest of the three. */
const PHONE = { width: 320, height: 700 };

const { cornac, as, around } = standingTable(['nadia', 'malo'], { pages: true, patienceMs: PATIENCE_MS });
const screens = standing(() => openScreens(cornac), { patienceMs: PATIENCE_MS });

async function aThread(): Promise<string> {
  const circles = { shared: { mayRead: only(as.nadia, as.malo) } };
  return (await around(circles, 'Une présence la nuit, par des étudiants du quartier')).threadId;
}

const live = async (page: Page, threadId: string): Promise<void> => {
  await page.goto(`/fils/${threadId}`);
  await page.getByText('En direct').waitFor();
};

it(
  'one corrects, reacts and takes back, and the other sees it live',
  async () => {
    const threadId = await aThread();
    const [hers, his] = [await screens.of(as.nadia), await screens.of(as.malo)];
    await Promise.all([live(hers.page, threadId), live(his.page, threadId)]);
    await hers.page.getByLabel('Votre message').fill('Le CCAS promet 8 000 €');
    await hers.page.keyboard.press('Control+Enter');
    const received = his.page.locator('.msg', { hasText: '8 000 €' });
    await received.hover();
    await received.getByRole('button', { name: /Réagir/ }).click();
    await received.getByRole('button', { name: 'Bravo', exact: true }).click();
    const hersOwn = hers.page.locator('.msg:not(.out)', { hasText: 'CCAS' });
    await hersOwn.getByText('Bravo : 1 personne').waitFor({ state: 'attached' });

    await hersOwn.hover();
    await hersOwn.getByRole('button', { name: /Plus/ }).click();
    await hers.page.getByRole('menuitem', { name: 'Corriger' }).click();
    await hers.page.getByLabel('Votre message').fill('Le CCAS confirme **8 000 €**');
    await hers.page.getByRole('button', { name: 'Enregistrer la correction' }).click();
    await his.page.locator('.msg strong', { hasText: '8 000 €' }).waitFor();
    await received.getByText('corrigé').waitFor();
    await received.hover();
    await received.getByRole('button', { name: /Plus/ }).click();
    await his.page.getByRole('menuitem', { name: 'Voir les versions' }).click();
    await his.page.getByRole('dialog').getByText('Le CCAS promet').waitFor();
    await his.page.keyboard.press('Escape');

    await hersOwn.hover();
    await hersOwn.getByRole('button', { name: /Plus/ }).click();
    await hers.page.getByRole('menuitem', { name: 'Retirer…' }).click();
    await hers.page.getByRole('button', { name: 'Retirer le message' }).click();
    await his.page.getByText('Message retiré par son auteur').waitFor();
    expect([...hers.complaints, ...his.complaints]).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'a file leaves with its message and is downloaded by the other',
  async () => {
    const threadId = await aThread();
    const [hers, his] = [await screens.of(as.nadia), await screens.of(as.malo)];
    await Promise.all([live(hers.page, threadId), live(his.page, threadId)]);
    const file = {
      name: 'budget.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('poste;montant\nsalaires;8000\n'),
    };
    await hers.page.getByLabel('Joindre').setInputFiles(file);
    await hers.page.getByRole('button', { name: 'Enlever budget.csv' }).waitFor();
    await hers.page.getByLabel('Votre message').fill('Voici le budget');
    await hers.page.getByRole('button', { name: 'Envoyer' }).click();
    const link = his.page.locator('.msg').getByRole('link', { name: /budget.csv/ });
    const [download] = await Promise.all([his.page.waitForEvent('download'), link.click()]);
    expect(await readFile(await download.path(), 'utf8')).toContain('salaires');
    expect([...hers.complaints, ...his.complaints]).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'threads are sorted and searched; a message found is shown in its place',
  async () => {
    const threadId = await aThread();
    await as.malo.put(`/threads/${threadId}/read`, { seq: 0 }).expect(200);
    await said(as.nadia, threadId, 'Les économies d’énergie des résidences sont chiffrées.');
    for (let n = 2; n <= 130; n++) await said(as.nadia, threadId, `Message ${n}`);
    await said(as.nadia, threadId, 'Qui relit la convention ?', { question: true });
    const { page, complaints } = await screens.of(as.malo);
    await page.goto('/fils');
    await page.getByText('Attendent ma réponse').click();
    await page.getByRole('link', { name: /Qui relit la convention/ }).waitFor();
    await page.getByLabel('Chercher dans vos fils').fill('economie energie');
    await page.keyboard.press('Enter');
    await page.locator('mark').first().waitFor();
    await page
      .getByRole('link', { name: /énergie/ })
      .first()
      .click();
    await page.locator('.msg:focus', { hasText: 'économies d’énergie' }).waitFor();
    // From the beginning, the end is a press away.
    await page.getByRole('button', { name: /nouveaux messages/ }).click();
    await page.locator('.msg', { hasText: 'Qui relit la convention ?' }).waitFor();
    expect(complaints).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'screens of threads hold in narrow windows, in light and dark, and axe finds nothing',
  async () => {
    const threadId = await aThread();
    await as.malo.put(`/threads/${threadId}/read`, { seq: 0 }).expect(200);
    await said(as.nadia, threadId, 'Avec la nouvelle grille, le budget ne s’équilibre plus. **Une idée ?**', {
      question: true,
    });
    await said(
      as.malo,
      threadId,
      '> le budget ne s’équilibre plus\n\nDeux pistes :\n- le CCAS, 8 000 €\n- [la fondation](https://exemple.fr)',
      {
        replyTo: 1,
      },
    );
    await said(
      as.nadia,
      threadId,
      'Merci, je regarde ce soir. https://exemple.fr/une-adresse-tres-longue-qui-ne-tient-pas-sur-un-telephone',
    );
    await as.malo.post(`/threads/${threadId}/messages/3/react`, { emoji: '🙏' }).expect(200);
    for (const [name, size, dark] of [
      ['wide', undefined, false],
      ['dark', undefined, true],
      ['tablet', { width: 768, height: 1024 }, false],
      ['phone', PHONE, false],
      ['phone-dark', PHONE, true],
    ] as const) {
      const { page, context } = await screens.of(as.malo, size, dark);
      await live(page, threadId);
      await page.getByText('Deux pistes').waitFor();
      await inspect(page, `thread-${name}`);
      await page.goto('/fils');
      await page.getByRole('link', { name: /je regarde ce soir/ }).waitFor();
      await inspect(page, `inbox-${name}`);
      await context.close();
    }
  },
  2 * PATIENCE_MS,
);
