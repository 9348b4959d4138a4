import {
  CentsField,
  ChoiceField,
  DayField,
  EmailField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  JsonField,
  KeyField,
  NumberField,
  ObjectField,
  ObjectsField,
  TextField,
  TextsField,
} from '#platform';
import {
  CALL_KINDS,
  type CallKind,
  COMMITMENT_KINDS,
  type CommitmentKind,
  TEAM_FUNCTIONS,
  type TeamFunction,
} from './call.types.js';
import { type Condition, SEVERITIES } from './eligibility.rules.js';
import { FIELD_TYPES, type FieldType, MAX_FIELDS, MAX_SECTIONS } from './form.js';

export class MoneyDto {
  @ChoiceField(['EUR']) currency!: 'EUR';
  @CentsField({ nullable: true }) envelopeCents!: number | null;
  @CentsField({ nullable: true }) perProjectMinCents!: number | null;
  @CentsField({ nullable: true }) perProjectMaxCents!: number | null;
  @NumberField({ nullable: true, min: 1, max: 100 }) shareMaxPercent!: number | null;
  @IntegerField({ nullable: true, min: 1, max: 10_000 }) laureatesMin!: number | null;
  @IntegerField({ nullable: true, min: 1, max: 10_000 }) laureatesMax!: number | null;
  @IntegerField({ nullable: true, min: 1, max: 10 }) yearsMax!: number | null;
  @TextField({ max: 1000 }) notes!: string;
}

export class AwardDto {
  @TextField({ min: 1, max: 160 }) name!: string;
  @CentsField({ nullable: true }) amountCents!: number | null;
  @IntegerField({ nullable: true, min: 1, max: 1000 }) count!: number | null;
  @FlagField() optional!: boolean;
  @TextField({ max: 500 }) note!: string;
}

export class CalendarStepDto {
  @TextField({ min: 1, max: 160 }) label!: string;
  @InstantField() at!: string;
  @InstantField({ nullable: true }) until!: string | null;
}

export class EligibilityRuleDto {
  @KeyField() id!: string;
  @TextField({ min: 1, max: 500 }) statement!: string;
  @ChoiceField(SEVERITIES, { enumName: 'EligibilitySeverity' }) severity!: 'bar' | 'priority';
  @FlagField() waivable!: boolean;
  @JsonField({ nullable: true, description: 'Declarative condition; null when only a reader can tell' })
  condition!: Condition | null;
}

export class FieldOptionDto {
  @KeyField() value!: string;
  @TextField({ min: 1, max: 200 }) label!: string;
}

export class FormFieldDto {
  @KeyField() key!: string;
  @ChoiceField(FIELD_TYPES, { enumName: 'FieldType' }) type!: FieldType;
  @TextField({ min: 1, max: 300 }) label!: string;
  @TextField({ max: 1000 }) help!: string;
  @FlagField() required!: boolean;
  @IntegerField({ optional: true, nullable: true, min: 1, max: 50_000 }) maxLength?: number | null;
  @NumberField({ optional: true, nullable: true }) min?: number | null;
  @NumberField({ optional: true, nullable: true }) max?: number | null;
  @ObjectsField(() => FieldOptionDto, { optional: true, nullable: true, maxItems: 100 }) options?:
    | FieldOptionDto[]
    | null;
}

export class FormSectionDto {
  @KeyField() key!: string;
  @TextField({ min: 1, max: 200 }) title!: string;
  @TextField({ max: 2000 }) intro!: string;
  @ObjectsField(() => FormFieldDto, { maxItems: MAX_FIELDS }) fields!: FormFieldDto[];
}

export class CriterionDto {
  @KeyField() id!: string;
  @TextField({ min: 1, max: 160 }) name!: string;
  @TextField({ max: 1000 }) description!: string;
  @NumberField({ nullable: true, min: 0, max: 100 }) weightPercent!: number | null;
  @IntegerField({ min: 1, max: 100 }) scaleMax!: number;
}

export class CommitmentDto {
  @KeyField() id!: string;
  @ChoiceField(COMMITMENT_KINDS, { enumName: 'CommitmentKind' }) kind!: CommitmentKind;
  @TextField({ min: 1, max: 300 }) statement!: string;
  @IntegerField({ nullable: true, min: 1, max: 730 }) days!: number | null;
  @CentsField({ nullable: true }) amountCents!: number | null;
}

export class ContactDto {
  @TextField({ min: 1, max: 120 }) name!: string;
  @EmailField() email!: string;
}

/** The parts of a call its team writes. Everything may be left out: a draft grows piece by piece. */
export class CallDraft {
  @ChoiceField(CALL_KINDS, { optional: true, enumName: 'CallKind' }) kind?: CallKind;
  @TextField({ min: 3, max: 200, optional: true }) title?: string;
  @TextField({ max: 600, optional: true }) summary?: string;
  @TextField({ max: 20_000, optional: true, description: 'Markdown' }) need?: string;
  @TextsField({ max: 60, maxItems: 12, optional: true }) themes?: string[];
  @TextsField({ max: 80, maxItems: 20, optional: true }) publics?: string[];
  @TextsField({ max: 80, maxItems: 120, optional: true }) territories?: string[];
  @ObjectField(() => MoneyDto, { optional: true }) money?: MoneyDto;
  @ObjectsField(() => AwardDto, { optional: true, maxItems: 20 }) awards?: AwardDto[];
  @InstantField({ optional: true, nullable: true }) opensAt?: string | null;
  @InstantField({ optional: true, nullable: true }) closesAt?: string | null;
  @InstantField({ optional: true, nullable: true }) decisionBy?: string | null;
  @ObjectsField(() => CalendarStepDto, { optional: true, maxItems: 20 }) steps?: CalendarStepDto[];
  @DayField({ optional: true, nullable: true }) projectStartsOn?: string | null;
  @DayField({ optional: true, nullable: true }) projectEndsOn?: string | null;
  @ObjectsField(() => EligibilityRuleDto, { optional: true, maxItems: 40 })
  eligibility?: EligibilityRuleDto[];
  @ObjectsField(() => FormSectionDto, { optional: true, maxItems: MAX_SECTIONS }) sections?: FormSectionDto[];
  @ObjectsField(() => CriterionDto, { optional: true, maxItems: 20 }) criteria?: CriterionDto[];
  @ObjectsField(() => CommitmentDto, { optional: true, maxItems: 12 }) pact?: CommitmentDto[];
  @ObjectField(() => ContactDto, { optional: true, nullable: true }) contact?: ContactDto | null;
}

export class DraftCallRequest extends CallDraft {
  @IdField({ description: 'The institution that leads the call' }) organisationId!: string;
  @ChoiceField(CALL_KINDS, { enumName: 'CallKind' }) declare kind: CallKind;
  @TextField({ min: 3, max: 200 }) declare title: string;
}

export class CoLeadRequest {
  @IdField() organisationId!: string;
}

export class TeamPlaceRequest {
  @IdField({ optional: true }) accountId?: string;
  @EmailField({ optional: true, description: 'For someone who has no account yet' }) email?: string;
  @ChoiceField(TEAM_FUNCTIONS, { enumName: 'TeamFunction' }) function!: TeamFunction;
}

export class PostponeRequest {
  @InstantField() closesAt!: string;
  @TextField({ min: 3, max: 1000 }) reason!: string;
}

export class CancelRequest {
  @TextField({ min: 3, max: 2000 }) reason!: string;
}
