import { createHash, randomBytes } from 'node:crypto';

/**
 * A session for a seeded account, written by SQL. @returns the cookie to send.
 * @param {import('pg').Client} client
 * @param {string} email
 */
export async function signInAs(client, email) {
  const token = randomBytes(32).toString('base64url');
  await client.query(
    `INSERT INTO sessions (id, token_hash, account_id, created_at, seen_at, expires_at)
     SELECT gen_random_uuid(), $1, id, now(), now(), now() + interval '1 day' FROM accounts WHERE email = $2`,
    [createHash('sha256').update(token).digest(), email],
  );
  return `cornac_session=${token}`;
}
