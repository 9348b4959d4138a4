import type { Page } from 'playwright-core';
import { openScreens } from '../support/browser.js';
import { said, threadOf } from '../support/discussion-scene.js';
import { inspect } from '../support/inspect.js';
import { standing } from '../support/standing.js';
import { standingCall } from '../support/standing-call.js';

/** Talking with whom one chooses: conversations of named people, organisations, quotes, and who is here. */

const PATIENCE_MS = 90_000;
const PHONE = { width: 360, height: 740 };

const { cornac, as, scene } = standingCall({ pages: true, patienceMs: PATIENCE_MS });
const screens = standing(() => openScreens(cornac), { patienceMs: PATIENCE_MS });
let team: string;

beforeAll(async () => {
  await cornac.sql("UPDATE organisations SET status = 'verified'");
  team = await threadOf(as.lead, 'call', scene.callId, 'team');
}, PATIENCE_MS);

const live = async (page: Page, threadId: string): Promise<void> => {
  await page.goto(`/fils/${threadId}`);
  await page.getByText('En direct').waitFor();
};

it(
  'a conversation is opened among chosen people, who bring others in and leave',
  async () => {
    const { page, complaints } = await screens.of(as.lead);
    await page.goto(`/mes-appels/${scene.callId}`);
    await page.getByRole('button', { name: /Fil de l’appel/ }).click();
    await page.getByRole('button', { name: 'Nouvelle conversation' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Ouvrir la conversation' }).click();
    await dialog.getByText('Donnez un titre à la conversation.').waitFor();
    await dialog.getByLabel('Titre').fill('Déplacement à Firminy');
    await dialog.getByLabel('Entre membres de l’équipe de l’appel').check();
    await dialog.getByLabel('Avec qui').fill('ver');
    await page
      .locator('.combo-list')
      .getByRole('option', { name: /Paul Verdier/ })
      .click();
    await inspect(page, 'new-thread');
    await dialog.getByRole('button', { name: 'Ouvrir la conversation' }).click();
    await page.getByRole('tab', { name: 'Déplacement à Firminy', selected: true }).waitFor();
    await page.getByLabel('Votre message').fill('Qui conduit ?');
    await page.getByRole('button', { name: 'Envoyer' }).click();

    // Paul finds it among his threads, sees who reads it, brings Inès in, and leaves.
    const his = await screens.of(as.officer, PHONE);
    await his.page.goto('/fils');
    await his.page.getByRole('link', { name: /Déplacement à Firminy/ }).click();
    await his.page.getByRole('button', { name: 'Qui lit ce fil' }).click();
    const readers = his.page.getByRole('dialog');
    await readers.getByText('sur l’invitation de Nadia Belkacem').waitFor();
    await readers.getByLabel('Faire entrer quelqu’un').fill('car');
    await his.page
      .locator('.combo-list')
      .getByRole('option', { name: /Inès Carvalho/ })
      .click();
    await readers.getByRole('button', { name: 'Faire entrer', exact: true }).click();
    await readers.getByText('sur l’invitation de Paul Verdier').waitFor();
    await inspect(his.page, 'readers-phone');
    await readers.getByRole('button', { name: 'Quitter ce fil…' }).click();
    const sure = his.page.getByRole('alertdialog', { name: 'Quitter ce fil ?' });
    await sure.getByText('Vos messages y resteront').waitFor();
    await sure.getByRole('button', { name: 'Quitter le fil' }).click();
    await his.page.waitForURL(/\/fils$/);
    await his.page.getByRole('heading', { name: 'Vos fils' }).waitFor();
    await his.page.getByRole('link', { name: /Déplacement à Firminy/ }).waitFor({ state: 'detached' });
    const { body } = await as.reviewer.get(`/threads?subjectType=call&subjectId=${scene.callId}`).expect(200);
    expect(body.items.map(({ title }: { title?: string }) => title)).toContain('Déplacement à Firminy');
    expect([...complaints, ...his.complaints]).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'an organisation writes to another, from its page or from one’s threads',
  async () => {
    const { page, complaints } = await screens.of(as.lead);
    const [house] = await cornac.sql<{ name: string; slug: string }>(
      'SELECT name, slug FROM organisations WHERE id = $1',
      [scene.enterpriseId],
    );
    if (house === undefined) throw new Error('The scene has no enterprise');
    await page.goto(`/organisations/${house.slug}`);
    await page.getByRole('button', { name: 'Écrire à cette organisation' }).click();
    await page.getByText('Le fil sera lu par tous les membres').waitFor();
    await inspect(page, 'write-to-organisation');
    await page.getByRole('button', { name: 'Ouvrir le fil' }).click();
    await page.waitForURL(/\/fils\/./);
    await page.getByText('En direct').waitFor();
    const opened = page.url();

    await page.goto('/fils');
    await page.getByRole('button', { name: 'Écrire à une organisation' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ouvrir le fil' }).click();
    await page.getByText('Choisissez une organisation dans la liste.').waitFor();
    await page.getByLabel('À quelle organisation ?').fill('nuit');
    await page.locator('.combo-list').getByRole('option', { name: house.name }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ouvrir le fil' }).click();
    // The same one: two organisations have a single thread.
    await page.waitForURL(opened);
    expect(complaints).toEqual([]);

    const visitor = await screens.of(as.trainee);
    await visitor.page.goto(`/organisations/${house.slug}`, { waitUntil: 'networkidle' });
    expect(await visitor.page.getByRole('button', { name: 'Écrire à cette organisation' }).count()).toBe(0);
  },
  PATIENCE_MS,
);

it(
  'a message is quoted where it may be, and its quote follows what becomes of it',
  async () => {
    const { body: narrow } = await as.lead
      .post('/threads', {
        subjectType: 'call',
        subjectId: scene.callId,
        audience: 'team',
        title: 'Budget serré',
        people: [as.officer.accountId],
      })
      .expect(201);
    await said(as.lead, narrow.id, 'On en parle ici.');
    const { body: around } = await as.lead
      .get(`/threads?subjectType=call&subjectId=${scene.callId}`)
      .expect(200);
    const open = around.items.find(({ audience }: { audience: string }) => audience === 'shared').id;
    await said(as.lead, open, 'Bienvenue à tous.');
    const seq = await said(as.officer, team, 'L’enveloppe est de 60 000 €.');

    const { page, complaints } = await screens.of(as.lead);
    await live(page, team);
    const message = page.locator('.msg', { hasText: '60 000 €' });
    await message.hover();
    await message.getByRole('button', { name: /Plus/ }).click();
    await page.getByRole('menuitem', { name: 'Citer dans un autre fil…' }).click();
    const dialog = page.getByRole('dialog');
    const refused = dialog.getByLabel(/toute personne connectée lit le fil/);
    expect(await refused.isDisabled()).toBe(true);
    await dialog.getByLabel('Budget serré').check();
    await dialog.getByLabel('Votre message avec la citation').fill('À retenir.');
    await inspect(page, 'quote');
    await dialog.getByRole('button', { name: 'Citer', exact: true }).click();
    await dialog.getByRole('link', { name: 'Ouvrir ce fil' }).click();
    const quoted = page.locator('.msg', { hasText: 'À retenir.' }).locator('.quoted');
    await quoted.getByText('60 000 €').waitFor();
    await inspect(page, 'quoted');

    // The words stay as they were quoted; then they go with the message, under the eyes.
    await as.officer.patch(`/threads/${team}/messages/${seq}`, { body: 'Elle est de 55 000 €.' }).expect(200);
    await quoted.getByText('modifié depuis').waitFor();
    expect(await quoted.textContent()).toContain('60 000 €');
    await as.officer.delete(`/threads/${team}/messages/${seq}`).expect(200);
    await quoted.getByText('retiré depuis par son auteur').waitFor();
    expect(await quoted.textContent()).not.toContain('60 000 €');
    expect(complaints).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'one sees who is here and who writes, unless they would rather not',
  async () => {
    await said(as.lead, team, 'Je suis là.');
    await said(as.officer, team, 'Moi aussi.');
    const [hers, his] = [await screens.of(as.lead), await screens.of(as.officer)];
    await Promise.all([live(hers.page, team), live(his.page, team)]);
    await hers.page.getByText('Ici : Paul Verdier').waitFor();
    const composer = hers.page.getByLabel('Votre message');
    const placeOf = async () => (await composer.boundingBox())?.y;
    const place = await placeOf();
    await his.page.getByLabel('Votre message').pressSequentially('Alors');
    await hers.page.getByText('Paul Verdier écrit…').waitFor();
    expect(await placeOf()).toBe(place);
    await his.page.getByRole('button', { name: 'Envoyer' }).click();
    await hers.page.locator('.msg .body', { hasText: 'Alors' }).waitFor();
    await hers.page.getByText('Paul Verdier écrit…').waitFor({ state: 'detached' });

    await his.page.getByRole('button', { name: 'Qui lit ce fil' }).click();
    await his.page.getByLabel(/Montrer aux autres/).uncheck();
    await his.page.getByText('Votre choix est enregistré.').waitFor({ state: 'attached' });
    // Said also where one's account is set.
    await his.page.goto('/mon-compte/mes-donnees');
    const choice = his.page.getByLabel(/Montrer aux autres/);
    await choice.waitFor();
    expect(await choice.isChecked()).toBe(false);
    await hers.page.getByText('Ici : Paul Verdier').waitFor({ state: 'detached' });
    await live(his.page, team);
    await his.page.getByText('Ici : Nadia Belkacem').waitFor();
    expect(await hers.page.getByText('Ici : Paul Verdier').count()).toBe(0);
    expect([...hers.complaints, ...his.complaints]).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'threads to show are chosen among all of them, not among those at hand',
  async () => {
    await said(as.lead, team, 'Du nouveau.');
    await as.reviewer.put(`/threads/${team}/read`, { seq: 0 }).expect(200);
    const { page } = await screens.of(as.reviewer);
    await page.goto('/fils');
    await page.locator('.inbox-shown label', { hasText: 'Non lus' }).click();
    await page.getByRole('link', { name: /Du nouveau/ }).waitFor();
    await page.locator('.inbox-shown label', { hasText: 'En sourdine' }).click();
    await page.getByText('Aucun fil n’est en sourdine.').waitFor();
    await inspect(page, 'inbox-muted');
  },
  PATIENCE_MS,
);
