import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';

/**
 * Hot reads: named prepared statements on the same pool, raw rows, no entity. PostgreSQL plans them once per
 * connection. Never used inside a transaction (it would take a second connection).
 */
@Injectable()
export class PreparedReads {
  private readonly names = new Map<string, string>();

  constructor(private readonly dataSource: DataSource) {}

  async rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
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
