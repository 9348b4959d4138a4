import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { openCornac } from '../support/app.js';
import { axeFindings } from '../support/axe.js';
import { CAST, type CallScene, setCallScene } from '../support/call-scene.js';
import { standingDoor, visit } from '../support/door.js';
import { standing } from '../support/standing.js';
import { lastLink, mailsTo } from '../support/visitor.js';

/** One journey per way to sign in, in a real browser; passkeys through Chromium's virtual authenticator. */

/** A browser on a busy machine takes its time; a test that hangs still ends. */
const PATIENCE_MS = 90_000;
const PASSWORD = 'trois moineaux sur un fil';

const cornac = standing(() => openCornac({ pages: true }), { patienceMs: PATIENCE_MS });
const { openPage, enterByMail, enterAndSkipOffer } = standingDoor(() => cornac, PATIENCE_MS);

/** A device that holds passkeys and unlocks them for its person, always willing. */
async function giveAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies();
}

const day = (page: Page) => page.getByRole('heading', { level: 1 }).first();

/** Nothing that axe calls wrong, on the page as it stands. */
const expectAccessible = async (page: Page) => expect(await axeFindings(page)).toEqual([]);

it(
  'by a link: the mail, the button, then once the offer of a passkey, put aside for good',
  async () => {
    const page = await openPage();
    await visit(page, '/connexion');
    await expectAccessible(page);
    await enterByMail(page, 'lien@test.example');
    await page.waitForURL(/\/mon-compte\/cle-d-acces\?suite=/);
    await page.getByRole('button', { name: 'Pas maintenant' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Pas maintenant' }).click();
    await page.waitForURL(/\/ma-journee/);
    await signOut(page);
    await enterByMail(page, 'lien@test.example');
    await page.waitForURL(/\/ma-journee/);
    await day(page).waitFor();
  },
  PATIENCE_MS,
);

it(
  'by a passkey accepted when offered: next time, one press',
  async () => {
    const page = await openPage();
    await giveAuthenticator(page);
    await enterByMail(page, 'cle@test.example', '/connexion?suite=/candidatures');
    await page.waitForURL(/\/mon-compte\/cle-d-acces/);
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: 'Créer une clé d’accès' }).click();
    await page.waitForURL(/\/candidatures$/);
    expect((await mailsTo(cornac, 'cle@test.example')).map((mail) => mail.subject)).toContain(
      'Une clé d’accès a été ajoutée à votre compte',
    );
    await signOut(page);
    await visit(page, '/connexion?suite=/mon-compte/securite');
    await page.getByRole('button', { name: 'Avec une clé d’accès' }).click();
    await page.waitForURL(/\/mon-compte\/securite$/);
    await page.getByText('Votre compte demande deux preuves').waitFor();
  },
  PATIENCE_MS,
);

it(
  'by a password chosen on the security page; a wrong one says so beside the field',
  async () => {
    const page = await openPage();
    await enterAndSkipOffer(page, 'phrase@test.example');
    await visit(page, '/mon-compte/securite');
    await page.getByLabel('Nouveau mot de passe').fill('passwordpassword');
    await page.getByRole('button', { name: 'Choisir ce mot de passe' }).click();
    await page.getByText('mots de passe volés').waitFor();
    await page.getByLabel('Nouveau mot de passe').fill(PASSWORD);
    await page.getByRole('button', { name: 'Choisir ce mot de passe' }).click();
    await page.getByText('C’est fait. Vos autres appareils sont déconnectés.').waitFor();
    await signOut(page);
    await visit(page, '/connexion');
    await page.getByRole('button', { name: 'Avec un mot de passe' }).click();
    await page.getByLabel('Votre adresse électronique').fill('phrase@test.example');
    await page.getByLabel('Votre mot de passe').fill('quatre moineaux sur un fil');
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Votre mot de passe').fill(PASSWORD);
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await page.waitForURL(/\/ma-journee/);
  },
  PATIENCE_MS,
);

it(
  'by a link and an authenticator app, or a recovery code when the telephone is lost',
  async () => {
    const page = await openPage();
    await enterAndSkipOffer(page, 'codes@test.example');
    await visit(page, '/mon-compte/securite');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Mettre en place une application' }).click();
    await page.getByRole('img', { name: 'Code à scanner avec votre application' }).waitFor();
    await expectAccessible(page);
    const secret = (await page.locator('.secret').textContent()) ?? '';
    const totp = new TOTP({ secret: Secret.fromBase32(secret.replace(/\s/g, '')) });
    await page.getByLabel('Le code à six chiffres').fill(totp.generate());
    await page.getByRole('button', { name: 'Vérifier et mettre en place' }).click();
    await page.getByRole('heading', { name: 'Vos codes de secours pour Cornac' }).waitFor();
    const codes = await page.locator('.codes-sheet code').allTextContents();
    expect(codes).toHaveLength(10);
    await expectAccessible(page);

    await signOut(page);
    await enterByMail(page, 'codes@test.example');
    await page.waitForURL(/\/connexion\/verification/);
    await page.waitForLoadState('networkidle');
    await expectAccessible(page);
    // The step after the one that confirmed: no code serves twice.
    await page
      .getByLabel('Le code de votre application')
      .fill(totp.generate({ timestamp: Date.now() + 30_000 }));
    await page.getByRole('button', { name: 'Entrer dans Cornac' }).click();
    await page.waitForURL(/\/ma-journee/);

    await signOut(page);
    await enterByMail(page, 'codes@test.example');
    await page.waitForURL(/\/connexion\/verification/);
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: 'Avec un code de secours' }).click();
    await page.getByLabel('Un de vos codes de secours').fill(codes[3]?.toLowerCase() ?? '');
    await page.getByRole('button', { name: 'Entrer dans Cornac' }).click();
    await page.waitForURL(/\/ma-journee/);
  },
  PATIENCE_MS,
);

it(
  'a juror is asked for a second proof where it is needed, and goes on where they were',
  async () => {
    const people = await cornac.people(CAST);
    const scene: CallScene = await setCallScene(cornac.service, people);
    const page = await openPage();
    await giveAuthenticator(page);
    await enterByMail(page, 'odile-renan@test.example', '/connexion?suite=/mon-compte/securite');
    await page.waitForURL(/\/mon-compte\/cle-d-acces/);
    await page.getByRole('button', { name: 'Créer une clé d’accès' }).click();
    await page.waitForURL(/\/mon-compte\/securite/);
    await signOut(page);
    await enterByMail(page, 'odile-renan@test.example');
    await page.waitForURL(/\/ma-journee/);
    await visit(page, `/mes-appels/${scene.callId}/decisions`);
    const dialog = page.getByRole('alertdialog', { name: 'Confirmez que c’est bien vous' });
    await dialog.getByRole('button', { name: 'Me servir de ma clé d’accès' }).waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Fermer' }).click();
    await page.getByRole('button', { name: 'Confirmer que c’est moi' }).click();
    await dialog.getByRole('button', { name: 'Me servir de ma clé d’accès' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Bien vieillir chez soi').first().waitFor();
  },
  PATIENCE_MS,
);

it(
  'an old proof is renewed in place; a lost device is signed out; the address moves',
  async () => {
    const [page, lost] = [await openPage(), await openPage()];
    await enterAndSkipOffer(page, 'avant@test.example');
    await enterByMail(lost, 'avant@test.example');
    await lost.waitForURL(/\/ma-journee/);
    await cornac.sql("UPDATE sessions SET proven_at = now() - interval '11 minutes'");

    await visit(page, '/mon-compte/securite');
    await page.getByRole('button', { name: 'Déconnecter tous les autres' }).click();
    await page.getByText('Les autres appareils sont déconnectés').waitFor();
    await visit(lost, '/mon-compte/securite');
    await lost.waitForURL(/\/connexion\?suite=/);

    await page.getByLabel('Nouvelle adresse').fill('apres@test.example');
    await page.getByRole('button', { name: 'Changer d’adresse' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: 'Recevoir un code par courriel' }).click();
    await dialog.getByLabel('Le code à six chiffres du courriel').waitFor();
    const { code } = await lastLink(cornac, 'avant@test.example');
    await dialog.getByLabel('Le code à six chiffres du courriel').fill(code);
    await dialog.getByRole('button', { name: 'Confirmer' }).click();
    await page.getByText('Un courriel vous attend à cette adresse').waitFor();

    const [letter] = await mailsTo(cornac, 'apres@test.example');
    const token = /\/mon-compte\/adresse#(\S+)/.exec(letter?.text ?? '')?.[1];
    await visit(page, `/mon-compte/adresse#${token}`);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Confirmer cette adresse' }).click();
    await page.getByText('C’est fait : vous vous connectez avec apres@test.example').waitFor();
    expect((await mailsTo(cornac, 'avant@test.example')).map((mail) => mail.subject)).toContain(
      'L’adresse de votre compte a changé',
    );
  },
  PATIENCE_MS,
);
