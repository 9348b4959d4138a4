import { Injectable } from '@nestjs/common';
import { type DescribedTable, PersonalData, Transaction } from '#platform';

/** Rows of one table about one person. */
export interface HeldRows {
  table: DescribedTable;
  rows: Record<string, unknown>[];
  /** True when there are more than an export carries. */
  cut: boolean;
}

export interface Subject {
  id: string;
  /** Null for a panelist: no row is then found by address. */
  email: string | null;
}

const ROWS_AT_MOST = 20_000;

/**
 * Reads and forgets what tables hold about one person, from their own description. Table and column names come from our
 * code, never from a request.
 */
@Injectable()
export class DataRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly data: PersonalData,
  ) {}

  async subject(accountId: string): Promise<Subject | undefined> {
    const [row] = await this.transaction.query<Subject>(
      'SELECT id, email FROM accounts WHERE id = $1 AND erased_at IS NULL FOR UPDATE',
      [accountId],
    );
    return row;
  }

  /** How many rows each table holds, in the order they were described. */
  async counts(subject: Subject): Promise<{ table: DescribedTable; count: number }[]> {
    const held: { table: DescribedTable; count: number }[] = [];
    for (const table of this.data.tables()) {
      const about = aboutPerson(table);
      if (!about) continue;
      const [row] = await this.of<{ count: number }>(
        table,
        `SELECT count(*) AS count FROM ${table.name} WHERE ${about}`,
        [subject.id, subject.email],
      );
      if (row && row.count > 0) held.push({ table, count: row.count });
    }
    return held;
  }

  private of<Row>({ readBy }: DescribedTable, sql: string, values: unknown[]): Promise<Row[]> {
    return readBy
      ? this.transaction.queryAs<Row>(readBy, sql, values)
      : this.transaction.query<Row>(sql, values);
  }

  /** Everything that may be given, but what is withheld. */
  async rows(subject: Subject): Promise<HeldRows[]> {
    const held: HeldRows[] = [];
    for (const table of this.data.tables()) {
      const about = aboutPerson(table);
      if (!about) continue;
      const columns = [...table.columns].filter(([, kind]) => kind !== 'withheld').map(([name]) => name);
      const rows = await this.of<Record<string, unknown>>(
        table,
        `SELECT ${columns.join(', ')} FROM ${table.name} WHERE ${about} LIMIT ${ROWS_AT_MOST + 1}`,
        [subject.id, subject.email],
      );
      if (rows.length > 0)
        held.push({ table, rows: rows.slice(0, ROWS_AT_MOST), cut: rows.length > ROWS_AT_MOST });
    }
    return held;
  }

  /** Goes through every table, as each says. The account itself comes last: others point at its address. */
  async forget(subject: Subject): Promise<void> {
    const tables = this.data.tables();
    const account = tables.filter((table) => table.name === 'accounts');
    for (const table of [...tables.filter((one) => one.name !== 'accounts'), ...account]) {
      for (const [column, { by, erasure }] of Object.entries(table.people)) {
        if (erasure === 'keep') continue;
        const act =
          erasure === 'delete'
            ? `DELETE FROM ${table.name}`
            : `UPDATE ${table.name} SET ${Object.entries(erasure.blank)
                .map(([name, value]) => `${name} = ${value}`)
                .join(', ')}`;
        await this.of(table, `${act} WHERE ${column} = $1`, [by === 'email' ? subject.email : subject.id]);
      }
    }
  }
}

/** The condition that a row is about the person ($1 their id, $2 their address); undefined when none ever is. */
function aboutPerson(table: DescribedTable): string | undefined {
  const conditions = Object.entries(table.people)
    .filter(([, { exported }]) => exported !== false)
    .map(([column, { by }]) => `${column} = ${by === 'email' ? '$2' : '$1'}`);
  // Both parameters are always given, and PostgreSQL must know the type of each.
  return conditions.length === 0
    ? undefined
    : `(${conditions.join(' OR ')}) AND $1::uuid IS NOT NULL AND ($2::citext IS NULL) IS NOT NULL`;
}
