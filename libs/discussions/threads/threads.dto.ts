import {
  ChoiceField,
  currentLocale,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  KeyField,
  ObjectField,
  ObjectsField,
  PageQuery,
  TextField,
  TextsField,
} from '#platform';
import type { AudienceAccess, SubjectDescription } from '../subject-registry.js';
import { threadPolicy } from './thread.policy.js';
import { INBOX_FILTERS, type InboxFilter, type InboxRow, type ThreadRow } from './threads.repository.js';

export class SubjectQuery {
  @KeyField({ max: 40 }) subjectType!: string;
  @IdField() subjectId!: string;
}

export class InboxQuery extends PageQuery {
  @ChoiceField(INBOX_FILTERS, {
    optional: true,
    enumName: 'InboxFilter',
    description:
      'Only threads with unread messages, those with a question that awaits my answer, or muted ones',
  })
  filter?: InboxFilter;
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

  /** A guest knows of the thread, not of what it is about. */
  static from(
    row: ThreadRow,
    access: AudienceAccess,
    description: SubjectDescription,
  ): ThreadSubjectResponse {
    if (!access.asGuest) return { type: row.subjectType, id: row.subjectId, ...description };
    const title = row.title ?? access.label[currentLocale()];
    return { type: 'thread', id: row.id, title, path: `/fils/${row.id}` };
  }
}

/** A thread that one person may read. */
export class ThreadResponse {
  @IdField() id!: string;
  @ObjectField(() => ThreadSubjectResponse) subject!: ThreadSubjectResponse;
  @KeyField({ max: 40 }) audience!: string;
  @TextField({ max: 120, description: 'Who reads this thread' }) label!: string;
  @TextField({ max: 200, optional: true, description: 'Of a thread of named people only' }) title?: string;
  @IntegerField() lastSeq!: number;
  @IntegerField() readSeq!: number;
  @IntegerField({ description: 'Messages of others after my mark, up to 100' }) unread!: number;
  @IntegerField({ description: 'Number of the last change to its messages' }) lastChange!: number;
  @FlagField({ description: 'In my inbox' }) followed!: boolean;
  @FlagField({ description: 'Counts for nothing unread, and sends no letter' }) muted!: boolean;
  @TextsField({ max: 40, maxItems: 20 }) actions!: string[];

  static from(
    row: ThreadRow,
    access: AudienceAccess,
    description: SubjectDescription,
    unread = 0,
  ): ThreadResponse {
    const { id, audience, lastSeq, readSeq, lastChange } = row;
    return {
      id,
      subject: ThreadSubjectResponse.from(row, access, description),
      audience,
      label: access.label[currentLocale()],
      ...(row.title !== null && { title: row.title }),
      lastSeq,
      readSeq,
      unread,
      lastChange,
      followed: row.followed,
      muted: row.muted,
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
    unread = 0,
  ): InboxThreadResponse {
    const { activeAt, lastAuthorName, lastExcerpt } = row;
    return {
      ...ThreadResponse.from(row, access, description, unread),
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
  @IntegerField({ description: 'Unread messages in all my threads, muted ones aside' }) total!: number;
  @IntegerField({ description: 'Questions that await my answer' }) awaiting!: number;
}
