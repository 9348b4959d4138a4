import { Matches } from 'class-validator';
import {
  ChoiceField,
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
import { BODY_MAX, MessageAuthorResponse } from '../messages/messages.dto.js';
import type { ModerationAct } from './moderation.repository.js';
import { MODERATION_ACTS } from './moderation.repository.js';

export class ModerationReasonRequest {
  @Matches(/\S/, REQUIRED)
  @TextField({ min: 3, max: 2000 })
  reason!: string;
}

export const REPORT_LISTS = ['waiting', 'settled'] as const;
export type ReportList = (typeof REPORT_LISTS)[number];

export class ReportsQuery extends PageQuery {
  @ChoiceField(REPORT_LISTS, {
    enumName: 'ReportList',
    optional: true,
    description: 'Those that wait, the oldest first, when left out; `settled`: the latest settled first',
  })
  list?: ReportList;
}

/** A message that was reported; never by whom. */
export class ReportResponse {
  @IdField() id!: string;
  @IdField() threadId!: string;
  @IntegerField({ min: 1 }) seq!: number;
  @TextField({
    max: 500,
    nullable: true,
    description: 'The message in its thread, for who reads that thread',
  })
  path!: string | null;
  @TextField({ max: 300, description: 'What the thread is about' }) about!: string;
  @ObjectField(() => MessageAuthorResponse) author!: MessageAuthorResponse;
  @TextField({ max: BODY_MAX, description: 'What the message says, hidden or not' }) body!: string;
  @ChoiceField(['shown', 'hidden', 'gone']) state!: 'shown' | 'hidden' | 'gone';
  @TextField({ max: 2000, description: 'Why it was reported' }) reason!: string;
  @InstantField() reportedAt!: string;
  @InstantField({ nullable: true }) settledAt!: string | null;
  @TextsField({ max: 40, maxItems: 5 }) actions!: string[];
}

export class ReportsPage {
  @ObjectsField(() => ReportResponse) items!: ReportResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

export class ModerationLogLine {
  @IdField() id!: string;
  @InstantField() at!: string;
  @ChoiceField(MODERATION_ACTS, { enumName: 'ModerationAct' }) act!: ModerationAct;
  @IdField({ nullable: true }) reportId!: string | null;
  @IdField() threadId!: string;
  @IntegerField({ min: 1 }) seq!: number;
  @IdField({ nullable: true, description: 'Whose act it is; none for a report' }) moderatorId!: string | null;
  @TextField({ max: 2000 }) reason!: string;
}

export class ModerationLogPage {
  @ObjectsField(() => ModerationLogLine) items!: ModerationLogLine[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}
