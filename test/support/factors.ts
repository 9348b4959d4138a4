import { Secret, TOTP } from 'otpauth';
import type { Cornac } from './app.js';
import { softPasskey } from './soft-passkey.js';
import { anAddress, enterByMail, openBrowser, type Visitor } from './visitor.js';

/** Ways to prove oneself, set up as people do. */

export const PASSWORD = 'trois moineaux sur un fil';
export const ORIGIN = 'http://localhost:3000';
/** Passkeys belong to a site: browsers that use one come by this name. */
export const LOCAL = { host: 'localhost:3000' };

/** Somebody at home: their address, their browser, signed in by mail a moment ago. */
export async function somebody(
  cornac: Cornac,
  email = anAddress(),
): Promise<{ email: string; browser: Visitor }> {
  return { email, browser: await enterByMail(cornac, email, openBrowser(cornac, LOCAL)) };
}

export async function addPasskey(browser: Visitor, passkey = softPasskey({ origin: ORIGIN })) {
  const { body } = await browser.post('/account/passkeys/options').expect(200);
  const credential = passkey.create(body.options);
  await browser.post('/account/passkeys', { name: 'Mon téléphone', credential }).expect(201);
  return passkey;
}

/**
 * Sets up an app by the code it shows. `next` is the one it shows after, good already: clocks differ. Both are read at
 * once, so that they stay good when thirty seconds end in between.
 */
export async function addApp(browser: Visitor) {
  const { body } = await browser.post('/account/app').expect(200);
  const totp = new TOTP({ secret: Secret.fromBase32(body.secret) });
  const now = Date.now();
  const [used, next] = [totp.generate({ timestamp: now }), totp.generate({ timestamp: now + 30_000 })];
  const confirmed = await browser.post('/account/app/confirmation', { code: used }).expect(200);
  return { used, next, recoveryCodes: confirmed.body.codes as string[] };
}
