import { Matches } from 'class-validator';
import { IdField, InstantField, IntegerField, ObjectsField, REQUIRED, TextField } from '#platform';

export class AnswerRequest {
  @IdField({ description: 'Thread where it was asked' }) threadId!: string;
  @IntegerField({ min: 1, description: 'Rank of the message that asks' }) seq!: number;

  @Matches(/\S/, REQUIRED)
  @TextField({ min: 1, max: 2000, description: 'Reworded: it tells neither who asked nor for whom' })
  question!: string;

  @Matches(/\S/, REQUIRED)
  @TextField({ min: 1, max: 8000 })
  answer!: string;
}

/** A question asked around the call and its answer, for everyone: never who asked, nor where. */
export class CallAnswerResponse {
  @IdField() id!: string;
  @TextField({ max: 2000 }) question!: string;
  @TextField({ max: 8000 }) answer!: string;
  @InstantField() publishedAt!: string;
}

export class CallAnswersPage {
  @ObjectsField(() => CallAnswerResponse) items!: CallAnswerResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}
