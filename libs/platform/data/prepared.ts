import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Pool, QueryConfig } from 'pg';
import { DataSource } from 'typeorm';
import { workContext } from '../context.js';
import { readsBehindWall, SAY_VIEWER, viewerSettings } from './wall.js';

/**
 * Hot reads: named prepared statements on the same pool, raw rows, no entity. PostgreSQL plans them once per
 * connection. Inside a transaction they run in it: a second connection would not see what is being written, and
 * ten transactions each asking for a second one would wait for each other for ever.
 */
@Injectable()
export class PreparedReads {
  private readonly known = new Map<string, { name: string; behindWall: boolean }>();

  constructor(private readonly dataSource: DataSource) {}

  async rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const manager = workContext.getStore()?.manager;
    if (manager) return manager.query(sql, values);
    const pool = (this.dataSource.driver as unknown as { master: Pool }).master;
    const { name, behindWall } = this.learn(sql);
    const statement = { name, text: sql, values };
    const result = behindWall ? await readBehindWall(pool, statement) : await pool.query(statement);
    return result.rows as Row[];
  }

  private learn(sql: string): { name: string; behindWall: boolean } {
    let statement = this.known.get(sql);
    if (!statement) {
      const name = createHash('sha256').update(sql).digest('base64url').slice(0, 24);
      statement = { name, behindWall: readsBehindWall(sql) };
      this.known.set(sql, statement);
    }
    return statement;
  }
}

/** Still prepared, in a transaction of its own that says for whom it reads. */
async function readBehindWall(pool: Pool, statement: QueryConfig) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query({
      name: 'viewer',
      text: SAY_VIEWER,
      values: viewerSettings(workContext.getStore()?.viewer),
    });
    const result = await client.query(statement);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // A connection that cannot even roll back is not given back to the pool.
    await client.query('ROLLBACK').then(
      () => client.release(),
      (failure: Error) => client.release(failure),
    );
    throw error;
  }
}
