import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';

const ACK_MS = 4_000;

/** @typedef {() => string[]} Places addresses of the API processes, whichever are up */
/** @typedef {import('./world.mjs').Person} Person */
/** @typedef {import('./checker.mjs').Write} Write */

const any = (/** @type {string[]} */ list) => list[Math.floor(Math.random() * list.length)] ?? '';

/**
 * @param {string} url
 * @param {Person} person
 * @param {object} [options]
 */
export const openSocket = (url, person, options) =>
  io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie: person.cookie, origin: url },
    ...options,
  });

/**
 * Writes in bursts until told to stop, then until everything it began is acknowledged. Now and then the same message
 * goes to two processes at once, as after a hasty retry, and some messages ask a question.
 * @param {{ places: Places, person: Person, threads: string[], running: () => boolean, writes: Write[] }} work
 */
export async function writer({ places, person, threads, running, writes }) {
  const door = new Door(places, person);
  for (let n = 0; running(); n++) {
    const thread = any(threads);
    const burst = randomUUID();
    const messages = Array.from({ length: 6 }, (_, place) => ({
      request: {
        threadId: thread,
        clientId: randomUUID(),
        body: `${n}.${place}`,
        ...(place === 1 && n % 3 === 0 ? { question: true } : {}),
      },
      write: {
        thread,
        author: person.id,
        clientId: '',
        sent: performance.now(),
        returned: /** @type {number | null} */ (null),
        seq: /** @type {number | null} */ (null),
        burst,
        place,
        retried: false,
      },
    }));
    for (const { request, write } of messages) {
      write.clientId = request.clientId;
      write.sent = performance.now();
      writes.push(write);
    }
    const outcomes = await Promise.allSettled(messages.map(({ request }) => door.post(request)));
    outcomes.forEach((outcome, place) => {
      const write = messages[place]?.write;
      if (write && outcome.status === 'fulfilled')
        Object.assign(write, { seq: outcome.value, returned: performance.now() });
    });
    if (n % 3 === 0) {
      await Promise.all(Array.from({ length: 6 }, () => hasty(places, person, thread, writes)));
    }
    const left = messages.filter(({ write }) => write.seq === null);
    if (left.length > 0) for (const { write } of messages) write.retried = true;
    for (const { request, write } of left) {
      write.seq = await until(() => door.post(request));
      write.returned = performance.now();
    }
  }
  door.close();
}

/**
 * One message sent to every process at once: written once, whoever comes first.
 * @param {Places} places
 * @param {Person} person
 * @param {string} thread
 * @param {Write[]} writes
 */
async function hasty(places, person, thread, writes) {
  const clientId = randomUUID();
  const sent = performance.now();
  const tries = await Promise.allSettled(
    places().map((url) => postOverHttp(url, person, thread, { clientId, body: 'Deux fois plutôt qu’une' })),
  );
  const told = new Set(tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])));
  for (const seq of told.size > 0 ? told : [null]) {
    const returned = seq === null ? null : performance.now();
    writes.push({
      thread,
      author: person.id,
      clientId,
      sent,
      returned,
      seq,
      burst: clientId,
      place: 0,
      retried: true,
    });
  }
}

/**
 * @param {string} url
 * @param {Person} person
 * @param {string} thread
 * @param {{ clientId: string, body: string }} message
 * @returns {Promise<number>}
 */
async function postOverHttp(url, person, thread, message) {
  const response = await fetch(`${url}/api/v1/threads/${thread}/messages`, {
    method: 'POST',
    headers: { cookie: person.cookie, 'content-type': 'application/json' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(ACK_MS),
  });
  if (!response.ok) throw new Error(`Refused: ${response.status}`);
  return /** @type {{ seq: number }} */ (await response.json()).seq;
}

/**
 * @template T
 * @param {() => Promise<T>} work
 */
async function until(work) {
  let why;
  for (let n = 0; n < 200; n++) {
    try {
      return await work();
    } catch (error) {
      // A « maybe »: asked again under the same clientId, here or at another process.
      why = error;
      await pause(100 + Math.random() * 200);
    }
  }
  throw new Error('A message found no process to take it', { cause: why });
}

/** A writer's socket, made again wherever a process answers. */
class Door {
  /**
   * @param {Places} places
   * @param {Person} person
   */
  constructor(places, person) {
    this.places = places;
    this.person = person;
    /** @type {import('socket.io-client').Socket | undefined} */
    this.socket = undefined;
    /** @type {Map<string, Promise<unknown>>} */
    this.joined = new Map();
    /** @type {Promise<never>} fails when the connection does */
    this.gone = new Promise(() => undefined);
  }

  /**
   * @param {{ threadId: string, clientId: string, body: string }} request
   * @returns {Promise<number>}
   */
  async post(request) {
    const socket = this.open();
    await this.join(socket, request.threadId);
    const answer = await Promise.race([socket.timeout(ACK_MS).emitWithAck('post', request), this.gone]);
    if (!answer.ok) throw new Error(answer.problem.title);
    return answer.seq;
  }

  open() {
    if (this.socket) return this.socket;
    const socket = openSocket(any(this.places()), this.person);
    /** @type {(reason: Error) => void} */
    let tell = () => undefined;
    // No answer comes on a connection that is gone: what it carried is a « maybe » at once.
    this.gone = new Promise((_, fail) => {
      tell = fail;
    });
    this.gone.catch(() => undefined);
    const forget = () => {
      tell(new Error('The connection was lost'));
      socket.disconnect();
      if (this.socket !== socket) return;
      this.socket = undefined;
      this.joined.clear();
    };
    socket.once('disconnect', forget);
    socket.once('connect_error', forget);
    for (const word of ['resync', 'revoked']) socket.on(word, ({ threadId }) => this.joined.delete(threadId));
    this.socket = socket;
    return socket;
  }

  /**
   * @param {import('socket.io-client').Socket} socket
   * @param {string} threadId
   */
  async join(socket, threadId) {
    let joining = this.joined.get(threadId);
    if (!joining) {
      joining = socket
        .timeout(ACK_MS)
        .emitWithAck('join', { threadId, after: 0 })
        .then((answer) => {
          if (!answer.ok) throw new Error(answer.problem.title);
        });
      this.joined.set(threadId, joining);
      joining.catch(() => this.joined.delete(threadId));
    }
    await joining;
  }

  close() {
    this.socket?.disconnect();
  }
}

/** Reads threads as a page does, through a connection that comes and goes. */
export class Reader {
  /**
   * @param {string} name
   * @param {Places} places
   * @param {Person} person
   * @param {string[]} threads
   */
  constructor(name, places, person, threads) {
    this.name = name;
    this.places = places;
    this.person = person;
    /** @type {Map<string, { shown: { seq: number, clientId: string }[], due: number, fetching: boolean }>} */
    this.logs = new Map(threads.map((id) => [id, { shown: [], due: 0, fetching: false }]));
    /** @type {import('socket.io-client').Socket | undefined} */
    this.socket = undefined;
  }

  /** @param {() => boolean} running */
  async flap(running) {
    while (running()) {
      this.connect();
      await pause(1_000 + Math.random() * 4_000);
      // Half of them cut like a tunnel does, half leave politely.
      if (Math.random() < 0.5) this.socket?.io.engine?.transport?.close();
      this.close();
      await pause(Math.random() * 400);
    }
    this.connect();
  }

  connect() {
    const socket = openSocket(any(this.places()), this.person);
    this.socket = socket;
    const comeBack = () => {
      if (this.socket === socket) setTimeout(() => this.socket === socket && this.connect(), 300);
    };
    socket.on('connect_error', comeBack);
    socket.on('disconnect', comeBack);
    socket.on('connect', () => {
      for (const threadId of this.logs.keys()) this.join(socket, threadId);
    });
    socket.on('messages', ({ threadId, messages }) => this.take(threadId, messages));
    socket.on('pulse', ({ threadId, lastSeq }) => this.owe(threadId, lastSeq));
    // Continuity was lost: what is missing is read, and the room entered again.
    socket.on('resync', ({ threadId }) => this.join(socket, threadId));
  }

  /**
   * @param {import('socket.io-client').Socket} socket
   * @param {string} threadId
   */
  join(socket, threadId) {
    const after = this.logs.get(threadId)?.shown.length ?? 0;
    socket
      .timeout(ACK_MS)
      .emit('join', { threadId, after }, (/** @type {unknown} */ failed, /** @type {any} */ answer) => {
        if (!failed && answer.ok) return this.owe(threadId, answer.lastSeq);
        if (socket.connected) setTimeout(() => this.join(socket, threadId), 500);
      });
  }

  /**
   * Applies what follows what is held; the rest is read over HTTP.
   * @param {string} threadId
   * @param {{ seq: number, clientId: string }[]} messages
   */
  take(threadId, messages) {
    const log = this.logs.get(threadId);
    if (!log) return;
    for (const { seq, clientId } of messages) {
      if (seq === log.shown.length + 1) log.shown.push({ seq, clientId });
    }
    this.owe(threadId, messages.at(-1)?.seq ?? 0);
  }

  /**
   * @param {string} threadId
   * @param {number} lastSeq
   */
  owe(threadId, lastSeq) {
    const log = this.logs.get(threadId);
    if (!log) return;
    log.due = Math.max(log.due, lastSeq);
    if (log.shown.length < log.due && !log.fetching) void this.fetch(threadId, log);
  }

  /**
   * @param {string} threadId
   * @param {{ shown: { seq: number, clientId: string }[], due: number, fetching: boolean }} log
   */
  async fetch(threadId, log) {
    log.fetching = true;
    for (let n = 0; n < 1_000 && log.shown.length < log.due; n++) {
      try {
        const response = await fetch(
          `${any(this.places())}/api/v1/threads/${threadId}/messages?after=${log.shown.length}`,
          {
            headers: { cookie: this.person.cookie },
            signal: AbortSignal.timeout(ACK_MS),
          },
        );
        if (!response.ok) throw new Error(`${response.status}`);
        const page = /** @type {{ items: { seq: number, clientId: string }[], lastSeq: number }} */ (
          await response.json()
        );
        for (const { seq, clientId } of page.items)
          if (seq > log.shown.length) log.shown.push({ seq, clientId });
        log.due = Math.max(page.lastSeq, log.shown.length);
      } catch {
        // The process is down: another one, in a moment.
        await pause(200);
      }
    }
    log.fetching = false;
  }

  readings() {
    return [...this.logs].map(([thread, { shown }]) => ({ reader: this.name, thread, shown }));
  }

  close() {
    const { socket } = this;
    this.socket = undefined;
    socket?.disconnect();
  }
}
