import { Injectable } from '@nestjs/common';
import { insertEntity, notFound, type StoredFile, Transaction, updateVersioned } from '#platform';
import { Call } from './call.entity.js';
import type { LivingCall } from './call.machine.js';
import type { Lead, TeamFunction, TeamPlace } from './call.types.js';

/** A call with its leads and its team. */
export type WholeCall = Omit<LivingCall, 'leads' | 'team'> & { leads: Lead[]; team: TeamPlace[] };

type Lock = 'none' | 'share' | 'update';
const LOCKS = { none: '', share: 'FOR SHARE', update: 'FOR UPDATE' } satisfies Record<Lock, string>;

@Injectable()
export class CallsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** @throws 404 when there is no such call. */
  async load(id: string, lock: Lock = 'none'): Promise<WholeCall> {
    if (lock !== 'none')
      await this.transaction.query(`SELECT 1 FROM calls WHERE id = $1 ${LOCKS[lock]}`, [id]);
    const call = await this.transaction.manager.findOneBy(Call, { id });
    if (!call) throw notFound();
    return this.complete(call);
  }

  /** @throws 404 when there is no such call. */
  async loadBySlug(slug: string): Promise<WholeCall> {
    const call = await this.transaction.manager.findOneBy(Call, { slug });
    if (!call) throw notFound();
    return this.complete(call);
  }

  async insert(call: Call): Promise<void> {
    await insertEntity(this.transaction.manager, Call, call);
  }

  async save(call: WholeCall): Promise<void> {
    await updateVersioned(this.transaction.manager, Call, call);
  }

  /** `2027-014`: the year it was drafted, then a rank that never repeats. */
  async nextReference(year: number): Promise<string> {
    const [row] = await this.transaction.query<{ n: number }>("SELECT nextval('call_references') AS n");
    return `${year}-${String(row?.n).padStart(3, '0')}`;
  }

  async addLead(callId: string, organisationId: string, approvedBy: string | null, now: Date): Promise<void> {
    await this.transaction.query(
      `INSERT INTO call_leads (call_id, organisation_id, position, approved_at, approved_by)
       SELECT $1, $2, count(*), CASE WHEN $3::uuid IS NULL THEN NULL ELSE $4::timestamptz END, $3::uuid FROM call_leads WHERE call_id = $1
       ON CONFLICT DO NOTHING`,
      [callId, organisationId, approvedBy, now],
    );
  }

  async approve(
    callId: string,
    organisationIds: readonly string[],
    accountId: string,
    now: Date,
  ): Promise<void> {
    await this.transaction.query(
      `UPDATE call_leads SET approved_at = $4, approved_by = $3
       WHERE call_id = $1 AND organisation_id = ANY($2) AND approved_at IS NULL`,
      [callId, organisationIds, accountId, now],
    );
  }

  async addToTeam(callId: string, accountId: string, place: TeamFunction, now: Date): Promise<void> {
    await this.transaction.query(
      'INSERT INTO call_team (call_id, account_id, function, added_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [callId, accountId, place, now],
    );
  }

  async removeFromTeam(callId: string, accountId: string, place: TeamFunction): Promise<void> {
    await this.transaction.query(
      'DELETE FROM call_team WHERE call_id = $1 AND account_id = $2 AND function = $3',
      [callId, accountId, place],
    );
  }

  async addDocument(callId: string, fileId: string, now: Date): Promise<void> {
    await this.transaction.query(
      'INSERT INTO call_documents (call_id, file_id, added_at) VALUES ($1, $2, $3)',
      [callId, fileId, now],
    );
  }

  documents(callId: string): Promise<StoredFile[]> {
    return this.transaction.query<StoredFile>(
      `SELECT f.id, f.name, f.media_type AS "mediaType", f.size_bytes AS "sizeBytes", f.sha256
       FROM call_documents d JOIN stored_files f ON f.id = d.file_id WHERE d.call_id = $1 ORDER BY d.added_at, f.name`,
      [callId],
    );
  }

  private async complete(call: Call): Promise<WholeCall> {
    const [around] = await this.transaction.query<{
      leads: (Omit<Lead, 'approvedAt'> & { approvedAt: string | null })[];
      team: TeamPlace[];
    }>(AROUND, [call.id]);
    const leads = (around?.leads ?? []).map((lead) => ({
      ...lead,
      approvedAt: lead.approvedAt ? new Date(lead.approvedAt) : null,
    }));
    return Object.assign(call, { leads, team: around?.team ?? [] });
  }
}

const AROUND = `
  SELECT
    (SELECT json_agg(json_build_object('organisationId', o.id, 'name', o.name, 'slug', o.slug, 'approvedAt', l.approved_at) ORDER BY l.position)
     FROM call_leads l JOIN organisations o ON o.id = l.organisation_id WHERE l.call_id = $1) AS leads,
    (SELECT json_agg(json_build_object('accountId', a.id, 'displayName', a.display_name, 'function', t.function) ORDER BY a.display_name)
     FROM call_team t JOIN accounts a ON a.id = t.account_id WHERE t.call_id = $1) AS team`;
