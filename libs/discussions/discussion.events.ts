import type { DomainEvent } from '#platform';

/**
 * The first message of a thread. Later ones make no event: the messages are their own journal, in order and never
 * rewritten, and a job per message would cost more than the message.
 */
export type ThreadStarted = DomainEvent<'thread.started', { threadId: string; audience: string }>;
export type DiscussionEvent = ThreadStarted;

export const threadStarted = (thread: {
  id: string;
  subjectType: string;
  subjectId: string;
  audience: string;
}): ThreadStarted => ({
  type: 'thread.started',
  subject: { type: thread.subjectType, id: thread.subjectId },
  payload: { threadId: thread.id, audience: thread.audience },
});
