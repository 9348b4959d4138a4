import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type WorkContext, workContext } from '../context.js';
import { readsBehindWall, SAY_VIEWER, viewerSettings } from './wall.js';

/** Roles that the product takes for a statement, besides its own (ADR 0012, ADR 0017). */
export type WornRole = 'cornac_people';

/**
 * The one door to the database. `run` opens a transaction that travels with the asynchronous call, so that
 * every repository below writes in it; a nested `run` joins the outer one.
 */
@Injectable()
export class Transaction {
  private readonly logger = new Logger(Transaction.name);

  constructor(private readonly dataSource: DataSource) {}

  /** The manager of the transaction under way, or one for a single read outside any. */
  get manager(): EntityManager {
    return workContext.getStore()?.manager ?? this.dataSource.manager;
  }

  get underWay(): boolean {
    return workContext.getStore()?.manager !== undefined;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    const outer = workContext.getStore();
    if (outer?.manager) return work();
    const afterCommit: NonNullable<WorkContext['afterCommit']> = [];
    const base: WorkContext = outer ?? { requestId: randomUUID(), locale: 'fr' };
    const result = await this.dataSource.transaction(async (manager) => {
      await manager.query(SAY_VIEWER, viewerSettings(base.viewer));
      return workContext.run({ ...base, manager, afterCommit }, work);
    });
    await this.settle(afterCommit);
    return result;
  }

  /** One statement of the transaction under way; outside any, rows behind the second wall get a short one. */
  query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    if (!workContext.getStore()?.manager && readsBehindWall(sql))
      return this.run(() => this.manager.query(sql, values));
    return this.manager.query(sql, values);
  }

  /** One statement as another role, which sees its own schema and no other table; the product's own role comes back after. */
  queryAs<Row>(role: WornRole, sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.run(async () => {
      await this.query(`SET LOCAL ROLE ${role}`);
      const rows = await this.query<Row>(sql, values);
      await this.query('SET LOCAL ROLE cornac_app');
      return rows;
    });
  }

  /** Runs once the work is durable (a socket emit, a cache drop); at once when no transaction is open. */
  afterCommit(effect: () => void | Promise<void>): void {
    const effects = workContext.getStore()?.afterCommit;
    if (effects) effects.push(effect);
    else void this.settle([effect]);
  }

  /** The commit stands whatever happens here: a failed effect is logged, never thrown at the person. */
  private async settle(effects: (() => void | Promise<void>)[]): Promise<void> {
    for (const effect of effects) {
      try {
        await effect();
      } catch (error) {
        this.logger.error(error, 'An effect after commit failed');
      }
    }
  }
}
