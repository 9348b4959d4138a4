import { openCornac } from '../support/app.js';
import { PASSWORD, somebody } from '../support/factors.js';
import { gapBetween } from '../support/figures.js';
import { standing } from '../support/standing.js';
import { anAddress, enterByMail, openBrowser, subjectsTo } from '../support/visitor.js';

/** Passwords: chosen, tried, guessed at, and what they never tell. */

const cornac = standing(() => openCornac());

describe('a password', () => {
  async function withPassword(email = anAddress()) {
    const person = await somebody(cornac, email);
    await person.browser.put('/account/password', { password: PASSWORD }).expect(204);
    return person;
  }
  const enter = (email: string, password: string, browser = openBrowser(cornac)) =>
    browser.post('/sign-in/passwords', { email, password });

  it('signs in with the address, and changing it signs the other devices out', async () => {
    const { email, browser } = await withPassword();
    const other = openBrowser(cornac);
    const { body } = await enter(email.toUpperCase(), PASSWORD, other).expect(200);
    expect(body).toEqual({ next: '/ma-journee', step: 'enter' });
    await browser.put('/account/password', { password: `${PASSWORD} rouge` }).expect(204);
    await other.get('/account/security').expect(401);
    await enter(email, PASSWORD).expect(422);
    await enter(email, `${PASSWORD} rouge`).expect(200);
    await browser.delete('/account/password').expect(204);
    await enter(email, `${PASSWORD} rouge`).expect(422);
    expect(await subjectsTo(cornac, email)).toEqual(
      expect.arrayContaining([
        'Le mot de passe de votre compte a changé',
        'Le mot de passe de votre compte a été retiré',
      ]),
    );
  });

  it('is stored as argon2id at the cost we said', async () => {
    const { email } = await withPassword();
    const [row] = await cornac.sql<{ argon2id_hash: string }>(
      'SELECT argon2id_hash FROM passwords p JOIN accounts a ON a.id = p.account_id WHERE a.email = $1',
      [email],
    );
    expect(row?.argon2id_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('refused says why, beside the field', async () => {
    const { browser } = await somebody(cornac);
    const { body } = await browser.put('/account/password', { password: 'passwordpassword' }).expect(400);
    expect(body.errors).toEqual([
      { pointer: '/password', detail: expect.stringContaining('mots de passe volés') },
    ]);
  });

  it('wrong is answered with the same words whether the address is known or not', async () => {
    const { email } = await withPassword();
    const { email: without } = await somebody(cornac);
    const answers = await Promise.all(
      [email, without, anAddress()].map((address) => enter(address, 'ce n’est pas le bon').expect(422)),
    );
    const seen = answers.map(({ body, headers }) => [{ ...body, instance: '' }, headers['set-cookie']]);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });

  it('is blocked at the eleventh wrong try, while the link by mail still opens', async () => {
    const { email } = await withPassword();
    for (let time = 0; time < 10; time++) await enter(email, `faux numéro ${time}`).expect(422);
    const { body, headers } = await enter(email, PASSWORD).expect(429);
    expect(body.type).toBe('/problemes/too-many-requests');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(600);
    await enter(email.toUpperCase(), PASSWORD).expect(429);
    await enterByMail(cornac, email);
    await cornac.sql("UPDATE tries SET ends_at = ends_at - interval '10 minutes'");
    await enter(email, PASSWORD).expect(200);
  });

  it('is blocked alike for an address that has no account', async () => {
    const email = anAddress();
    for (let time = 0; time < 10; time++) await enter(email, `faux numéro ${time}`).expect(422);
    await enter(email, PASSWORD).expect(429);
  });

  it('lets no more than ten through of many tries at once', async () => {
    const { email } = await withPassword();
    const statuses = await Promise.all(
      Array.from({ length: 25 }, (_, n) => enter(email, `ensemble ${n}`).then(({ status }) => status)),
    );
    expect(statuses.filter((status) => status === 422)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
  });

  it('right gives the tries back', async () => {
    const { email } = await withPassword();
    for (let round = 0; round < 2; round++) {
      for (let time = 0; time < 9; time++) await enter(email, `faux ${time}`).expect(422);
      await enter(email, PASSWORD).expect(200);
    }
  });

  it('takes the same time for an address known or not', async () => {
    const { email } = await withPassword();
    const wrong = (address: string) => enter(address, 'ce n’est pas le bon').expect(422);
    let tries = 0;
    const gap = await gapBetween(
      async () => {
        // Before the eleventh, which would be blocked; a turn now and then counts for nothing in the middle.
        if (tries++ % 9 === 8) await cornac.sql('DELETE FROM tries');
        await wrong(email);
      },
      () => wrong(anAddress()),
      30,
    );
    // A hash left out would make it four times as long.
    expect(gap).toBeLessThan(2);
  });
});
