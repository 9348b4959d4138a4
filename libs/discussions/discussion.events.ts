import type { DomainEvent } from '#platform';

/**
 * The first message of a thread. Later ones make no event of their own: the messages are their own journal, in order and never
 * rewritten, and a job per message would cost more than the message.
 */
export type ThreadStarted = DomainEvent<'thread.started', { threadId: string; audience: string }>;
/** Somebody's words call these people: themselves, their team or their role. */
export type MessageMentioned = DomainEvent<
  'message.mentioned',
  { threadId: string; seq: number; accountIds: string[] }
>;
export type DiscussionEvent = ThreadStarted | MessageMentioned;
/** Somebody is to do something by a day. */
export type TaskEvent = DomainEvent<'task.made', { threadId: string; ownerId: string }>;
/** It falls due tomorrow, or was due yesterday. */
export type TaskDue = DomainEvent<'task.due', { ownerId: string; late: boolean }>;
export type DiscussionEvent = ThreadStarted | TaskEvent | TaskDue;

interface AnyThread {
  id: string;
  subjectType: string;
  subjectId: string;
}

export const threadStarted = (thread: AnyThread & { audience: string }): ThreadStarted => ({
  type: 'thread.started',
  subject: { type: thread.subjectType, id: thread.subjectId },
  payload: { threadId: thread.id, audience: thread.audience },
});

export const messageMentioned = (thread: AnyThread, seq: number, accountIds: string[]): MessageMentioned => ({
  type: 'message.mentioned',
  subject: { type: thread.subjectType, id: thread.subjectId },
  payload: { threadId: thread.id, seq, accountIds },
export const taskEvent = (
  type: TaskEvent['type'],
  { id, threadId, ownerId }: { id: string; threadId: string; ownerId: string },
): TaskEvent => ({ type, subject: { type: 'task', id }, payload: { threadId, ownerId } });

export const taskDue = ({ id, ownerId, late }: { id: string; ownerId: string; late: boolean }): TaskDue => ({
  type: 'task.due',
  subject: { type: 'task', id },
  payload: { ownerId, late },
});
