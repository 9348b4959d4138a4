import { AccountsRepository } from '../../libs/identity/index.js';
import type { Cornac } from '../support/app.js';
import type { Instance, People } from './objects.js';

/** What administrators look after: an account, a hold, a failed job, another's wish to read E's dossier, a panelist's key. */
export async function administered(
  cornac: Cornac,
  as: People,
  dossier: Instance,
): Promise<Record<'account' | 'hold' | 'job' | 'glass' | 'panelist', Instance>> {
  const second = await cornac
    .service(AccountsRepository)
    .findOrCreate('basile-roche@test.example', 'Basile Roche', 'fr', new Date());
  await cornac.sql('UPDATE accounts SET administrator = true WHERE id = $1', [second.id]);
  const idOf = async (sql: string, values: unknown[] = []): Promise<Instance> => {
    const [row] = await cornac.sql<{ id: string }>(sql, values);
    return { id: row?.id ?? '' };
  };
  await cornac.sql(`SELECT graphile_worker.add_job('send_mail', '{}'::json, job_key := 'matrix')`);
  const { id: session } = await idOf('SELECT id FROM sessions WHERE account_id = $1 LIMIT 1', [
    as.applicant.accountId,
  ]);
  const { body: key } = await as.administrator.post('/administration/panelist-keys').expect(201);
  return {
    panelist: { accountId: key.accountId },
    account: { id: as.applicant.accountId, ...(session && { sessionId: session }) },
    hold: await idOf(
      `INSERT INTO legal_holds (id, subject_type, subject_id, reason, placed_by, placed_at)
       VALUES (uuidv7(), 'application', $1, 'Contentieux en cours', $2, now()) RETURNING id`,
      [dossier.id, second.id],
    ),
    job: await idOf(
      `UPDATE graphile_worker._private_jobs SET last_error = 'refusé', attempts = max_attempts
       WHERE key = 'matrix' RETURNING id::text`,
    ),
    glass: await idOf(
      `INSERT INTO break_glass_requests (id, application_id, reason, requested_by, requested_at)
       VALUES (uuidv7(), $1, 'Vérifier le dépôt avec la déposante.', $2, now()) RETURNING id`,
      [dossier.id, second.id],
    ),
  };
}
