import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { workContext } from '../context.js';

/**
 * Hot reads: named prepared statements on the same pool, raw rows, no entity. PostgreSQL plans them once per
 * connection. Inside a transaction they run in it: a second connection would not see what is being written, and
 * ten transactions each asking for a second one would wait for each other for ever.
 */
@Injectable()
export class PreparedReads {
  private readonly names = new Map<string, string>();

  constructor(private readonly dataSource: DataSource) {}

  async rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const manager = workContext.getStore()?.manager;
    if (manager) return manager.query(sql, values);
    const pool = (this.dataSource.driver as unknown as { master: Pool }).master;
    const result = await pool.query({ name: this.nameOf(sql), text: sql, values });
    return result.rows as Row[];
  }

  private nameOf(sql: string): string {
    let name = this.names.get(sql);
    if (!name) {
      name = createHash('sha256').update(sql).digest('base64url').slice(0, 24);
      this.names.set(sql, name);
    }
    return name;
  }
}
