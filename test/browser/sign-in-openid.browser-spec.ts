import type { Page } from 'playwright-core';
import { axeFindings } from '../support/axe.js';
import { standingDoor, visit } from '../support/door.js';
import { SECRET } from '../support/identity-provider.js';
import { standingOpenid } from '../support/openid-scene.js';

/** Signing in with a work account, and making a token, in a real browser, at a real provider. */

/** A browser on a busy machine takes its time; a test that hangs still ends. */
const PATIENCE_MS = 90_000;

const scene = standingOpenid({ pages: true, patienceMs: PATIENCE_MS });
const { openPage, enterAndSkipOffer } = standingDoor(() => scene.cornac, PATIENCE_MS);

const expectAccessible = async (page: Page) => expect(await axeFindings(page)).toEqual([]);

it(
  'with ProConnect: there, back, in; and out of both',
  async () => {
    const page = await openPage();
    scene.proconnect.become({
      subject: 'a',
      email: 'agent@ville.example',
      given_name: 'Nadia',
      usual_name: 'Belkacem',
    });
    await visit(page, '/connexion?suite=%2Fmon-compte%2Fsecurite');
    await page.getByRole('button', { name: 'Se connecter avec ProConnect' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Se connecter avec ProConnect' }).click();
    await page.waitForURL(/\/mon-compte\/securite/);
    await page.getByRole('heading', { name: 'Comptes professionnels' }).waitFor();
    await page.getByText('Entré avec un compte professionnel').waitFor();
    await expectAccessible(page);
    await visit(page, '/mon-compte/securite');
    await page.locator('summary', { hasText: 'Nadia Belkacem' }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.waitForURL(`${scene.proconnect.issuer}/session/end**`);
    await page.getByRole('button', { name: 'Sortir' }).click();
    await page.waitForURL(/\/connexion/);
    await page.getByRole('heading', { name: 'Se connecter' }).waitFor();
  },
  PATIENCE_MS,
);

it(
  'in vain: a page that says what to do next',
  async () => {
    const page = await openPage();
    scene.proconnect.become(null);
    await visit(page, '/connexion');
    await page.getByRole('button', { name: 'Se connecter avec ProConnect' }).click();
    await page.waitForURL(/\/connexion\?raison=/);
    await page.getByText('la connexion n’a pas abouti là-bas').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Recevoir mon lien' }).waitFor();
  },
  PATIENCE_MS,
);

it(
  'with the organisation’s account: an owner opens the way, a colleague comes in by it',
  async () => {
    const page = await openPage();
    await enterAndSkipOffer(page, 'direction@mutuelle-rives.example');
    const { body } = await ownerApi(page);
    await visit(page, `/mes-organisations/${body.slug}/equipe`);
    await page.getByLabel('Adresse de l’émetteur (issuer)').fill(scene.generic.issuer);
    await page.getByLabel('Identifiant du client (client_id)').fill('cornac');
    await page.getByLabel('Secret du client (client_secret)').fill(SECRET);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Vérifier et enregistrer' }).click();
    await page.getByText('Cette connexion est ouverte.').waitFor();

    const colleague = await openPage();
    scene.generic.become({ subject: 'c', email: 'malo@mutuelle-rives.example', email_verified: true });
    await visit(colleague, '/connexion');
    await colleague.getByRole('button', { name: 'Avec le compte de mon organisation' }).click();
    await expectAccessible(colleague);
    await colleague.getByLabel('Votre adresse électronique').fill('malo@ailleurs.example');
    await colleague.getByRole('button', { name: 'Continuer' }).click();
    await colleague.getByText('Aucune organisation n’a ouvert de connexion').first().waitFor();
    await colleague.getByLabel('Votre adresse électronique').fill('malo@mutuelle-rives.example');
    await colleague.getByRole('button', { name: 'Continuer' }).click();
    await colleague.waitForURL(/\/ma-journee/);
  },
  PATIENCE_MS,
);

/** The owner's organisation and its verified domain, made as their browser would. */
async function ownerApi(page: Page): Promise<{ body: { id: string; slug: string } }> {
  const headers = { origin: `http://${scene.host}` };
  const made = await page.request.post('/api/v1/organisations', {
    headers,
    data: { name: 'Mutuelle des Rives', kind: 'institution', sort: 'mutual', legalForm: 'mutual' },
  });
  const body = await made.json();
  await scene.cornac.sql("UPDATE organisations SET status = 'verified' WHERE id = $1", [body.id]);
  await page.request.post(`/api/v1/organisations/${body.id}/domains`, {
    headers,
    data: { domain: 'mutuelle-rives.example', entry: 'direct' },
  });
  return { body };
}

it(
  'a token is made, shown once, revoked; a work account is linked and removed',
  async () => {
    const page = await openPage();
    await enterAndSkipOffer(page, 'programme@test.example');
    await visit(page, '/mon-compte/securite');
    await page.getByText('Faire un jeton').click();
    await page.getByLabel('À quoi il servira').fill('Export du lundi');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Faire ce jeton' }).click();
    const token = await page.locator('.token code').textContent();
    expect(token).toMatch(/^cornac_/);
    await expectAccessible(page);
    const day = () =>
      fetch(`${scene.cornac.url}/api/v1/my/day`, { headers: { authorization: `Bearer ${token}` } });
    expect((await day()).status).toBe(200);
    await page.getByRole('button', { name: 'Je l’ai rangé' }).click();
    await page.getByRole('button', { name: 'Révoquer Export du lundi' }).click();
    await page.getByRole('button', { name: 'Révoquer Export du lundi' }).waitFor({ state: 'detached' });
    expect((await day()).status).toBe(401);

    scene.proconnect.become({ subject: 'p', email: 'autre@ville.example' });
    await page.getByRole('button', { name: 'Relier mon compte ProConnect' }).click();
    await page.getByText('autre@ville.example').waitFor();
    await page.getByRole('button', { name: 'Retirer ProConnect' }).click();
    await page.getByText('autre@ville.example').waitFor({ state: 'detached' });
  },
  PATIENCE_MS,
);
