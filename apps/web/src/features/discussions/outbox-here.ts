import { useEffect, useState } from 'react';
import type { Api } from '~/api/client';
import { Problem } from '~/api/problem';
import { connection } from './connection';
import { postMessage } from './messages-api';
import { newClientId } from './new-client-id';
import { Outbox } from './outbox';
import { openStorage, WAITING_FLAG } from './outbox-storage';

const CHANNEL = 'cornac:outbox';
const boxes = new Map<string, Promise<Outbox>>();

/** The outbox of a person in this tab: one, opened with the first thread or when something waits on the device. */
export function outboxOf(accountId: string, api: Api): Promise<Outbox> {
  const known = boxes.get(accountId) ?? openOutbox(accountId, api);
  boxes.set(accountId, known);
  return known;
}

async function openOutbox(accountId: string, api: Api): Promise<Outbox> {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null;
  const outbox = new Outbox({
    accountId,
    storage: await openStorage(),
    post: (threadId, message) => post(api, threadId, message),
    alone,
    tell: () => channel?.postMessage(accountId),
    newClientId,
    later: (work, milliseconds) => setTimeout(work, milliseconds),
  });
  channel?.addEventListener('message', ({ data }) => {
    if (data === accountId) void outbox.reload();
  });
  outbox.subscribe(() => flag(outbox.waiting > 0));
  const leave = (): void => {
    if (connection.state() !== 'lost') outbox.flushAll();
  };
  connection.watch(leave);
  globalThis.addEventListener('online', outbox.flushAll);
  await outbox.reload();
  outbox.flushAll();
  return outbox;
}

export function useOutbox(accountId: string, api: Api): Outbox | null {
  const [outbox, setOutbox] = useState<Outbox | null>(null);
  useEffect(() => {
    let wanted = true;
    void outboxOf(accountId, api).then((opened) => wanted && setOutbox(opened));
    return () => {
      wanted = false;
    };
  }, [accountId, api]);
  return outbox;
}

/** By the wire when the thread is joined, else over HTTP: the same `clientId` makes the two ways one. */
async function post(
  api: Api,
  threadId: string,
  message: Parameters<typeof postMessage>[2],
): Promise<{ seq: number }> {
  const answer = await connection.post({ threadId, ...message });
  if (answer === null) return postMessage(api, threadId, message);
  if (answer === 'late') throw new Problem({ status: 0 });
  if (!answer.ok) throw new Problem(answer.problem);
  return answer;
}

/** One tab sends at a time. Where the browser has no locks (plain HTTP), `clientId` alone keeps each message single. */
const alone = async (name: string, work: () => Promise<void>): Promise<void> =>
  'locks' in navigator ? navigator.locks.request(name, work) : work();

function flag(waiting: boolean): void {
  try {
    if (waiting) localStorage.setItem(WAITING_FLAG, '1');
    else localStorage.removeItem(WAITING_FLAG);
  } catch {
    // Storage closed by the browser: nothing outlives the page anyway.
  }
}
