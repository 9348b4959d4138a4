import type { MessageFile } from '#realtime-contract';
import type { Mention } from './mention-words';

/** What a person is writing in a thread: it stays on their device, under their account, until it leaves. */
export interface ThreadDraft {
  text: string;
  replyTo?: number;
  question?: boolean;
  /** `seq` of the message of mine whose words these replace. */
  edits?: number;
  /** Those named in the text. */
  mentions?: Mention[];
  /** Received by the thread, not yet named by a message. */
  files?: MessageFile[];
}

export const noDraft: ThreadDraft = { text: '' };

/** Among the texts that signing out takes away from the device. */
const keyOf = (accountId: string, threadId: string): string => `cornac:draft:thread:${accountId}:${threadId}`;

export function readDraft(accountId: string, threadId: string): ThreadDraft {
  try {
    const text = localStorage.getItem(keyOf(accountId, threadId));
    return text === null ? noDraft : { ...noDraft, ...(JSON.parse(text) as Partial<ThreadDraft>) };
  } catch {
    // Storage closed by the browser (private window) or written by something else: nothing is kept, all else works.
    return noDraft;
  }
}

export function keepDraft(accountId: string, threadId: string, draft: ThreadDraft): void {
  try {
    const key = keyOf(accountId, threadId);
    if (isNothing(draft)) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Full or closed storage: the page still holds everything while it is open.
  }
}

const isNothing = ({ text, replyTo, edits, files }: ThreadDraft): boolean =>
  text === '' && replyTo === undefined && edits === undefined && (files ?? []).length === 0;
