/**
 * The bare baseline of threads: socket.io and pg, the same durable work and nothing else. `post` is a group commit with
 * one event per batch, `post-alone` one commit and one event per message, `say` an event without database.
 */
import { createServer } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const http = createServer();
const io = new Server(http, { perMessageDeflate: false, transports: ['websocket'], serveClient: false });

/** @typedef {{ threadId: string, clientId: string, body: string }} Post */
/** @typedef {(answer: { ok: true, seq: number, sentAt: string }) => void} Answer */
/** @typedef {{ post: Post, authorId: string, answer: Answer }} Waiting */

const WRITE = {
  name: 'write',
  text: `WITH incoming AS (
      SELECT * FROM ROWS FROM (json_to_recordset($1::json) AS ("threadId" uuid, "authorId" uuid, "clientId" uuid, body text))
        WITH ORDINALITY AS i (thread_id, author_id, client_id, body, rank)
    ), counted AS (
      UPDATE bare_threads t SET last_seq = last_seq + c.n
      FROM (SELECT thread_id, count(*) AS n FROM incoming GROUP BY 1) c WHERE t.id = c.thread_id RETURNING t.id, last_seq - c.n AS base
    ), fresh AS (
      SELECT i.*, c.base + row_number() OVER (PARTITION BY i.thread_id ORDER BY i.rank) AS seq FROM incoming i JOIN counted c ON c.id = i.thread_id
    ), written AS (
      INSERT INTO bare_messages (thread_id, seq, author_id, client_id, body, sent_at)
      SELECT thread_id, seq, author_id, client_id, body, now() FROM fresh
    ) SELECT rank::int, seq::int FROM fresh`,
};

/** @type {Waiting[]} */
const waiting = [];
let running = false;

async function flush() {
  running = true;
  while (waiting.length > 0) {
    const batch = waiting.splice(0, 500);
    await write(batch);
  }
  running = false;
}

/** @param {Waiting[]} batch */
async function write(batch) {
  const sentAt = new Date().toISOString();
  const values = [JSON.stringify(batch.map(({ post, authorId }) => ({ ...post, authorId })))];
  const { rows } = await pool.query({ ...WRITE, values });
  const byThread = new Map();
  for (const { rank, seq } of rows) {
    const entry = batch[rank - 1];
    if (!entry) continue;
    entry.answer({ ok: true, seq, sentAt });
    const { threadId, clientId, body } = entry.post;
    const message = { seq, author: { id: entry.authorId, displayName: 'Voix' }, body, sentAt, clientId };
    byThread.set(threadId, [...(byThread.get(threadId) ?? []), message]);
  }
  for (const [threadId, messages] of byThread) io.to(threadId).emit('messages', { threadId, messages });
}

io.on('connection', (socket) => {
  const authorId = socket.handshake.query.account;
  socket.on('join', ({ threadId }, answer) => {
    socket.join(threadId);
    answer({ ok: true, lastSeq: 0 });
  });
  socket.on('post', (post, answer) => {
    waiting.push({ post, authorId: String(authorId), answer });
    if (!running) {
      running = true;
      setImmediate(() => void flush());
    }
  });
  socket.on('post-alone', (post, answer) => void write([{ post, authorId: String(authorId), answer }]));
  socket.on('say', ({ threadId, clientId, body }, answer) => {
    const sentAt = new Date().toISOString();
    answer({ ok: true, seq: 0, sentAt });
    const message = { seq: 0, author: { id: authorId, displayName: 'Voix' }, body, sentAt, clientId };
    io.to(threadId).emit('messages', { threadId, messages: [message] });
  });
});

await pool.query(`CREATE TABLE IF NOT EXISTS bare_threads (id uuid PRIMARY KEY, last_seq bigint NOT NULL DEFAULT 0);
  CREATE TABLE IF NOT EXISTS bare_messages (
    thread_id uuid NOT NULL REFERENCES bare_threads, seq bigint NOT NULL, author_id uuid NOT NULL REFERENCES accounts,
    client_id uuid NOT NULL, body varchar(16000) NOT NULL, sent_at timestamptz NOT NULL,
    PRIMARY KEY (thread_id, seq), UNIQUE (thread_id, author_id, client_id));
  INSERT INTO bare_threads (id) SELECT id FROM threads ON CONFLICT DO NOTHING`);
http.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.({ type: 'ready' }));
process.on('SIGTERM', () => {
  io.disconnectSockets(true);
  http.close();
  void pool.end();
  process.disconnect?.();
});
