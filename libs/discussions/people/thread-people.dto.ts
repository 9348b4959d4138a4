import { Matches } from 'class-validator';
import { IdField, IdsField, KeyField, ObjectsField, REQUIRED, TextField } from '#platform';

const PEOPLE_AT_MOST = 50;

export class OpenThreadRequest {
  @KeyField({ max: 40 }) subjectType!: string;
  @IdField() subjectId!: string;
  @KeyField({ max: 40, description: 'Whose readers it is narrowed from' }) audience!: string;

  @Matches(/\S/, REQUIRED)
  @TextField({ min: 1, max: 160 })
  title!: string;

  @IdsField({ maxItems: PEOPLE_AT_MOST, description: 'Among the audience’s readers; I am in it too' })
  people!: string[];
}

export class AddPeopleRequest {
  @IdsField({ minItems: 1, maxItems: PEOPLE_AT_MOST }) people!: string[];
}

export class ThreadPersonResponse {
  @IdField() id!: string;
  @TextField({ max: 120 }) displayName!: string;
}

export class ThreadPeopleResponse {
  @ObjectsField(() => ThreadPersonResponse) items!: ThreadPersonResponse[];
}
