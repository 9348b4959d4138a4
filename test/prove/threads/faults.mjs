/**
 * Six faults that a checker worth its name catches. Each is planted where the built product loads a file (`plant.mjs`),
 * or in the database; a text that is no longer there stops the process, so that no fault is silently missing.
 *
 * @typedef {{ file: string, find: string, put: string }} Patch
 * @typedef {{ name: string, caughtAs: RegExp, sql?: string, patches?: Patch[] }} Fault
 * @type {Fault[]}
 */
export const FAULTS = [
  {
    name: 'serial resume',
    caughtAs: /^(hole|shown|moved)/,
    sql: 'CREATE SEQUENCE fault_serial; GRANT USAGE ON SEQUENCE fault_serial TO cornac_app',
    patches: [
      {
        file: 'libs/discussions/messages/messages.repository.js',
        find: 'h.last_seq + row_number() OVER (PARTITION BY i.thread_id ORDER BY i.rank) AS seq',
        put: "nextval('fault_serial') AS seq",
      },
    ],
  },
  {
    name: 'acknowledged before the commit',
    caughtAs: /^(lost|moved|twice)/,
    patches: [
      {
        file: 'libs/discussions/messages/messages.repository.js',
        find: 'const written = await this.prepared.rows(WRITE, [',
        put: 'const written = await commitLater(this)(WRITE, [',
      },
      {
        file: 'libs/discussions/messages/messages.repository.js',
        find: 'const WRITE = ',
        put: `const commitLater = ({ prepared, transaction }) => async (sql, values) => {
          if (transaction.underWay) return prepared.rows(sql, values);
          const client = await prepared.dataSource.driver.master.connect();
          try {
            await client.query('BEGIN');
            const { rows } = await client.query(sql, values);
            setTimeout(() => client.query('COMMIT').then(() => client.release(), (error) => client.release(error)), 40);
            return rows;
          } catch (error) {
            client.release(error);
            throw error;
          }
        };
        const WRITE = `,
      },
    ],
  },
  {
    name: 'no unique key',
    caughtAs: /^twice/,
    sql: 'ALTER TABLE messages DROP CONSTRAINT messages_thread_id_author_id_client_id_key',
  },
  {
    name: 'handlers out of order',
    caughtAs: /^order/,
    patches: [
      {
        file: 'libs/discussions/realtime/lane.js',
        find: 'if (held) await held;',
        put: '',
      },
    ],
  },
  {
    name: 'no right asked at the door of a thread',
    caughtAs: /^leak: a stranger/,
    patches: [
      {
        file: 'libs/discussions/realtime/realtime.gateway.js',
        find: 'const opened = await this.threads.open(actor, threadId);',
        put: 'const opened = { thread: await this.threads.threads.find(threadId, actor.accountId), access: { mayRead: true, mayWrite: true } };',
      },
    ],
  },
  {
    name: 'connection-state recovery on',
    caughtAs: /^leak: a session/,
    patches: [
      {
        file: 'libs/discussions/realtime/realtime.adapter.js',
        find: "path: '/socket.io',",
        put: "path: '/socket.io', connectionStateRecovery: {},",
      },
      {
        file: 'libs/discussions/realtime/realtime.adapter.js',
        find: 'adapter: this.bus?.adapter',
        put: '',
      },
    ],
  },
];
