import {
  ChoiceField,
  DayField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  ObjectField,
  ObjectsField,
  TextField,
  TextsField,
} from '#platform';
import { CallAnswersPage } from './answers/answers.dto.js';
import {
  AwardDto,
  CalendarStepDto,
  CommitmentDto,
  ContactDto,
  CriterionDto,
  EligibilityRuleDto,
  FormSectionDto,
  MoneyDto,
} from './call.dto.js';
import {
  CALL_KINDS,
  CALL_STATUSES,
  type CallKind,
  type CallStatus,
  TEAM_FUNCTIONS,
  type TeamFunction,
} from './call.types.js';

export class LeadSummary {
  @IdField() id!: string;
  @TextField({ max: 160 }) name!: string;
  @TextField({ max: 80 }) slug!: string;
}

/** A call as lists show it. */
export class CallSummary {
  @IdField() id!: string;
  @TextField({ max: 120 }) slug!: string;
  @TextField({ max: 20 }) reference!: string;
  @ChoiceField(CALL_KINDS, { enumName: 'CallKind' }) kind!: CallKind;
  @ChoiceField(CALL_STATUSES, { enumName: 'CallPhase', description: 'The state as of now' })
  phase!: CallStatus;
  @TextField({ max: 200 }) title!: string;
  @TextField({ max: 600 }) summary!: string;
  @ObjectsField(() => LeadSummary) leads!: LeadSummary[];
  @InstantField({ nullable: true }) opensAt!: string | null;
  @InstantField({ nullable: true }) closesAt!: string | null;
  @ObjectField(() => MoneyDto) money!: MoneyDto;
  @TextsField({ max: 60, maxItems: 12 }) themes!: string[];
  @TextsField({ max: 80, maxItems: 20 }) publics!: string[];
  @TextsField({ max: 80, maxItems: 120 }) territories!: string[];
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 20 }) actions!: string[];
}

export class CallPage {
  @ObjectsField(() => CallSummary) items!: CallSummary[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

export const CALENDAR_KEYS = ['published', 'opens', 'closes', 'step', 'decision', 'project'] as const;

export class CalendarEntry {
  @ChoiceField(CALENDAR_KEYS, { enumName: 'CalendarKey' }) key!: (typeof CALENDAR_KEYS)[number];
  @TextField({ max: 160, nullable: true, description: 'Words of the institution, for a step' }) label!:
    | string
    | null;
  @InstantField({ nullable: true }) at!: string | null;
  @InstantField({ nullable: true }) until!: string | null;
  @ChoiceField(['done', 'now', 'next'], { enumName: 'CalendarState' }) state!: 'done' | 'now' | 'next';
}

export const COMMITMENT_STATES = ['kept', 'late', 'to_come', 'broken', 'declared'] as const;

export class MeasuredCommitment extends CommitmentDto {
  @ChoiceField(COMMITMENT_STATES, { enumName: 'CommitmentState' }) state!: (typeof COMMITMENT_STATES)[number];
}

export class CallDocument {
  @IdField() id!: string;
  @TextField({ max: 200 }) name!: string;
  @TextField({ max: 120 }) mediaType!: string;
  @IntegerField() sizeBytes!: number;
}

export class TeamPlaceResponse {
  @IdField() accountId!: string;
  @TextField({ max: 120 }) displayName!: string;
  @ChoiceField(TEAM_FUNCTIONS, { enumName: 'TeamFunction' }) function!: TeamFunction;
}

export class LeadResponse extends LeadSummary {
  @InstantField({ nullable: true }) approvedAt!: string | null;
}

export class AmendmentResponse {
  @InstantField() at!: string;
  @TextField({ max: 1000 }) reason!: string;
  @InstantField({ nullable: true }) closesAtBefore!: string | null;
  @InstantField() closesAtAfter!: string;
}

/** A call as its page shows it. */
export class CallResponse extends CallSummary {
  @TextField({ max: 20_000 }) need!: string;
  @ObjectsField(() => AwardDto) awards!: AwardDto[];
  @ObjectsField(() => CalendarEntry) calendar!: CalendarEntry[];
  @InstantField({ nullable: true }) decisionBy!: string | null;
  @DayField({ nullable: true }) projectStartsOn!: string | null;
  @DayField({ nullable: true }) projectEndsOn!: string | null;
  @ObjectsField(() => EligibilityRuleDto) eligibility!: EligibilityRuleDto[];
  @IntegerField() formVersion!: number;
  @ObjectsField(() => FormSectionDto) sections!: FormSectionDto[];
  @ObjectsField(() => CriterionDto) criteria!: CriterionDto[];
  @ObjectsField(() => MeasuredCommitment) pact!: MeasuredCommitment[];
  @ObjectsField(() => CallDocument) documents!: CallDocument[];
  @ObjectsField(() => AmendmentResponse) amendments!: AmendmentResponse[];
  @ObjectField(() => ContactDto, { nullable: true }) contact!: ContactDto | null;
  @TextField({ max: 2000, nullable: true }) cancelledReason!: string | null;
  @IdField({ nullable: true, description: 'The visitor’s own application to this call' }) myApplicationId!:
    | string
    | null;
  @ObjectField(() => CallAnswersPage, { description: 'The latest public answers; the rest by `…/answers`' })
  answers!: CallAnswersPage;
}

export class ReadinessItemResponse {
  @TextField({ max: 40 }) key!: string;
  @FlagField() done!: boolean;
  @FlagField() required!: boolean;
}

/** A call as its team works on it. */
export class CallWorkspaceResponse extends CallResponse {
  @ObjectsField(() => LeadResponse) declare leads: LeadResponse[];
  @ObjectsField(() => CalendarStepDto) steps!: CalendarStepDto[];
  @ObjectsField(() => TeamPlaceResponse) team!: TeamPlaceResponse[];
  @ObjectsField(() => ReadinessItemResponse) readiness!: ReadinessItemResponse[];
}

export class TeamResponseOfCall {
  @ObjectsField(() => TeamPlaceResponse) items!: TeamPlaceResponse[];
}

export class Facet {
  @TextField({ max: 80 }) value!: string;
  @IntegerField() count!: number;
}

export class CallFacets {
  @IntegerField() open!: number;
  @IntegerField() coming!: number;
  @IntegerField() closed!: number;
  @ObjectsField(() => Facet) kinds!: Facet[];
  @ObjectsField(() => Facet) themes!: Facet[];
  @ObjectsField(() => Facet) territories!: Facet[];
}
