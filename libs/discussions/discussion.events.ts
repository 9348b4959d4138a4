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
/** Somebody is to do something by a day: it was just made, or somebody else had it. */
export type TaskEvent =
  | DomainEvent<'task.made', { threadId: string; ownerId: string }>
  | DomainEvent<'task.handed_over', { threadId: string; ownerId: string }>;
/** It falls due tomorrow, or was due yesterday. */
export type TaskDue = DomainEvent<'task.due', { ownerId: string; late: boolean }>;
/** A report is nobody's act in the log: it would tell the author who reported. */
export type MessageReported = DomainEvent<'message.reported', { threadId: string; seq: number }>;
/** What became of a report; `actId` holds the reason, `accountId` wrote the message. */
type Settled<Type extends string> = DomainEvent<
  Type,
  { threadId: string; seq: number; accountId: string; actId: string }
>;
export type ModerationEvent =
  | MessageReported
  | Settled<'message.hidden'>
  | Settled<'message.restored'>
  | Settled<'message.dismissed'>;
export type DiscussionEvent = ThreadStarted | MessageMentioned | TaskEvent | TaskDue | ModerationEvent;

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
});

export const taskEvent = (
  type: TaskEvent['type'],
  { id, threadId, ownerId }: { id: string; threadId: string; ownerId: string },
): TaskEvent => ({ type, subject: { type: 'task', id }, payload: { threadId, ownerId } });

export const taskDue = ({ id, ownerId, late }: { id: string; ownerId: string; late: boolean }): TaskDue => ({
  type: 'task.due',
  subject: { type: 'task', id },
  payload: { ownerId, late },
});

export const moderationEvent = <Type extends ModerationEvent['type']>(
  type: Type,
  { id, ...payload }: { id: string } & Extract<ModerationEvent, { type: Type }>['payload'],
): ModerationEvent => ({ type, subject: { type: 'report', id }, payload }) as unknown as ModerationEvent;
