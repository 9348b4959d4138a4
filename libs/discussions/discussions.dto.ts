import { Matches } from 'class-validator';
import {
  currentLocale,
  IdField,
  InstantField,
  IntegerField,
  IntegerParam,
  KeyField,
  ObjectField,
  ObjectsField,
  REQUIRED,
  TextField,
  TextsField,
} from '#platform';
import type { ThreadMessage } from '#realtime-contract';
import type { MessageRow } from './messages/messages.repository.js';
import type { AudienceAccess, SubjectDescription } from './subject-registry.js';
import { threadPolicy } from './threads/thread.policy.js';
import type { InboxRow, ThreadRow } from './threads/threads.repository.js';

export const BODY_MAX = 8_000;

export class SubjectQuery {
  @KeyField({ max: 40 }) subjectType!: string;
  @IdField() subjectId!: string;
}

export class MessagesQuery {
  @IntegerParam({ optional: true, description: 'Messages after this `seq`, oldest first' })
  after?: number;

  @IntegerParam({ min: 1, optional: true, description: 'Messages before this `seq`, oldest first' })
  before?: number;

  @IntegerParam({ min: 1, max: 100, optional: true, description: 'Messages per page, 100 by default' })
  limit?: number;
}

export class PostMessageRequest {
  @IdField({ description: 'Made by the device: a retry with the same one makes no second message' })
  clientId!: string;

  @Matches(/\S/, REQUIRED)
  @TextField({ min: 1, max: BODY_MAX, description: 'Plain text' })
  body!: string;
}

export class MarkReadRequest {
  @IntegerField({ description: 'Last `seq` seen; an earlier mark is kept' }) seq!: number;
}

export class MarkReadResponse {
  @IntegerField() readSeq!: number;
}

export class ThreadSubjectResponse {
  @KeyField({ max: 40 }) type!: string;
  @IdField() id!: string;
  @TextField({ max: 300 }) title!: string;
  @TextField({ max: 500, description: 'Path of its page' }) path!: string;
}

/** A thread that one person may read. */
export class ThreadResponse {
  @IdField() id!: string;
  @ObjectField(() => ThreadSubjectResponse) subject!: ThreadSubjectResponse;
  @KeyField({ max: 40 }) audience!: string;
  @TextField({ max: 120, description: 'Who reads this thread' }) label!: string;
  @IntegerField() lastSeq!: number;
  @IntegerField() readSeq!: number;
  @IntegerField() unread!: number;
  @TextsField({ max: 40, maxItems: 20 }) actions!: string[];

  static from(row: ThreadRow, access: AudienceAccess, description: SubjectDescription): ThreadResponse {
    const { id, audience, lastSeq, readSeq } = row;
    return {
      id,
      subject: { type: row.subjectType, id: row.subjectId, ...description },
      audience,
      label: access.label[currentLocale()],
      lastSeq,
      readSeq,
      unread: lastSeq - readSeq,
      actions: threadPolicy.actionsFor(null, { access }),
    };
  }
}

export class ThreadsResponse {
  @ObjectsField(() => ThreadResponse) items!: ThreadResponse[];
}

export class InboxThreadResponse extends ThreadResponse {
  @InstantField() activeAt!: string;
  @TextField({ max: 120 }) lastAuthorName!: string;
  @TextField({ max: 160, description: 'How the last message begins' }) lastExcerpt!: string;

  static override from(
    row: InboxRow,
    access: AudienceAccess,
    description: SubjectDescription,
  ): InboxThreadResponse {
    const { activeAt, lastAuthorName, lastExcerpt } = row;
    return {
      ...ThreadResponse.from(row, access, description),
      activeAt: activeAt.toISOString(),
      lastAuthorName,
      lastExcerpt,
    };
  }
}

export class InboxResponse {
  @ObjectsField(() => InboxThreadResponse) items!: InboxThreadResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

export class UnreadResponse {
  @IntegerField({ description: 'Unread messages in all my threads' }) total!: number;
}

export class MessageAuthorResponse {
  @IdField() id!: string;
  @TextField({ max: 120 }) displayName!: string;
}

export class MessageResponse implements ThreadMessage {
  @IntegerField({ min: 1, description: 'Rank in its thread, without a hole' }) seq!: number;
  @ObjectField(() => MessageAuthorResponse) author!: MessageAuthorResponse;
  @TextField({ max: BODY_MAX }) body!: string;
  @InstantField() sentAt!: string;
  @IdField() clientId!: string;

  static from(row: MessageRow): MessageResponse {
    const { seq, body, clientId } = row;
    return {
      seq,
      author: { id: row.authorId, displayName: row.authorName },
      body,
      sentAt: row.sentAt.toISOString(),
      clientId,
    };
  }
}

export class MessagesResponse {
  @ObjectsField(() => MessageResponse) items!: MessageResponse[];
  @IntegerField({ description: 'Where the thread stands' }) lastSeq!: number;
}
