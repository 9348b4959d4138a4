import {
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  ObjectField,
  ObjectsField,
  PageQuery,
  TextField,
} from '#platform';
import { MessageAuthorResponse } from '../messages/messages.dto.js';
import { ThreadSubjectResponse } from '../threads/threads.dto.js';

export class SearchQuery extends PageQuery {
  @TextField({ min: 1, max: 200, description: 'Words, "a phrase", -without' }) q!: string;
}

export class SearchedThreadResponse {
  @IdField() id!: string;
  @ObjectField(() => ThreadSubjectResponse) subject!: ThreadSubjectResponse;
  @TextField({ max: 120, description: 'Who reads it' }) label!: string;
  @TextField({ max: 200, optional: true }) title?: string;
}

/** A piece of a message, told apart when it is what was looked for: no markup travels. */
export class ExcerptPieceResponse {
  @TextField({ max: 8_000 }) text!: string;
  @FlagField() hit!: boolean;
}

export class SearchItemResponse {
  @ObjectField(() => SearchedThreadResponse) thread!: SearchedThreadResponse;
  @IntegerField({ min: 1 }) seq!: number;
  @ObjectField(() => MessageAuthorResponse) author!: MessageAuthorResponse;
  @InstantField() sentAt!: string;
  @ObjectsField(() => ExcerptPieceResponse) excerpt!: ExcerptPieceResponse[];
}

export class SearchResponse {
  @ObjectsField(() => SearchItemResponse) items!: SearchItemResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}
