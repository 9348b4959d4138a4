import { runMigrations as migrateJobs } from 'graphile-worker';
import { DataSource } from 'typeorm';
import { importPlaces } from '#organisations';
import { databaseOptions } from '#platform';
import { migrations } from '../../migrations/index.js';

/** A connection that knows the migrations and nothing else. */
export const migrationSource = (url: string): DataSource =>
  new DataSource({
    ...databaseOptions(url, 2, 'cornac-migrate'),
    migrations,
    migrationsTransactionMode: 'each',
    extra: {},
  });

/**
 * Brings a database to the schema of this code: the job runner's own tables, then ours, then the official places of
 * the installed edition. Safe to repeat.
 */
export async function migrate(url: string): Promise<void> {
  await migrateJobs({ connectionString: url, logger: undefined });
  const source = await migrationSource(url).initialize();
  try {
    await source.runMigrations();
    await source.transaction((manager) => importPlaces(manager));
  } finally {
    await source.destroy();
  }
}

if (import.meta.main) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is required');
  await migrate(url);
}
