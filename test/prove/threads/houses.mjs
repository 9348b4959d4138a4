import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../../../scripts/paths.mjs';
import { destroyPostgres, openPostgres } from '../../../scripts/postgres.mjs';
import { startApi } from '../../bench/servers.mjs';

/** A durable PostgreSQL and two API processes on it, which may be killed and come back where they were. */
export class Houses {
  /**
   * @param {string} home
   * @param {string} [fault]
   */
  constructor(home, fault) {
    this.home = home;
    this.fault = fault;
    /** @type {(import('../../bench/servers.mjs').Server | undefined)[]} */
    this.apis = [undefined, undefined];
    /** @type {import('../../../scripts/postgres.mjs').Server | undefined} */
    this.postgres = undefined;
    this.kills = { api: 0, postgres: 0 };
  }

  async openDatabase() {
    this.postgres = await openPostgres({ home: this.home });
    // It will be killed on purpose.
    void this.postgres.lost;
    return this.postgres.url;
  }

  async openApis() {
    await Promise.all(this.apis.map((_, index) => this.startApi(index)));
  }

  /** @returns {string[]} addresses of the processes that are up */
  places = () => {
    const up = this.apis.flatMap((api) => (api ? [api.url] : []));
    return up.length > 0 ? up : this.known;
  };

  /** @type {string[]} */
  known = [];

  /** @param {number} index */
  async startApi(index) {
    const place = { databaseUrl: this.postgres?.url ?? '', home: this.home };
    const env = {
      SOCKET_EVENTS_PER_SECOND: '10000',
      ...(this.ports[index] ? { PORT: String(this.ports[index]) } : {}),
      ...(this.fault ? { PLANTED_FAULT: this.fault } : {}),
      LOG_LEVEL: 'silent',
    };
    const flags = this.fault ? ['--import', join(root, 'test/prove/threads/plant.mjs')] : [];
    for (let n = 0; ; n++) {
      try {
        const api = await startApi(place, env, flags);
        this.apis[index] = api;
        this.ports[index] = api.port;
        this.known[index] = api.url;
        return;
      } catch (error) {
        if (n === 20) throw error;
        await pause(300);
      }
    }
  }

  /** @type {number[]} */
  ports = [];

  /** @param {number} index */
  async killApi(index) {
    const api = this.apis[index];
    this.apis[index] = undefined;
    await api?.kill();
    this.kills.api += 1;
    await this.startApi(index);
  }

  async killPostgres() {
    if (!this.postgres) return;
    const { pid, port } = this.postgres;
    process.kill(pid, 'SIGKILL');
    this.kills.postgres += 1;
    this.postgres = await openPostgres({ home: this.home, port });
  }

  async close() {
    await Promise.all(this.apis.map((api) => api?.stop()));
    await this.postgres?.close();
    await destroyPostgres(this.home);
  }
}
