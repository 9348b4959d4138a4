import { Logger } from '@nestjs/common';
import { createAdapter as onPostgres } from '@socket.io/postgres-adapter';
import { createAdapter as onRedis } from '@socket.io/redis-streams-adapter';
import pg from 'pg';
import { createClient } from 'redis';
import type { Namespace } from 'socket.io';
import { databaseOptions, type Env } from '#platform';

/** What carries events between API processes. */
export interface Bus {
  adapter: (namespace: Namespace) => unknown;
  close(): Promise<void>;
}

/** Redis where there is one, else PostgreSQL's notifications. The truth stays in the database: a lost event heals. */
export const openBus = (env: Pick<Env, 'databaseUrl' | 'redisUrl'>): Promise<Bus> =>
  env.redisUrl ? redisBus(env.redisUrl) : postgresBus(env.databaseUrl);

const log = new Logger('Bus');

async function redisBus(url: string): Promise<Bus> {
  const client = createClient({ url });
  client.on('error', (error) => log.error(error, 'Redis is out of reach'));
  await client.connect();
  return {
    // Events are small and read at once: the stream needs to remember seconds, not hours.
    adapter: onRedis(client, { streamName: 'cornac', maxLen: 10_000 }),
    close: async () => client.destroy(),
  };
}

interface Publisher {
  nodesMap: Map<string, number>;
  doPublish(message: { type: number }): Promise<string>;
}
const BROADCAST = 3;

async function postgresBus(databaseUrl: string): Promise<Bus> {
  const { extra } = databaseOptions(databaseUrl, 1, 'cornac-bus');
  const connection = { connectionString: databaseUrl, application_name: 'cornac-bus', ...extra };
  // One connection speaks: events leave in the order of their commits.
  const speaker = new pg.Pool({ ...connection, max: 1 });
  speaker.on('error', (error) => log.warn(error, 'The bus on PostgreSQL lost its connection'));
  const create = onPostgres(
    {
      query: (text: string, values?: unknown[]) => speaker.query(text, values),
      connect: () => listen(connection),
    } as never,
    {
      channelPrefix: 'cornac',
      errorHandler: (error) => log.error(error, 'The bus on PostgreSQL failed'),
    },
  );
  return {
    // socket.io calls it with `new`: no arrow.
    adapter: function adapterOf(namespace) {
      const adapter = create(namespace) as unknown as Publisher;
      const publish = adapter.doPublish.bind(adapter);
      // Alone, nobody needs to be told: a commit per event would cost more than the message.
      adapter.doPublish = (message) =>
        message.type === BROADCAST && adapter.nodesMap.size === 0 ? Promise.resolve('') : publish(message);
      return adapter;
    },
    close: () => speaker.end(),
  };
}

/** A connection of its own for each time the adapter listens: one taken from a pool would stay counted once lost. */
async function listen(connection: pg.ClientConfig): Promise<pg.Client & { release(): void }> {
  const client = new pg.Client(connection);
  client.on('error', (error) =>
    log.warn(error, 'The bus on PostgreSQL no longer listens: it connects again'),
  );
  await client.connect();
  return Object.assign(client, { release: () => void client.end() });
}
