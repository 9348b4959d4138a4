import { Matches } from 'class-validator';
import {
  FlagField,
  IdField,
  IdsField,
  KeyField,
  ObjectsField,
  REQUIRED,
  TextField,
  TextsField,
} from '#platform';

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

/** Somebody who reads a thread, and why they do. */
export class ThreadPersonResponse {
  @IdField() id!: string;
  @TextField({ max: 120 }) displayName!: string;
  @FlagField({ description: 'Else they only read' }) mayWrite!: boolean;
  @TextField({ max: 300, optional: true, description: 'The organisation they read it for' })
  organisation?: string;
  @TextsField({ max: 120, maxItems: 20, description: 'Their functions around the subject' }) roles!: string[];
  @TextField({ max: 120, optional: true, description: 'Who brought them into a thread of named people' })
  addedBy?: string;
  @FlagField({ optional: true, description: 'Let in by a link, into this thread alone' }) guest?: boolean;
}

export class ThreadPeopleResponse {
  @ObjectsField(() => ThreadPersonResponse) items!: ThreadPersonResponse[];
  @FlagField({ description: 'Anyone signed in reads it' }) open!: boolean;
  @FlagField({ description: 'Of named people: one enters and leaves it by hand' }) named!: boolean;
}
