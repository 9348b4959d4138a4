import type { JoinAnswer, MessagesEvent, ThreadMessage } from '../../libs/realtime-contract/index.js';
import type { Screen } from './person.js';

/** Enters a thread, holding its messages until `after`. */
export const join = (screen: Screen, threadId: string, after = 0): Promise<JoinAnswer> =>
  screen.timeout(3_000).emitWithAck('join', { threadId, after });

/** What a screen received, and a way to wait until it holds so many. */
export function received(screen: Screen) {
  const messages: ThreadMessage[] = [];
  const waiting: { count: number; done: () => void }[] = [];
  screen.on('messages', (event: MessagesEvent) => {
    messages.push(...event.messages);
    for (const wait of waiting) if (messages.length >= wait.count) wait.done();
  });
  return {
    messages,
    bodies: () => messages.map((message) => message.body),
    count: (count: number) =>
      new Promise<void>((done) => {
        if (messages.length >= count) done();
        else waiting.push({ count, done });
      }),
  };
}

/** The next event of this kind. */
export const once = (screen: Screen, event: 'disconnect' | 'revoked' | 'resync'): Promise<unknown> =>
  new Promise((done) => screen.once(event, (...args: unknown[]) => done(args[0])));

/** Fails when it takes longer. */
export const within = <T>(ms: number, promise: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`Nothing within ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};
