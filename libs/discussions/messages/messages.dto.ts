import { Matches } from 'class-validator';
import {
  ChoiceField,
  FlagField,
  IdField,
  IdsField,
  InstantField,
  IntegerField,
  IntegerParam,
  KeyField,
  ObjectField,
  ObjectsField,
  REQUIRED,
  TextField,
} from '#platform';
import type { Reaction, ThreadMessage } from '#realtime-contract';
import { REACTION_EMOJI } from '../reactions/reactions.js';
import type { Gone, MessageRow } from './messages.repository.js';

export const BODY_MAX = 8_000;
export const FILES_AT_MOST = 10;

export class MessagesQuery {
  @IntegerParam({ optional: true, description: 'Messages after this `seq`, oldest first' })
  after?: number;

  @IntegerParam({ min: 1, optional: true, description: 'Messages before this `seq`, oldest first' })
  before?: number;

  @IntegerParam({ min: 1, max: 100, optional: true, description: 'Messages per page, 100 by default' })
  limit?: number;
}

export class QuoteRequest {
  @IdField() threadId!: string;
  @IntegerField({ min: 1 }) seq!: number;
}

export class PostMessageRequest {
  @IdField({ description: 'Made by the device: a retry with the same one makes no second message' })
  clientId!: string;

  @Matches(/\S/, REQUIRED)
  @TextField({ min: 1, max: BODY_MAX, description: 'Plain text' })
  body!: string;

  @IntegerField({ min: 1, optional: true, description: '`seq` of the message it answers' })
  replyTo?: number;

  @FlagField({ optional: true, description: 'Awaits an answer' })
  question?: boolean;

  @IdsField({ maxItems: FILES_AT_MOST, optional: true, description: 'Files received in this thread' })
  files?: string[];

  @ObjectField(() => QuoteRequest, {
    optional: true,
    description: 'A message of another thread to show here',
  })
  quote?: QuoteRequest;
}

export class ChangesQuery {
  @IntegerParam({ optional: true, description: 'Number of the last change held, 0 when left out' })
  after?: number;
}

export class MessageAuthorResponse {
  @IdField() id!: string;
  @TextField({ max: 120 }) displayName!: string;
}

export class ReactionResponse {
  @ChoiceField(REACTION_EMOJI, { enumName: 'Reaction' }) emoji!: Reaction;
  @IdsField({ maxItems: 10_000 }) people!: string[];
}

export class MessageFileResponse {
  @IdField() id!: string;
  @TextField({ max: 200 }) name!: string;
  @TextField({ max: 120 }) mediaType!: string;
  @IntegerField() sizeBytes!: number;
}

export class QuoteResponse {
  @IdField() threadId!: string;
  @IntegerField({ min: 1 }) seq!: number;
  @ObjectField(() => MessageAuthorResponse) author!: MessageAuthorResponse;
  @TextField({ max: BODY_MAX, description: 'As it was quoted; empty once it is gone' }) body!: string;
  @InstantField() sentAt!: string;
  @FlagField({ optional: true, description: 'It says something else now' }) changed?: boolean;
  @ChoiceField(['deleted', 'erased', 'hidden'], { optional: true, description: 'Why it shows no words' })
  gone?: Gone;
}

export class MessageActResponse {
  @KeyField({ max: 40 }) kind!: string;
  @TextField({ max: 200, description: 'In its own words' }) label!: string;
  @TextField({ max: 300 }) path!: string;
}

/** A message; what is not said of it (no reply, no question, never changed) is left out. */
export class MessageResponse implements ThreadMessage {
  @IntegerField({ min: 1, description: 'Rank in its thread, without a hole' }) seq!: number;
  @ObjectField(() => MessageAuthorResponse) author!: MessageAuthorResponse;
  @TextField({ max: BODY_MAX, description: 'Empty when it is gone' }) body!: string;
  @InstantField() sentAt!: string;
  @IdField() clientId!: string;
  @IntegerField({ optional: true, description: 'Number of its last change in the thread' }) change?: number;
  @IntegerField({ min: 1, optional: true }) replyTo?: number;
  @FlagField({ optional: true, description: 'Asks for an answer' }) question?: boolean;
  @IntegerField({ min: 1, optional: true, description: '`seq` of the reply that answered it' })
  answeredBy?: number;
  @ChoiceField(['deleted', 'erased', 'hidden'], { optional: true, description: 'Why it shows no words' })
  gone?: Gone;
  @InstantField({ optional: true, description: 'When its words last changed' }) editedAt?: string;
  @FlagField({ optional: true }) pinned?: boolean;
  @FlagField({ optional: true, description: 'What the thread decided' }) decided?: boolean;
  @ObjectsField(() => ReactionResponse, { optional: true }) reactions?: ReactionResponse[];
  @ObjectsField(() => MessageFileResponse, { optional: true }) files?: MessageFileResponse[];
  @ObjectField(() => QuoteResponse, { optional: true }) quote?: QuoteResponse;
  @ObjectsField(() => MessageActResponse, { optional: true, description: 'What it became' })
  acts?: MessageActResponse[];

  static from(row: MessageRow, extra?: Partial<MessageResponse>): MessageResponse {
    const response: MessageResponse = {
      seq: row.seq,
      author: { id: row.authorId, displayName: row.authorName },
      body: row.body,
      sentAt: row.sentAt.toISOString(),
      clientId: row.clientId,
    };
    if (row.change > 0) response.change = row.change;
    if (row.replyTo !== null) response.replyTo = row.replyTo;
    if (row.question) response.question = true;
    if (row.answeredBy !== null) response.answeredBy = row.answeredBy;
    if (row.gone !== null) {
      response.gone = row.gone;
      return response;
    }
    if (row.editedAt !== null) response.editedAt = row.editedAt.toISOString();
    if (row.pinned) response.pinned = true;
    if (row.decided) response.decided = true;
    return extra ? Object.assign(response, extra) : response;
  }
}

export class MessagesResponse {
  @ObjectsField(() => MessageResponse) items!: MessageResponse[];
  @IntegerField({ description: 'Where the thread stands' }) lastSeq!: number;
  @IntegerField({ description: 'Number of the last change to its messages' }) lastChange!: number;
}

export class MarkedResponse {
  @ObjectsField(() => MessageResponse) items!: MessageResponse[];
}

export class ChangesResponse {
  @ObjectsField(() => MessageResponse) items!: MessageResponse[];
  @IntegerField({ description: 'Number of the last change to the thread’s messages' }) lastChange!: number;
}
