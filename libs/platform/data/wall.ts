import type { Viewer } from '../context.js';

/** Tables under row-level security. A test compares this list with what PostgreSQL says. */
export const WALLED_TABLES = [
  'dossiers',
  'dossier_files',
  'dossier_readings',
  'reviews',
  'conflicts_of_interest',
  'decisions',
] as const;

const READS = new RegExp(`\\b(?:from|join|update)\\s+(?:${WALLED_TABLES.join('|')})\\b`, 'i');

/**
 * Whether a statement reads or changes rows behind the wall, and so must run in a transaction that says for whom.
 * A false "no" is heard: PostgreSQL refuses to answer.
 */
export const readsBehindWall = (sql: string): boolean => READS.test(sql);

/** Says, until the transaction ends, for whom rows are read. */
export const SAY_VIEWER =
  "SELECT set_config('cornac.viewer', $1, true), set_config('cornac.organisations', $2, true)";

/** Values of `SAY_VIEWER`; an unknown viewer stays unsaid, and what is behind the wall is refused. */
export function viewerSettings(viewer: Viewer | undefined): [string, string] {
  if (viewer === undefined) return ['', '{}'];
  if (typeof viewer === 'string') return [viewer, '{}'];
  return [viewer.accountId, `{${viewer.organisationIds.join(',')}}`];
}
