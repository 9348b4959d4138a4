import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';

/**
 * A socket.io client reduced to what a load needs, so that the client costs less than the server that it measures:
 * frames are counted, parsed only when somebody listens.
 */
export class Wire {
  /**
   * @param {string} url of the server, `http://…`
   * @param {{ cookie?: string, id: string }} person
   * @returns {Promise<Wire>}
   */
  static open(url, { cookie, id }) {
    return new Promise((resolve, reject) => {
      const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket&account=${id}`;
      const socket = new WebSocket(address, {
        headers: { ...(cookie ? { cookie } : {}), origin: url },
        perMessageDeflate: false,
      });
      const wire = new Wire(socket);
      socket.once('error', reject);
      wire.onReady = () => resolve(wire);
      wire.onRefused = (why) => reject(new Error(why));
    });
  }

  /** @param {WebSocket} socket */
  constructor(socket) {
    this.socket = socket;
    this.nextId = 0;
    /** @type {Map<number, (answer: { ok: boolean, seq: number }) => void>} */
    this.answers = new Map();
    /** Messages shown to this client. */
    this.deliveries = 0;
    /** @type {((frame: string) => void) | undefined} */
    this.onEvent = undefined;
    /** @type {() => void} */
    this.onReady = () => undefined;
    /** @type {(why: string) => void} */
    this.onRefused = () => undefined;
    socket.on('message', (data) => this.take(String(data)));
  }

  /** @param {string} frame */
  take(frame) {
    if (frame === '2') return this.socket.send('3');
    if (frame.startsWith('0{')) return this.socket.send('40');
    if (frame.startsWith('40')) return this.onReady();
    if (frame.startsWith('44')) return this.onRefused(frame);
    if (frame.startsWith('43')) {
      const bracket = frame.indexOf('[');
      const id = Number(frame.slice(2, bracket));
      const answer = this.answers.get(id);
      this.answers.delete(id);
      return answer?.(JSON.parse(frame.slice(bracket))[0]);
    }
    if (frame.startsWith('42["messages"')) {
      for (let at = frame.indexOf('"seq":'); at !== -1; at = frame.indexOf('"seq":', at + 6))
        this.deliveries += 1;
      this.onEvent?.(frame);
    }
  }

  /**
   * @param {string} event
   * @param {object} body
   * @param {() => void} [told] at the very moment of the answer, before the next frame is read
   * @returns {Promise<{ ok: boolean, seq: number }>}
   */
  ask(event, body, told) {
    const id = this.nextId++;
    return new Promise((resolve) => {
      this.answers.set(id, (answer) => {
        told?.();
        resolve(answer);
      });
      this.socket.send(`42${id}${JSON.stringify([event, body])}`);
    });
  }

  /** @param {string} threadId */
  async join(threadId) {
    const answer = await this.ask('join', { threadId, after: 0 });
    if (!answer.ok) throw new Error(`Not joined: ${JSON.stringify(answer)}`);
  }

  close() {
    this.socket.terminate();
  }
}

/**
 * Everyone writes as fast as they are answered, with so many messages under way each.
 * @param {{ wire: Wire, threadId: string }[]} senders
 * @param {string} event
 * @param {{ seconds: number, window: number }} load
 * @returns {Promise<{ perSecond: number, acknowledged: number }>}
 */
export async function pour(senders, event, { seconds, window }) {
  const start = performance.now();
  const end = start + seconds * 1_000;
  let acknowledged = 0;
  const body = 'Le comité propose de garder deux sites et de revoir le budget au printemps.';
  const stream = async (/** @type {{ wire: Wire, threadId: string }} */ { wire, threadId }) => {
    while (performance.now() < end) {
      const answer = await wire.ask(event, { threadId, clientId: randomUUID(), body });
      if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer)}`);
      acknowledged += 1;
    }
  };
  await Promise.all(senders.flatMap((sender) => Array.from({ length: window }, () => stream(sender))));
  return { perSecond: acknowledged / ((performance.now() - start) / 1_000), acknowledged };
}
