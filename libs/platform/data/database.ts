import pg from 'pg';
import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';

// Money is cents in bigint columns: far below 2^53, so a JavaScript number holds it exactly.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** Columns and tables in snake_case, as SQL is read. */
class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(
    propertyName: string,
    customName: string | undefined,
    embeddedPrefixes: string[],
  ): string {
    return snake([...embeddedPrefixes, customName ?? propertyName].join('_'));
  }
}

/**
 * A connection whose loss does not end the process. The server says goodbye whenever it likes, also between two statements
 * when nobody waits for an answer; the next statement tells, and the pool opens another.
 */
class Connection extends pg.Client {
  constructor(settings?: pg.ClientConfig) {
    super(settings);
    this.on('error', () => undefined);
  }
}

/** Connection settings shared by API, worker, migrations and tests. Timeouts: an overloaded wait must end. */
export function databaseOptions(
  url: string,
  poolSize: number,
  applicationName: string,
): PostgresDataSourceOptions {
  return {
    type: 'postgres',
    url,
    synchronize: false,
    namingStrategy: new SnakeNaming(),
    applicationName,
    poolSize,
    connectTimeoutMS: 3_000,
    extra: {
      Client: Connection,
      // Owns nothing and is under row-level security, unlike whoever migrates (ADR 0012).
      options: '-c role=cornac_app',
      statement_timeout: 10_000,
      lock_timeout: 3_000,
      idle_in_transaction_session_timeout: 15_000,
    },
  };
}
