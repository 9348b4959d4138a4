import { type RefObject, useCallback, useState } from 'react';
import type { ThreadMessage } from '#realtime-contract';
import { keepDraft, noDraft, readDraft, type ThreadDraft } from './thread-draft';
import type { ThreadStore } from './thread-store';

export interface Writing {
  draft: ThreadDraft;
  change: (draft: ThreadDraft) => void;
  send: () => void;
  reply: (message: ThreadMessage) => void;
}

/** What is being written in a thread, kept on the device at each sign. */
export function useWriting(
  store: ThreadStore,
  accountId: string,
  threadId: string,
  field: RefObject<HTMLTextAreaElement | null>,
): Writing {
  const [draft, setDraft] = useState(() => readDraft(accountId, threadId));

  const change = useCallback(
    (next: ThreadDraft) => {
      setDraft(next);
      keepDraft(accountId, threadId, next);
    },
    [accountId, threadId],
  );

  const send = (): void => {
    const { text, ...rest } = draft;
    if (text.trim() === '') return;
    change(noDraft);
    store.send({ ...rest, body: text.trim() });
  };

  const reply = useCallback(
    ({ seq }: ThreadMessage) => {
      change({ ...readDraft(accountId, threadId), replyTo: seq });
      field.current?.focus();
    },
    [change, field, accountId, threadId],
  );

  return { draft, change, send, reply };
}
