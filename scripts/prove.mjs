/** `npm run prove -- <topic>`: a proof too long for every test run; exit code 1 when it fails. */
import { runOnPostgres } from './on-postgres.mjs';

await runOnPostgres('prove', process.argv[2] ?? '');
