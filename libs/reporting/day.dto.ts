import { ChoiceField, IdField, InstantField, IntegerField, ObjectsField, TextField } from '#platform';

export const TODO_KINDS = [
  'finish_application',
  'answer_complement',
  'read_decision',
  'review_dossier',
  'admit_applications',
  'assign_reviewers',
  'prepare_decisions',
  'release_decisions',
  'approve_call',
  'finish_call',
  'answer_invitation',
  'answer_join_request',
  'answer_collective',
  'take_over',
  'do_task',
] as const;
export type TodoKind = (typeof TODO_KINDS)[number];

/** One thing that awaits the person. */
export class TodoResponse {
  @ChoiceField(TODO_KINDS, { enumName: 'TodoKind' }) kind!: TodoKind;
  @IdField({ description: 'The application, call, invitation or organisation it is about' })
  subjectId!: string;
  @TextField({ max: 200 }) title!: string;
  @TextField({ max: 200, description: 'Title of the call, when the subject is an application' })
  context!: string;
  @TextField({ max: 80, description: 'Of the organisation’s page, when the subject is one; empty otherwise' })
  slug!: string;
  @IntegerField({ description: 'How many dossiers, when the subject is a call' }) count!: number;
  @InstantField({ nullable: true }) dueAt!: string | null;
}

export class DayResponse {
  @InstantField() now!: string;
  @ObjectsField(() => TodoResponse, { maxItems: 50 }) items!: TodoResponse[];
}
