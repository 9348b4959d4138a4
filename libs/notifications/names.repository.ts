import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';
import type { NameKind } from './names.js';

const QUERIES: Record<NameKind, string> = {
  person: 'SELECT id, display_name AS name FROM accounts WHERE id = ANY($1)',
  applicant: `
    SELECT a.id, coalesce(o.name, (
      SELECT string_agg(c.display_name, ', ' ORDER BY p.role, c.display_name)
      FROM application_people p JOIN accounts c ON c.id = p.account_id WHERE p.application_id = a.id)) AS name
    FROM applications a LEFT JOIN organisations o ON o.id = a.organisation_id WHERE a.id = ANY($1)`,
  claim: 'SELECT id, message AS name FROM organisation_claims WHERE id = ANY($1)',
  moderation: 'SELECT id, reason AS name FROM moderation_acts WHERE id = ANY($1)',
  task: 'SELECT id, title AS name FROM tasks WHERE id = ANY($1)',
  title: `
    SELECT a.id, coalesce(nullif(a.title, ''), c.title) AS name
    FROM applications a JOIN calls c ON c.id = a.call_id WHERE a.id = ANY($1)`,
};

@Injectable()
export class NamesRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Names by `kind:id`; one statement per kind that is wanted. */
  async of(wanted: Record<NameKind, readonly string[]>): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    for (const [kind, ids] of Object.entries(wanted) as [NameKind, readonly string[]][]) {
      if (ids.length === 0) continue;
      const rows = await this.transaction.query<{ id: string; name: string | null }>(QUERIES[kind], [ids]);
      for (const { id, name } of rows) if (name) names.set(`${kind}:${id}`, name);
    }
    return names;
  }
}
