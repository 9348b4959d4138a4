import type { Cornac } from '../support/app.js';
import type { Person } from '../support/person.js';
import type { Instance } from './objects.js';

/** What somebody has of their own: each says the first of them. */

export async function consentOf(person: Person): Promise<Instance> {
  const { body: terms } = await person.get('/consent-texts/terms').expect(200);
  await person.post('/my/consents', { kind: 'terms', sha256: terms.sha256 }).expect(204);
  const { body } = await person.get('/my/consents').expect(200);
  return { id: body.items[0].id };
}

export async function passkeyOf(cornac: Cornac, person: Person): Promise<Instance> {
  const [row] = await cornac.sql<{ id: string }>(
    `INSERT INTO passkeys (id, account_id, credential_id, public_key, counter, synced, name, created_at)
     VALUES (uuidv7(), $1, 'credential', 'key', 0, false, 'Téléphone', now()) RETURNING id`,
    [person.accountId],
  );
  return { id: row?.id ?? '' };
}

export async function tokenOf(person: Person): Promise<Instance> {
  const { body } = await person
    .post('/account/tokens', { name: 'Tableur', scopes: ['read'], days: 30 })
    .expect(201);
  return { id: body.id };
}

export async function identityOf(cornac: Cornac, person: Person): Promise<Instance> {
  const [row] = await cornac.sql<{ id: string }>(
    `INSERT INTO external_identities (id, account_id, issuer, subject, provider_name, linked_at)
     VALUES (uuidv7(), $1, 'https://compte.example', 'sujet', 'ProConnect', now()) RETURNING id`,
    [person.accountId],
  );
  return { id: row?.id ?? '' };
}

export async function sessionOf(person: Person): Promise<Instance> {
  const { body } = await person.get('/account/sessions').expect(200);
  return { id: body.items[0].id };
}
