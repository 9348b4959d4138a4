import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { readEnv } from '#platform';
import { AppModule } from './app.module.js';
import { migrate, migrationSource } from './migrate.js';

/**
 * Plays the whole history up, down and up again, and compares what stands each time; then holds every entity
 * against its table. For `npm run check`, on a database that may be thrown away.
 */
async function checkMigrations(url: string): Promise<string[]> {
  await migrate(url);
  const source = await migrationSource(url).initialize();
  const built = await inventory(source);
  for (const _ of source.migrations) await source.undoLastMigration();
  const left = (await inventory(source)).filter((line) => !line.includes('migrations'));
  await source.runMigrations();
  const rebuilt = await inventory(source);
  await source.destroy();
  return [
    ...left.map((line) => `down leaves: ${line}`),
    ...difference(built, rebuilt).map((line) => `up again differs: ${line}`),
    ...(await entityDrift()),
  ];
}

const SCHEMAS = "'public'::regnamespace, to_regnamespace('panel_people')";

/** Everything that stands in our schemas, one line each, as PostgreSQL itself describes it. */
async function inventory(source: DataSource): Promise<string[]> {
  const rows = await source.query<{ line: string }[]>(`
    SELECT format('column %s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) AS line
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace IN (${SCHEMAS}) AND c.relkind IN ('r', 'v', 'S')
    UNION ALL SELECT format('constraint %s %s', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace IN (${SCHEMAS})
    UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname IN ('public', 'panel_people')
    UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass::text NOT LIKE 'graphile_worker%'
    UNION ALL SELECT format('policy %s on %s %s', polname, polrelid::regclass, pg_get_expr(polqual, polrelid)) FROM pg_policy
      WHERE polrelid::regclass::text NOT LIKE 'graphile_worker%'
    UNION ALL SELECT 'function ' || pg_get_functiondef(p.oid) FROM pg_proc p
      WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
    ORDER BY line`);
  return rows.map((row) => row.line);
}

const difference = (a: string[], b: string[]): string[] => [
  ...a.filter((line) => !b.includes(line)).map((line) => `- ${line}`),
  ...b.filter((line) => !a.includes(line)).map((line) => `+ ${line}`),
];

interface ColumnRow {
  table: string;
  column: string;
  nullable: boolean;
  generated: boolean;
}

/** Columns that an entity and its table do not agree on. */
async function entityDrift(): Promise<string[]> {
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(readEnv(process.env)), {
    logger: ['error'],
  });
  const source = app.get(DataSource);
  const columns = await source.query<ColumnRow[]>(`
    SELECT table_name AS table, column_name AS column, is_nullable = 'YES' AS nullable, is_generated = 'ALWAYS' AS generated
    FROM information_schema.columns WHERE table_schema = 'public'`);
  const drift = source.entityMetadatas.flatMap((entity) => {
    const stored = columns.filter((column) => column.table === entity.tableName && !column.generated);
    const declared = new Map(entity.columns.map((column) => [column.databaseName, column.isNullable]));
    return [
      ...stored
        .filter((column) => !declared.has(column.column))
        .map((column) => `${entity.name} does not know ${column.table}.${column.column}`),
      ...[...declared].flatMap(([name, nullable]) => {
        const column = stored.find((candidate) => candidate.column === name);
        if (!column) return [`${entity.tableName} has no ${name}, which ${entity.name} declares`];
        return column.nullable === nullable
          ? []
          : [`${entity.name} and ${entity.tableName} disagree on whether ${name} may be null`];
      }),
    ];
  });
  await app.close();
  return drift;
}

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL is required');
const faults = await checkMigrations(url);
for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length) process.exitCode = 1;
