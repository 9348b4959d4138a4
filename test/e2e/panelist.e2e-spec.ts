import { randomUUID } from 'node:crypto';
import { ErasureService, RetentionService } from '../../libs/identity/index.js';
import { KEYS, standingPanel } from '../support/panelist-scene.js';
import { openBrowser } from '../support/visitor.js';

/** What those who came in with a key reach, and what administrators see of them. */

const { cornac, as, aKey, enter } = standingPanel();

describe('a panelist', () => {
  it('is a visitor on what is open to all, and reaches nothing else but their data and the door', async () => {
    const browser = await enter({ token: (await aKey()).token });
    for (const path of [
      '/my/threads',
      '/my/day',
      '/account/security',
      '/account/tokens',
      '/session/proofs',
      '/organisations?q=mu',
    ])
      await browser.get(path).expect(403);
    const organisation = { name: 'Une maison', kind: 'institution', sort: 'mutual', legalForm: 'mutual' };
    await browser.post('/organisations', organisation).expect(403);
    await browser.post('/session/proofs/mail').expect(403);
    const there = await browser.get(`/organisations/${randomUUID()}/members`);
    expect(there.status).toBe(403);
    await browser.get('/calls').expect(200);
    await browser.get('/my/consents').expect(200);
    await browser.get('/account/sessions').expect(200);
    await browser.delete('/session').expect(200);
    await browser.get('/my/data').expect(401);
  });

  it('is never written to, and never administers', async () => {
    const { accountId } = await aKey();
    await as.ariane
      .post(`/administration/accounts/${accountId}/suspension`, { reason: 'Une lettre perdue.' })
      .expect(200);
    const { body } = await as.ariane.get(`/administration/accounts/${accountId}`).expect(200);
    expect(body).toMatchObject({ email: null, panelist: true, actions: ['lift'] });
    await as.ariane.delete(`/administration/accounts/${accountId}/suspension`).expect(200);
    await as.ariane.post(`/administration/accounts/${accountId}/administrator`).expect(409);
    await expect(
      cornac.sql('UPDATE accounts SET administrator = true WHERE id = $1', [accountId]),
    ).rejects.toThrow('accounts_panelist_runs_nothing');
    await expect(
      cornac.sql('UPDATE accounts SET panelist = false WHERE id = $1', [accountId]),
    ).rejects.toThrow('accounts_reachable');
  });

  it('sees and takes away what is held, keys as hashes left out', async () => {
    const key = await aKey();
    const browser = await enter({ token: key.token });
    const { body: held } = await browser.get('/my/data').expect(200);
    expect(held.items.map((item: { table: string }) => item.table)).toEqual(
      expect.arrayContaining(['accounts', 'panelist_keys', 'sessions']),
    );
    const { text } = await browser.get('/my/data/export').expect(200);
    expect(text).toContain(key.label);
    expect(text).not.toMatch(/token_hash|code_hash/);
  });

  it('is erased by the code of their letter, and by nobody else’s', async () => {
    const [key, other] = [await aKey(), await aKey()];
    const browser = await enter({ token: key.token });
    for (const confirmation of ['', '2222-2222', other.code, key.label])
      await browser.post('/my/erasure', { confirmation }).expect(422);
    await browser.post('/my/erasure', { confirmation: key.code.toLowerCase() }).expect(204);
    await openBrowser(cornac).post(KEYS, { token: key.token }).expect(422);
    const [row] = await cornac.sql<{ name: string; email: string | null; keys: number }>(
      `SELECT display_name AS name, email, (SELECT count(*)::int FROM panelist_keys WHERE account_id = a.id) AS keys
       FROM accounts a WHERE id = $1`,
      [key.accountId],
    );
    expect(row).toEqual({ name: 'Compte supprimé · Erased account', email: null, keys: 0 });
    await as.ariane.post(`/administration/panelist-keys/${key.accountId}/reissue`).expect(404);
    // What a restored backup would bring back is forgotten again, without an address to find it by.
    await cornac.sql('UPDATE accounts SET erased_at = NULL WHERE id = $1', [key.accountId]);
    await cornac.service(ErasureService).onApplicationBootstrap();
    const [again] = await cornac.sql<{ erased: boolean }>(
      'SELECT erased_at IS NOT NULL AS erased FROM accounts WHERE id = $1',
      [key.accountId],
    );
    expect(again?.erased).toBe(true);
  });

  it('unseen for three years goes, without a letter that nobody could receive; spent keys go before', async () => {
    const [gone, kept] = [await aKey(), await aKey()];
    await cornac.sql(`UPDATE accounts SET created_at = now() - interval '4 years' WHERE id = ANY($1)`, [
      [gone.accountId, kept.accountId],
    ]);
    await cornac.sql(
      `UPDATE panelist_keys SET issued_at = now() - interval '2 years', expires_at = now() - interval '1 year' WHERE account_id = $1`,
      [gone.accountId],
    );
    await cornac.service(RetentionService).run();
    await cornac.sql(
      `UPDATE retention_notices SET told_at = now() - interval '31 days' WHERE subject_id = $1`,
      [gone.accountId],
    );
    await cornac.service(RetentionService).run();
    const rows = await cornac.sql<{ id: string; erased: boolean; keys: number }>(
      `SELECT id, erased_at IS NOT NULL AS erased, (SELECT count(*)::int FROM panelist_keys WHERE account_id = a.id) AS keys
       FROM accounts a WHERE id = ANY($1)`,
      [[gone.accountId, kept.accountId]],
    );
    expect(rows.find(({ id }) => id === gone.accountId)).toMatchObject({ erased: true, keys: 0 });
    expect(rows.find(({ id }) => id === kept.accountId)).toMatchObject({ erased: false, keys: 1 });
  });
});

describe('administrators', () => {
  it('see panelists and their keys page by page, never the keys', async () => {
    const [first, second] = [await aKey(), await aKey()];
    await enter({ code: second.code });
    const { body: page } = await as.basile.get('/administration/panelist-keys?limit=1').expect(200);
    expect(page.items).toEqual([
      {
        accountId: second.accountId,
        label: second.label,
        state: 'standing',
        issuedBy: 'Ariane Petitjean',
        issuedAt: expect.any(String),
        expiresAt: second.expiresAt,
        lastUsedAt: expect.any(String),
        actions: ['reissue', 'revoke'],
      },
    ]);
    const { body: next } = await as.basile
      .get(`/administration/panelist-keys?limit=1&cursor=${page.next}`)
      .expect(200);
    expect(next.items[0]).toMatchObject({ accountId: first.accountId, lastUsedAt: null });
    await as.basile.delete(`/administration/panelist-keys/${first.accountId}`).expect(204);
    const { body: after } = await as.basile.get('/administration/panelist-keys?limit=2').expect(200);
    expect(after.items[1]).toMatchObject({ state: 'revoked', actions: ['reissue'] });
  });

  it('issue keys in the log’s sight, and nobody else does', async () => {
    const { accountId } = await aKey();
    const actions = await cornac.sql<{ action: string }>(
      'SELECT action FROM audit_entries WHERE subject_id = $1 ORDER BY id',
      [accountId],
    );
    expect(actions).toEqual([{ action: 'panelist_key.issued' }]);
    await as.nadia.post('/administration/panelist-keys').expect(403);
    await as.nadia.post(`/administration/panelist-keys/${accountId}/reissue`).expect(404);
    await as.ariane.delete(`/administration/panelist-keys/${as.nadia.accountId}`).expect(404);
    await as.ariane.post(`/administration/panelist-keys/${as.nadia.accountId}/reissue`).expect(404);
  });
});
