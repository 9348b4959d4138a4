import { Injectable } from '@nestjs/common';
import { Transaction } from '../data/transaction.js';

/**
 * Chains audit entries by hash (SHA-256 of the previous hash and the entry's own words), in batches and apart from
 * the transactions that wrote them: a chain kept inside every transaction would make them queue for one row.
 * See docs/adr/0006.
 */
@Injectable()
export class AuditSeal {
  constructor(private readonly transaction: Transaction) {}

  /** Seals what is not yet sealed. @returns the number of entries sealed. */
  async seal(): Promise<number> {
    return this.transaction.run(async () => {
      const [lock] = await this.transaction.query<{ locked: boolean }>(
        "SELECT pg_try_advisory_xact_lock(hashtext('audit-seal')) AS locked",
      );
      if (!lock?.locked) return 0;
      const sealed = await this.transaction.query(SEAL);
      return sealed.length;
    });
  }

  /** Where the chain ends, and how many entries wait to be sealed. */
  async state(): Promise<{ position: number; waiting: number }> {
    const [row] = await this.transaction.query<{ position: number; waiting: number }>(
      `SELECT coalesce((SELECT max(position) FROM audit_seals), 0) AS position,
         (SELECT count(*) FROM audit_entries e WHERE NOT EXISTS (SELECT FROM audit_seals s WHERE s.entry_id = e.id)) AS waiting`,
    );
    return row ?? { position: 0, waiting: 0 };
  }

  /** Recomputes the whole chain. @returns the position of the first entry that does not fit, or null when all is well. */
  async firstBreak(): Promise<{ position: number; reason: 'altered' | 'missing' } | null> {
    const [broken] = await this.transaction.query<{ position: number; missing: boolean }>(VERIFY);
    if (!broken) return null;
    return { position: broken.position, reason: broken.missing ? 'missing' : 'altered' };
  }
}

/**
 * What the hash covers: every column of the entry, in a fixed order. Null ones are left out: the last is named, so that
 * it is never taken for the one before it, and entries older than it keep their hash.
 */
const CONTENT = `concat_ws(E'\\x1f', e.id, extract(epoch FROM e.at), e.actor_id, e.action, e.subject_type, e.subject_id, e.detail, e.request_id, 'on behalf of ' || e.on_behalf_of)`;

const SEAL = `
  WITH RECURSIVE head AS (
    SELECT position, hash FROM audit_seals ORDER BY position DESC LIMIT 1
  ), batch AS (
    SELECT e.id, ${CONTENT} AS content, row_number() OVER (ORDER BY e.id) AS n
    FROM audit_entries e
    WHERE NOT EXISTS (SELECT FROM audit_seals s WHERE s.entry_id = e.id)
    ORDER BY e.id LIMIT 500
  ), chain AS (
    SELECT 0::bigint AS n, NULL::bigint AS entry_id, coalesce((SELECT hash FROM head), decode(repeat('00', 32), 'hex')) AS hash
    UNION ALL
    SELECT b.n, b.id, sha256(c.hash || convert_to(b.content, 'UTF8')) FROM chain c JOIN batch b ON b.n = c.n + 1
  )
  INSERT INTO audit_seals (position, entry_id, hash)
  SELECT coalesce((SELECT position FROM head), 0) + n, entry_id, hash FROM chain WHERE n > 0
  RETURNING position`;

const VERIFY = `
  SELECT s.position, e.id IS NULL AS missing
  FROM (
    SELECT position, entry_id, hash, lag(hash, 1, decode(repeat('00', 32), 'hex')) OVER (ORDER BY position) AS previous,
           lag(position, 1, 0) OVER (ORDER BY position) AS previous_position
    FROM audit_seals
  ) s
  LEFT JOIN audit_entries e ON e.id = s.entry_id
  WHERE e.id IS NULL
     OR s.position <> s.previous_position + 1
     OR s.hash <> sha256(s.previous || convert_to(${CONTENT}, 'UTF8'))
  ORDER BY s.position LIMIT 1`;
