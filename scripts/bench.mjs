/** `npm run bench -- <topic>`: a line per speed goal, beside a bare baseline; exit code 1 when one is missed. */
import { runOnPostgres } from './on-postgres.mjs';

await runOnPostgres('bench', process.argv[2] ?? '');
