import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { asSystem, leaveWithSupervisor, readEnv, Transaction, TravellingClock } from '#platform';
import { DemoModule } from './demo.module.js';
import { tellStories } from './stories/index.js';
import { Calendar } from './world/calendar.js';
import { History } from './world/history.js';
import { World } from './world/world.js';

/**
 * Fills an empty database with the demo world, in one transaction: a load that is killed leaves nothing and may
 * start again. @returns false when somebody is already there.
 */
export async function loadWorld(app: INestApplicationContext, clock: TravellingClock): Promise<boolean> {
  const transaction = app.get(Transaction);
  const load = async (): Promise<boolean> => {
    await transaction.query('SELECT pg_advisory_xact_lock($1)', [LOADING]);
    const [row] = await transaction.query<{ inhabited: boolean }>(
      'SELECT EXISTS (SELECT FROM accounts) AS inhabited',
    );
    if (row?.inhabited) return false;
    const calendar = new Calendar(new Date());
    clock.travelTo(calendar.at(-420, '09:00'));
    const world = new World(app);
    await world.people();
    await world.personas();
    const history = new History(calendar, clock);
    tellStories(world, history);
    await history.play();
    await transaction.query(FORGET_OLD_NEWS);
    return true;
  };
  return asSystem(() => transaction.run(load));
}

const LOADING = 7_267_004;

/** People were told of these events in their time: nobody should find months of mail on the first day. */
const FORGET_OLD_NEWS = 'UPDATE outbox_events SET relayed_at = occurred_at WHERE relayed_at IS NULL';

if (import.meta.main) {
  leaveWithSupervisor();
  const clock = new TravellingClock();
  const app = await NestFactory.createApplicationContext(DemoModule.forRoot(readEnv(process.env), clock), {
    logger: ['error', 'warn'],
  });
  try {
    const loaded = await loadWorld(app, clock);
    process.stdout.write(loaded ? 'Demo world loaded.\n' : 'The database is already inhabited.\n');
  } finally {
    await app.close();
  }
  // The supervisor's channel would keep us alive; letting go of it is how one is told to die.
  process.exit(0);
}
