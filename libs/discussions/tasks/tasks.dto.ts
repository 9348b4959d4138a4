import { Matches } from 'class-validator';
import {
  ChoiceField,
  DayField,
  IdField,
  InstantField,
  IntegerField,
  ObjectField,
  ObjectsField,
  PageQuery,
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

/** What is left out stays as it is. */
export class EditTaskRequest {
  @Matches(/\S/, REQUIRED)
  @TextField({ min: 1, max: 200, optional: true })
  title?: string;

  @DayField({ optional: true, description: 'The last day to do it' }) dueOn?: string;

  @IdField({ optional: true, description: 'One of the thread’s readers' })
  ownerId?: string;
}

/** Mine still to do, mine done, or those I gave to others that are still to do. */
export const TASK_LISTS = ['todo', 'done', 'given'] as const;
export type TaskList = (typeof TASK_LISTS)[number];

export class MyTasksQuery extends PageQuery {
  @ChoiceField(TASK_LISTS, {
    enumName: 'TaskList',
    optional: true,
    description: 'Mine to do when left out; `given`: those I gave to others',
  })
  list?: TaskList;
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
  @TextField({ max: 300, description: 'What the thread it came from is about' }) about!: string;
  @IdField({ description: 'Thread of the message it came from' }) threadId!: string;
  @IntegerField({ min: 1 }) seq!: number;
  @TextField({ max: 500, description: 'Path of that message' }) path!: string;
  @IntegerField({ min: 1 }) version!: number;
  @TextsField({ max: 40, maxItems: 5 }) actions!: string[];
}

export class TasksResponse {
  @ObjectsField(() => TaskResponse) items!: TaskResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}
