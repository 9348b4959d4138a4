import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transaction } from '../data/transaction.js';
import { ENV, type Env } from '../env.js';

/**
 * Heads kept in the file, a year and a month of days. A head's hash carries every entry before it: the last one alone
 * tells that something before it changed or that it was cut; the others only tell since when. The table keeps them all.
 */
export const HEADS_FILED = 400;

/** Where the chain ended one day. */
export interface AuditHead {
  position: number;
  /** In hexadecimal. */
  hash: string;
  takenAt: string;
}

/**
 * Each day the head of the audit's chain goes to a table, to a file of the data folder and to the log, which leaves this
 * machine: who cuts the tail of the audit and of its seals must cut these too.
 */
@Injectable()
export class AuditHeads {
  private readonly log = new Logger(AuditHeads.name);
  private readonly path: string;

  constructor(
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    @Inject(ENV) env: Env,
  ) {
    this.path = join(env.dataFolder, 'audit-heads.jsonl');
  }

  /** Once a day, whatever the number of workers. @returns the head taken, null when today's is there already. */
  async take(): Promise<AuditHead | null> {
    const [row] = await this.transaction.query<HeadRow>(
      `INSERT INTO audit_heads (day, position, hash, taken_at)
       SELECT ($1::timestamptz AT TIME ZONE 'UTC')::date, position, hash, $1::timestamptz
       FROM audit_seals ORDER BY position DESC LIMIT 1
       ON CONFLICT (day) DO NOTHING RETURNING position, encode(hash, 'hex') AS hash, taken_at AS "takenAt"`,
      [this.clock.now()],
    );
    if (!row) return null;
    const head = toHead(row);
    await mkdir(dirname(this.path), { recursive: true });
    await appendFile(this.path, `${JSON.stringify(head)}\n`, { mode: 0o600, flush: true });
    await this.prune();
    this.log.log(`Head of the audit: ${head.position} ${head.hash} ${head.takenAt}`);
    return head;
  }

  /** The last one known, in the table. */
  async last(): Promise<AuditHead | null> {
    const [row] = await this.transaction.query<HeadRow>(
      `SELECT position, encode(hash, 'hex') AS hash, taken_at AS "takenAt" FROM audit_heads ORDER BY day DESC LIMIT 1`,
    );
    return row ? toHead(row) : null;
  }

  /** The first head, of the table or of the file, that the chain no longer goes through; null when it meets them all. */
  async firstMissing(): Promise<AuditHead | null> {
    const kept = await this.transaction.query<HeadRow>(
      `SELECT position, encode(hash, 'hex') AS hash, taken_at AS "takenAt" FROM audit_heads`,
    );
    const heads = [...kept.map(toHead), ...(await this.filed())];
    if (heads.length === 0) return null;
    const [missing] = await this.transaction.query<{ position: number }>(
      `SELECT h.position FROM unnest($1::bigint[], $2::text[]) AS h (position, hash)
       WHERE NOT EXISTS (SELECT FROM audit_seals s WHERE s.position = h.position AND encode(s.hash, 'hex') = h.hash)
       ORDER BY h.position LIMIT 1`,
      [heads.map((head) => head.position), heads.map((head) => head.hash)],
    );
    return heads.find((head) => head.position === missing?.position) ?? null;
  }

  /** Written aside, then put in its place: a stop in between leaves the file as it was. */
  private async prune(): Promise<void> {
    const heads = await this.filed();
    if (heads.length <= HEADS_FILED) return;
    const lines = heads.slice(-HEADS_FILED).map((head) => `${JSON.stringify(head)}\n`);
    await writeFile(`${this.path}.new`, lines.join(''), { mode: 0o600, flush: true });
    await rename(`${this.path}.new`, this.path);
  }

  private async filed(): Promise<AuditHead[]> {
    try {
      const text = await readFile(this.path, 'utf8');
      const whole = text.split('\n').filter((line) => /^\{.*\}$/.test(line));
      return whole.map((line) => JSON.parse(line) as AuditHead);
    } catch (error) {
      // No head was taken on this machine: another one's file, or its first day.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}

interface HeadRow {
  position: number;
  hash: string;
  takenAt: Date;
}

const toHead = ({ position, hash, takenAt }: HeadRow): AuditHead => ({
  position,
  hash,
  takenAt: takenAt.toISOString(),
});
