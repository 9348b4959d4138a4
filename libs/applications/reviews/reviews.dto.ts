import { type Answers, CriterionDto } from '#calls';
import { PublicReference } from '#organisations';
import {
  CentsField,
  ChoiceField,
  ChoicesParam,
  FlagField,
  IdField,
  IdsField,
  InstantField,
  IntegerField,
  JsonField,
  KeyField,
  NumberField,
  ObjectField,
  ObjectsField,
  PageQuery,
  TextField,
  TextsField,
} from '#platform';
import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  OUTCOMES,
  type Outcome,
  REVIEW_STATUSES,
  type ReviewStatus,
} from '../application.types.js';
import {
  AnsweredCall,
  AnsweredForm,
  ApplicantResponse,
  ComplementResponse,
  EligibilityResponse,
  PersonResponse,
  ReceiptResponse,
} from '../applications.dto.js';
import { TABLE_SORTS, type TableSort } from '../lists.repository.js';

export class TableQuery extends PageQuery {
  @ChoicesParam(APPLICATION_STATUSES) status?: ApplicationStatus[];
  @TextField({
    max: 100,
    optional: true,
    description: 'In the title, the applicant’s name or the receipt number',
  })
  q?: string;
  @ChoiceField(TABLE_SORTS, { optional: true, enumName: 'ApplicationsSort' }) sort?: TableSort;
}

export class ReviewerResponse {
  @IdField() accountId!: string;
  @TextField({ max: 120 }) displayName!: string;
  @ChoiceField(REVIEW_STATUSES, { enumName: 'ReviewStatus' }) status!: ReviewStatus;
}

export class HeldDecisionSummary {
  @ChoiceField(OUTCOMES, { enumName: 'DecisionOutcome' }) outcome!: Outcome;
  @CentsField({ nullable: true }) amountCents!: number | null;
  @FlagField() released!: boolean;
}

/** A line of the call's table of applications. */
export class ApplicationRowResponse {
  @IdField() id!: string;
  @TextField({ max: 200 }) title!: string;
  @TextField({ max: 400 }) applicantName!: string;
  @ObjectField(() => ApplicantResponse, { nullable: true }) organisation!: ApplicantResponse | null;
  @ChoiceField(APPLICATION_STATUSES, { enumName: 'ApplicationStatus' }) status!: ApplicationStatus;
  @TextField({ max: 24, nullable: true }) receiptNumber!: string | null;
  @InstantField() submittedAt!: string;
  @CentsField({ nullable: true }) requestedCents!: number | null;
  @IntegerField({ description: 'Bars not met and not lifted' }) standingBars!: number;
  @ObjectsField(() => ReviewerResponse) reviewers!: ReviewerResponse[];
  @NumberField({ nullable: true, description: 'Mean of the reviews sent, for those who may see them' })
  mean!: number | null;
  @IntegerField() outOf!: number;
  @FlagField({ description: 'A declaration of interests is awaited from the reader' })
  declarationRequired!: boolean;
  @ObjectField(() => HeldDecisionSummary, { nullable: true }) decision!: HeldDecisionSummary | null;
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 30 }) actions!: string[];
}

export class ApplicationTablePage {
  @ObjectsField(() => ApplicationRowResponse) items!: ApplicationRowResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
  @InstantField({ nullable: true, description: 'Until then, submissions are sealed for the institution' })
  sealedUntil!: string | null;
}

export class DossierSectionResponse {
  @KeyField() key!: string;
  @TextField({ max: 200 }) title!: string;
  @FlagField() confidential!: boolean;
  @JsonField() answers!: Answers;
}

export class DossierFileResponse {
  @IdField() id!: string;
  @TextField({ max: 200 }) name!: string;
  @TextField({ max: 120 }) mediaType!: string;
  @IntegerField() sizeBytes!: number;
  @TextField({ max: 64 }) sha256!: string;
  @KeyField() sectionKey!: string;
  @KeyField() fieldKey!: string;
}

/** A dossier as the institution reads it. */
export class DossierResponse {
  @IdField() id!: string;
  @TextField({ max: 200 }) title!: string;
  @TextField({ max: 400 }) applicantName!: string;
  @ObjectField(() => ApplicantResponse, { nullable: true }) organisation!: ApplicantResponse | null;
  @JsonField({ nullable: true, description: 'The applicant’s profile as it stood at the submission' })
  profile!: object | null;
  @ChoiceField(APPLICATION_STATUSES, { enumName: 'ApplicationStatus' }) status!: ApplicationStatus;
  @ObjectField(() => AnsweredCall) call!: AnsweredCall;
  @ObjectField(() => AnsweredForm) form!: AnsweredForm;
  @ObjectsField(() => CriterionDto) criteria!: CriterionDto[];
  @ObjectsField(() => DossierSectionResponse) sections!: DossierSectionResponse[];
  @ObjectsField(() => DossierFileResponse) files!: DossierFileResponse[];
  @TextsField({ max: 60, maxItems: 30, description: 'Confidential sections not shown to this reader' })
  withheld!: string[];
  @ObjectsField(() => PersonResponse) people!: PersonResponse[];
  @ObjectsField(() => PublicReference, {
    description:
      'What institutions attest of the applicant today, for the call’s team; no part of the frozen dossier',
  })
  references!: PublicReference[];
  @CentsField({ nullable: true }) requestedCents!: number | null;
  @ObjectField(() => EligibilityResponse) eligibility!: EligibilityResponse;
  @ObjectField(() => ReceiptResponse) receipt!: ReceiptResponse;
  @ObjectField(() => ComplementResponse, { nullable: true }) complement!: ComplementResponse | null;
  @TextField({ max: 4000, nullable: true }) inadmissibleReason!: string | null;
  @ObjectsField(() => ReviewerResponse) reviewers!: ReviewerResponse[];
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 30 }) actions!: string[];
}

/** What an application's state is, after a move. */
export class ApplicationStateResponse {
  @IdField() id!: string;
  @ChoiceField(APPLICATION_STATUSES, { enumName: 'ApplicationStatus' }) status!: ApplicationStatus;
  @ObjectsField(() => ReviewerResponse) reviewers!: ReviewerResponse[];
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 30 }) actions!: string[];
}

export class ReasonRequest {
  @TextField({ min: 3, max: 4000 }) reason!: string;
}

export class WaiveRequest {
  @KeyField() ruleId!: string;
  @TextField({ min: 3, max: 1000 }) reason!: string;
}

/** A message by its place. */
export class MessageRefDto {
  @IdField() threadId!: string;
  @IntegerField({ min: 1 }) seq!: number;
}

export class ComplementRequest {
  @TextField({ min: 3, max: 4000 }) message!: string;
  @InstantField() dueAt!: string;
  @ObjectField(() => MessageRefDto, {
    optional: true,
    description: 'The message of its threads that it comes from; linked to it',
  })
  from?: MessageRefDto;
}

export class ReviewersRequest {
  @IdsField({ maxItems: 20 }) accountIds!: string[];
}

export class ConflictRequest {
  @FlagField() inConflict!: boolean;
  @TextField({ max: 1000, optional: true }) reason?: string;
}

export class ScoreDto {
  @KeyField() criterionId!: string;
  @NumberField({ nullable: true, min: 0, max: 100 }) value!: number | null;
  @TextField({ max: 4000 }) comment!: string;
}

export class SaveReviewRequest {
  @ObjectsField(() => ScoreDto, { maxItems: 20 }) scores!: ScoreDto[];
  @TextField({ max: 4000 }) opinion!: string;
}

export class ReviewResponse {
  @IdField() id!: string;
  @IdField() reviewerId!: string;
  @TextField({ max: 120 }) displayName!: string;
  @ChoiceField(REVIEW_STATUSES, { enumName: 'ReviewStatus' }) status!: ReviewStatus;
  @ObjectsField(() => ScoreDto) scores!: ScoreDto[];
  @TextField({ max: 4000 }) opinion!: string;
  @NumberField({ nullable: true }) total!: number | null;
  @IntegerField() outOf!: number;
  @InstantField({ nullable: true }) sentAt!: string | null;
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 10 }) actions!: string[];
}

export class CriterionMarks {
  @KeyField() criterionId!: string;
  @IntegerField() scaleMax!: number;
  @NumberField({ nullable: true }) mean!: number | null;
  @NumberField({ nullable: true }) spread!: number | null;
}

export class ReviewsResponse {
  @ObjectsField(() => ReviewResponse) items!: ReviewResponse[];
  @ObjectsField(() => ReviewerResponse, { description: 'Those whose review is still awaited' })
  awaited!: ReviewerResponse[];
  @NumberField({ nullable: true }) mean!: number | null;
  @NumberField({ nullable: true, description: 'Between the most and the least generous' })
  spread!: number | null;
  @IntegerField() outOf!: number;
  @ObjectsField(() => CriterionMarks) byCriterion!: CriterionMarks[];
}

export class MyReviewSummary {
  @IdField() id!: string;
  @IdField() applicationId!: string;
  @TextField({ max: 200 }) title!: string;
  @TextField({ max: 400 }) applicantName!: string;
  @IdField() callId!: string;
  @TextField({ max: 120 }) callSlug!: string;
  @TextField({ max: 200 }) callTitle!: string;
  @InstantField({ nullable: true }) decisionBy!: string | null;
  @ChoiceField(REVIEW_STATUSES, { enumName: 'ReviewStatus' }) status!: ReviewStatus;
  @FlagField() declarationRequired!: boolean;
  @InstantField() assignedAt!: string;
  @InstantField({ nullable: true }) sentAt!: string | null;
}

export class MyReviewPage {
  @ObjectsField(() => MyReviewSummary) items!: MyReviewSummary[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}
