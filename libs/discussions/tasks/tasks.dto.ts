import { Matches } from 'class-validator';
import {
  DayField,
  IdField,
  InstantField,
  IntegerField,
  ObjectField,
  ObjectsField,
  REQUIRED,
  TextField,
  TextsField,
} from '#platform';

export class MakeTaskRequest {
  @Matches(/\S/, REQUIRED)
  @TextField({ min: 1, max: 200 })
  title!: string;

  @DayField({ description: 'The last day to do it' }) dueOn!: string;

  @IdField({ optional: true, description: 'One of the thread’s readers; oneself when left out' })
  ownerId?: string;
}

export class TaskOwnerResponse {
  @IdField() id!: string;
  @TextField({ max: 120 }) displayName!: string;
}

export class TaskResponse {
  @IdField() id!: string;
  @TextField({ max: 200 }) title!: string;
  @DayField() dueOn!: string;
  @InstantField({ nullable: true }) doneAt!: string | null;
  @ObjectField(() => TaskOwnerResponse) owner!: TaskOwnerResponse;
  @IdField({ description: 'Thread of the message it came from' }) threadId!: string;
  @IntegerField({ min: 1 }) seq!: number;
  @TextField({ max: 500, description: 'Path of that message' }) path!: string;
  @TextsField({ max: 40, maxItems: 5 }) actions!: string[];
}

export class TasksResponse {
  @ObjectsField(() => TaskResponse) items!: TaskResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}
