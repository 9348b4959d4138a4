import {
  CentsField,
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  KeyField,
  NumberField,
  NumbersField,
  ObjectField,
  ObjectsField,
  TextField,
  TextsField,
} from '#platform';
import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  OUTCOMES,
  type Outcome,
} from '../application.types.js';
import { CriterionMarks, HeldDecisionSummary } from '../reviews/reviews.dto.js';

export class ReasonDto {
  @KeyField({ nullable: true, description: 'Null for a general reason' }) criterionId!: string | null;
  @TextField({ min: 3, max: 4000 }) text!: string;
}

export class DecideRequest {
  @ChoiceField(OUTCOMES, { enumName: 'DecisionOutcome' }) outcome!: Outcome;
  @CentsField({ nullable: true }) amountCents!: number | null;
  @ObjectsField(() => ReasonDto, { maxItems: 40 }) reasons!: ReasonDto[];
  @TextField({ max: 4000, description: 'Letter to the applicant' }) message!: string;
}

export class PromoteRequest {
  @CentsField({ nullable: true }) amountCents!: number | null;
}

export class DecisionMarks {
  @NumberField({ nullable: true }) mean!: number | null;
  @IntegerField() outOf!: number;
  @ObjectsField(() => CriterionMarks) byCriterion!: CriterionMarks[];
}

export class DecisionReason {
  @KeyField({ nullable: true }) criterionId!: string | null;
  @TextField({ max: 160, nullable: true }) criterionName!: string | null;
  @TextField({ max: 4000 }) text!: string;
}

export class DecisionResponse {
  @IdField() applicationId!: string;
  @ChoiceField(OUTCOMES, { enumName: 'DecisionOutcome' }) outcome!: Outcome;
  @CentsField({ nullable: true }) amountCents!: number | null;
  @ObjectsField(() => DecisionReason) reasons!: DecisionReason[];
  @TextField({ max: 4000 }) message!: string;
  @InstantField() decidedAt!: string;
  @InstantField({ nullable: true, description: 'When it was announced; null while held' })
  releasedAt!: string | null;
  @ObjectField(() => DecisionMarks, { nullable: true, description: 'Where the pact promises them' })
  marks!: DecisionMarks | null;
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 10 }) actions!: string[];
}

export class RankedApplication {
  @IntegerField({ nullable: true, description: 'Null as long as nothing is scored' }) rank!: number | null;
  @IdField() id!: string;
  @TextField({ max: 200 }) title!: string;
  @TextField({ max: 400 }) applicantName!: string;
  @ChoiceField(APPLICATION_STATUSES, { enumName: 'ApplicationStatus' }) status!: ApplicationStatus;
  @NumberField({ nullable: true }) mean!: number | null;
  @NumberField({ nullable: true }) spread!: number | null;
  @NumbersField({
    maxItems: 20,
    description: 'One total per review sent, lowest first: whose it is is not told',
  })
  totals!: number[];
  @ObjectsField(() => CriterionMarks) byCriterion!: CriterionMarks[];
  @IntegerField() reviewsSent!: number;
  @IntegerField() reviewsAwaited!: number;
  @CentsField({ nullable: true }) requestedCents!: number | null;
  @CentsField({ description: 'Amounts held, or asked where nothing is held, down to this line' })
  cumulatedCents!: number;
  @FlagField() withinEnvelope!: boolean;
  @ObjectField(() => HeldDecisionSummary, { nullable: true }) decision!: HeldDecisionSummary | null;
  @TextsField({ max: 40, maxItems: 30 }) actions!: string[];
}

export class RankingResponse {
  @IdField() callId!: string;
  @IntegerField() outOf!: number;
  @CentsField({ nullable: true }) envelopeCents!: number | null;
  @CentsField({ description: 'Accepted so far, held or announced' }) committedCents!: number;
  @IntegerField({ description: 'Still without a decision' }) undecided!: number;
  @ObjectsField(() => RankedApplication) items!: RankedApplication[];
  @TextsField({ max: 40, maxItems: 10 }) actions!: string[];
}

export class ReleasedResponse {
  @IntegerField() accepted!: number;
  @IntegerField() waitlisted!: number;
  @IntegerField() declined!: number;
  @InstantField() releasedAt!: string;
}
