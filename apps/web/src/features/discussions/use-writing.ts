import { type RefObject, useCallback, useState } from 'react';
import type { MessageFile, ThreadMessage } from '#realtime-contract';
import { useApi } from '~/shared/context';
import { editMessage } from './acts-api';
import { type Mention, withNames, withTokens } from './mention-words';
import { keepDraft, noDraft, readDraft, type ThreadDraft } from './thread-draft';
import type { ThreadStore } from './thread-store';

export interface Writing {
  draft: ThreadDraft;
  change: (draft: ThreadDraft) => void;
  send: () => void;
  reply: (message: ThreadMessage) => void;
  edit: (message: ThreadMessage) => void;
  /** Somebody is named in the words. */
  mention: (mention: Mention) => void;
  attach: (file: MessageFile) => void;
  detach: (fileId: string) => void;
  /** Gives up the reply or the correction; words of a new message stay. */
  giveUp: () => void;
  /** A correction is on its way, or was refused. */
  busy: boolean;
  refusal: unknown;
}

/** What is being written in a thread, kept on the device at each sign: a new message, or new words for one of mine. */
export function useWriting(
  store: ThreadStore,
  accountId: string,
  threadId: string,
  field: RefObject<HTMLTextAreaElement | null>,
): Writing {
  const api = useApi();
  const [draft, setDraft] = useState(() => readDraft(accountId, threadId));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);

  const change = useCallback(
    (next: ThreadDraft) => {
      setDraft(next);
      keepDraft(accountId, threadId, next);
    },
    [accountId, threadId],
  );

  const correct = async (seq: number, words: string): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      store.took(await editMessage(api, { id: threadId, seq }, words));
      change(noDraft);
    } catch (error) {
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };

  const send = (): void => {
    const { text, edits, files, mentions = [], ...rest } = draft;
    const body = withTokens(text.trim(), mentions);
    if (body === '' || busy) return;
    if (edits !== undefined) {
      void correct(edits, body);
      return;
    }
    change(noDraft);
    store.send({ ...rest, body, ...(files === undefined ? {} : { files: files.map(({ id }) => id) }) });
  };

  const reply = useCallback(
    ({ seq }: ThreadMessage) => {
      const { edits, ...kept } = readDraft(accountId, threadId);
      change(edits === undefined ? { ...kept, replyTo: seq } : { text: '', replyTo: seq });
      field.current?.focus();
    },
    [change, field, accountId, threadId],
  );

  const edit = useCallback(
    ({ seq, body }: ThreadMessage) => {
      change({ ...withNames(body), edits: seq });
      field.current?.focus();
    },
    [change, field],
  );

  const giveUp = (): void => {
    const { replyTo: _, edits, ...kept } = draft;
    setRefusal(null);
    change(edits === undefined ? kept : noDraft);
    field.current?.focus();
  };

  // From what is kept: a file may arrive long after it left, and words go on meanwhile.
  const amend = (part: (kept: ThreadDraft) => Partial<ThreadDraft>): void => {
    const kept = readDraft(accountId, threadId);
    change({ ...kept, ...part(kept) });
  };
  const mention = (named: Mention): void =>
    amend(({ mentions = [] }) => ({ mentions: [...mentions, named] }));
  const attach = (file: MessageFile): void => amend(({ files = [] }) => ({ files: [...files, file] }));
  const detach = (fileId: string): void =>
    amend(({ files = [] }) => ({ files: files.filter(({ id }) => id !== fileId) }));

  return { draft, change, send, reply, edit, mention, attach, detach, giveUp, busy, refusal };
}
