import { decodeCursor, malformed } from '#platform';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface MessageKey {
  sentAt: string;
  threadId: string;
  seq: number;
}

/** Where a list of messages of several threads was left. @throws 400 on one that we did not give. */
export function readCursor(cursor: string | undefined): MessageKey | undefined {
  const [sentAt, threadId, seq] = decodeCursor(cursor, 3) ?? [];
  if (sentAt === undefined) return undefined;
  const isOurs = isInstant(sentAt) && isId(threadId) && Number.isSafeInteger(seq);
  if (!isOurs) throw staleCursor();
  return { sentAt: sentAt as string, threadId: threadId as string, seq: seq as number };
}

export const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && ISO.test(value) && !Number.isNaN(Date.parse(value));
export const isId = (value: unknown): boolean => typeof value === 'string' && UUID.test(value);

export const staleCursor = () =>
  malformed([
    {
      pointer: '/cursor',
      detail: {
        fr: 'Cette page n’existe plus : reprenez la liste au début.',
        en: 'This page no longer exists: start the list again.',
      },
    },
  ]);
