import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { readEnv } from '#platform';
import { migrations } from '../../migrations/index.js';
import { AppModule } from './app.module.js';
import { migrate, migrationSource } from './migrate.js';

/** Everything a migration can make, one line each, so that two states can be compared and read. */
const CATALOGUE = `
  SELECT 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
         || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
         || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') AS line
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'migrations'
  UNION ALL
  SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migrations'
  UNION ALL
  SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint
   WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND conrelid::regclass::text <> 'migrations'
  UNION ALL
  SELECT 'view ' || viewname || ' ' || definition FROM pg_views WHERE schemaname = 'public'
  UNION ALL
  SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL
  SELECT 'function ' || p.proname || ' ' || md5(pg_get_functiondef(p.oid))
    FROM pg_proc p
   WHERE p.pronamespace = 'public'::regnamespace AND p.prokind <> 'a'
     AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = p.oid AND e.deptype = 'e')
  UNION ALL
  SELECT 'sequence ' || sequencename FROM pg_sequences WHERE schemaname = 'public' AND sequencename <> 'migrations_id_seq'
  UNION ALL
  SELECT 'text search ' || cfgname FROM pg_ts_config WHERE cfgnamespace = 'public'::regnamespace
  UNION ALL
  SELECT 'extension ' || extname FROM pg_extension WHERE extname <> 'plpgsql'
  ORDER BY line`;

/**
 * Up, down, up again: both ups must give the same schema and the downs leave nothing. Then every column that an
 * entity maps must be there, of that type.
 * @returns one sentence per fault
 */
async function migrationFaults(url: string): Promise<string[]> {
  await migrate(url);
  const source = await migrationSource(url).initialize();
  try {
    const before = await catalogue(source);
    for (const _ of migrations) await source.undoLastMigration({ transaction: 'each' });
    const left = await catalogue(source);
    await source.runMigrations();
    const after = await catalogue(source);
    return [
      ...left.map((line) => `The way down leaves: ${line}`),
      ...without(before, after).map((line) => `Gone after down and up: ${line}`),
      ...without(after, before).map((line) => `New after down and up: ${line}`),
      ...(await entityFaults(url)),
    ];
  } finally {
    await source.destroy();
  }
}

async function catalogue(source: DataSource): Promise<string[]> {
  const rows: { line: string }[] = await source.query(CATALOGUE);
  return rows.map(({ line }) => line);
}

const without = (lines: string[], others: string[]): string[] => {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
};

async function entityFaults(url: string): Promise<string[]> {
  const env = readEnv({ ...process.env, DATABASE_URL: url });
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(env), { logger: ['error'] });
  try {
    const source = app.get(DataSource);
    const rows: { name: string; type: string; nullable: boolean }[] = await source.query(`
      SELECT c.relname || '.' || a.attname AS name, format_type(a.atttypid, NULL) AS type, NOT a.attnotnull AS nullable
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relnamespace = 'public'::regnamespace`);
    const columns = new Map(rows.map((row) => [row.name, row]));
    return source.entityMetadatas.flatMap((entity) =>
      entity.columns.flatMap((column) => {
        const name = `${entity.tableName}.${column.databaseName}`;
        const found = columns.get(name);
        if (!found) return [`${entity.name} maps ${name}, which no migration makes`];
        const type = typeOf(source, column);
        if (type !== found.type)
          return [`${entity.name} says ${name} is ${type}, the database says ${found.type}`];
        if (column.isNullable === found.nullable) return [];
        return [`${entity.name} and the database disagree whether ${name} may be empty`];
      }),
    );
  } finally {
    await app.close();
  }
}

function typeOf(source: DataSource, column: ColumnMetadata): string {
  return source.driver.normalizeType(column) + (column.isArray ? '[]' : '');
}

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL is required');
const faults = await migrationFaults(url);
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exit(faults.length > 0 ? 1 : 0);
