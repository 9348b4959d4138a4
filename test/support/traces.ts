import type { Cornac } from './app.js';

/** Tables where a word stands anywhere, people of panels and jobs that wait included. */
export async function tracesOf(cornac: Pick<Cornac, 'sql'>, word: string): Promise<string[]> {
  const tables = await cornac.sql<{ name: string }>(
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
     WHERE table_schema IN ('public', 'panel_people', 'graphile_worker') AND table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await cornac.sql<{ n: number }>(
      `SELECT count(*) AS n FROM ${name} t WHERE position($1 IN to_jsonb(t)::text) > 0`,
      [word],
    );
    if (row?.n) found.push(name);
  }
  return found;
}
