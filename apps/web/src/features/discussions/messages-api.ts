import { type Api, answer } from '~/api/client';
import { threadsChanges, threadsMarkRead, threadsPage, threadsPost } from '~/api/generated/workspace.gen';
import type { Draft } from './outbox-storage';

export const readMessages = (
  api: Api,
  id: string,
  query: { after?: number; before?: number; limit?: number },
) => answer(threadsPage({ client: api, path: { id }, query, throwOnError: true }));

export const readChanges = (api: Api, id: string, after: number) =>
  answer(threadsChanges({ client: api, path: { id }, query: { after }, throwOnError: true }));

/** A message of another thread. */
interface Place {
  threadId: string;
  seq: number;
}

/** A request that hangs would hold back all that follows it. */
const POST_WITHIN_MS = 20_000;

export const postMessage = (api: Api, id: string, body: Draft & { clientId: string; quote?: Place }) => {
  const signal = AbortSignal.timeout(POST_WITHIN_MS);
  return answer(threadsPost({ client: api, path: { id }, body, signal, throwOnError: true }));
};

export const markRead = (api: Api, id: string, seq: number) =>
  answer(threadsMarkRead({ client: api, path: { id }, body: { seq }, throwOnError: true }));
