import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { axeFindings } from '../support/axe.js';
import { openScreens } from '../support/browser.js';
import { CAST } from '../support/call-scene.js';
import { standing } from '../support/standing.js';
import { standingCall } from '../support/standing-call.js';
import { openWorker } from '../support/worker.js';

/** An owner invites two people, one accepts; a colleague leaves and their draft is taken over. */

const PATIENCE_MS = 60_000;

const { cornac, as, scene } = standingCall({ pages: true, patienceMs: PATIENCE_MS });
const worker = standing(() => openWorker(cornac), { patienceMs: PATIENCE_MS });
const screens = standing(() => openScreens(cornac), { patienceMs: PATIENCE_MS });
let slug: string;

beforeAll(async () => {
  const [row] = await cornac.sql<{ slug: string }>('SELECT slug FROM organisations WHERE id = $1', [
    scene.enterpriseId,
  ]);
  slug = row?.slug ?? '';
}, PATIENCE_MS);

/** The letter of an invitation, once the worker has posted it; the link as a path of this instance. */
async function linkSentTo(email: string): Promise<string> {
  await worker.work();
  const [letter] = await cornac.sql<{ text: string }>(
    'SELECT text FROM mailbox WHERE recipient = $1 ORDER BY sent_at DESC LIMIT 1',
    [email],
  );
  return /\/invitations\/\S+/.exec(letter?.text ?? '')?.[0] ?? '';
}

const openTeam = async (page: Page): Promise<void> => {
  await page.goto(`/mes-organisations/${slug}/equipe`);
  await page.getByRole('heading', { name: 'Équipe et droits' }).waitFor();
};

it(
  'an owner invites two people: a faulty line is named and nothing leaves, then both letters leave',
  async () => {
    const { page, context, complaints } = await screens.of(as.applicant);
    await openTeam(page);
    const addresses = page.getByLabel('Leurs adresses');
    await addresses.fill('lea-morin@test.example\npas une adresse\nkarim-saidi@test.example');
    await page.getByRole('button', { name: 'Envoyer les invitations' }).click();
    await page.getByText('rien n’est parti').waitFor();
    expect(await cornac.sql('SELECT FROM invitations')).toHaveLength(0);
    // The refusal itself is a line of the browser's console; nothing else is.
    expect(complaints.filter((line) => !line.includes('422'))).toEqual([]);
    await addresses.fill('lea-morin@test.example, karim-saidi@test.example');
    await page.getByLabel('Un mot pour accompagner').fill('À lundi !');
    await page.getByRole('button', { name: 'Envoyer les invitations' }).click();
    await page.getByText('2 invitations envoyées').waitFor();
    await page.getByRole('rowheader', { name: 'lea-morin@test.example' }).waitFor();
    await look(page, 'equipe');
    await context.close();
  },
  PATIENCE_MS,
);

it(
  'the link shows the invitation; under another address it says which one; the right person joins',
  async () => {
    const link = await linkSentTo('lea-morin@test.example');
    expect(link).not.toBe('');
    const wrong = await screens.of(as.rival);
    await wrong.page.goto(link);
    await wrong.page.getByText('Invitation envoyée à une autre adresse').waitFor();
    await wrong.page.getByText('lea-morin@test.example').waitFor();
    await look(wrong.page, 'invitation-autre');
    await wrong.context.close();

    const { page, context } = await screens.of(as.stranger);
    await page.goto(link);
    await page.getByText('À lundi !').waitFor();
    await look(page, 'invitation');
    await page.getByRole('button', { name: 'Rejoindre l’équipe' }).click();
    await page.waitForURL(`**/mes-organisations/${slug}/equipe`);
    await page.getByText('Léa Morin').first().waitFor();
    await context.close();
  },
  PATIENCE_MS,
);

it(
  'a colleague leaves; one page says what moves, one button moves it',
  async () => {
    const { body } = await as.colleague
      .post('/applications', {
        callId: scene.callId,
        organisationId: scene.enterpriseId,
        title: 'Une présence la nuit',
      })
      .expect(201);
    await as.colleague
      .delete(`/organisations/${scene.enterpriseId}/members/${as.colleague.accountId}`)
      .expect(204);
    const { page, context, complaints } = await screens.of(as.applicant);
    await openTeam(page);
    await page.getByRole('link', { name: `Reprendre ses dossiers ${CAST.colleague}` }).click();
    await page.getByText('Une présence la nuit').waitFor();
    await look(page, 'reprise');
    await page.getByRole('button', { name: `Confier à ${CAST.applicant}` }).click();
    await page.getByText('C’est fait').waitFor();
    const { body: application } = await as.applicant.get(`/applications/${body.id}`).expect(200);
    expect(application.people.map((person: { accountId: string }) => person.accountId)).toEqual([
      as.applicant.accountId,
    ]);
    expect(complaints).toEqual([]);
    await context.close();
  },
  PATIENCE_MS,
);

it(
  'reads on a phone without a sideways scroll, and works by keyboard',
  async () => {
    const { page, context } = await screens.of(as.applicant, { width: 360, height: 740 });
    await openTeam(page);
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    expect(wide).toBeLessThanOrEqual(0);
    const change = page.getByRole('button', { name: 'Modifier Léa Morin' });
    await change.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Changer son rôle' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('responsable').check();
    await page.getByRole('button', { name: 'Donner ce rôle' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const { body } = await as.applicant.get(`/organisations/${scene.enterpriseId}/members`).expect(200);
    const lea = body.items.find((member: { displayName: string }) => member.displayName === 'Léa Morin');
    expect(lea.role).toBe('manager');
    await look(page, 'equipe-360');
    await context.close();
  },
  PATIENCE_MS,
);

it(
  'a collective shows its agenda and members, and is run from its page; axe finds nothing on any of these pages',
  async () => {
    const { body: collective } = await as.applicant
      .post('/organisations', {
        name: 'Le Mur commun',
        kind: 'collective',
        sort: 'collective',
        legalForm: 'collective',
      })
      .expect(201);
    const { page, context, complaints } = await screens.of(as.applicant);
    await page.goto(`/collectifs/${collective.slug}`);
    await page.getByLabel('Adresse de sa page').fill(slug);
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.getByLabel('Comme', { exact: true }).selectOption('backbone');
    await page.getByRole('button', { name: /^Inviter Nuitée Claire/ }).click();
    await page.getByRole('button', { name: /^Accepter l’invitation/ }).click();
    await page.getByRole('heading', { name: 'Une organisation membre' }).waitFor();
    await page.getByRole('textbox', { name: 'Agenda commun' }).fill('Rouvrir trente rez-de-chaussée.');
    await page.getByRole('button', { name: 'Enregistrer l’agenda' }).click();
    await page.getByText('Agenda enregistré').waitFor();
    await look(page, 'collectif');
    expect(complaints).toEqual([]);

    const pages = [
      `/collectifs/${collective.slug}`,
      `/mes-organisations/${slug}/equipe`,
      `/mes-organisations/${slug}/equipe/reprise/${as.trainee.accountId}`,
    ];
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const path of pages) {
        await page.goto(path);
        await page.locator('h1').waitFor();
        await page.waitForLoadState('networkidle');
        expect([path, scheme, ...(await axeFindings(page))]).toEqual([path, scheme]);
        if (scheme === 'dark') await look(page, `sombre-${pages.indexOf(path)}`);
      }
    }
    await context.close();
  },
  2 * PATIENCE_MS,
);

/** Pictures for whoever asked for them: CORNAC_PICTURES names the folder. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.CORNAC_PICTURES;
  if (!folder) return;
  if (!existsSync(folder)) await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
