import {
  type Answers,
  CALL_KINDS,
  CALL_STATUSES,
  type CallKind,
  type CallStatus,
  FormSectionDto,
} from '#calls';
import { LEGAL_FORM_KEYS, type LegalForm } from '#organisations';
import {
  CentsField,
  ChoiceField,
  ChoicesParam,
  DayField,
  FlagField,
  IdField,
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
  UrlField,
} from '#platform';
import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  PERSON_ROLES,
  type PersonRole,
} from './application.types.js';

const FINDINGS = ['met', 'not_met', 'unknown', 'by_reading'] as const;

export class StartApplicationRequest {
  @IdField() callId!: string;
  @IdField({ nullable: true, description: 'Null to answer in one’s own name (internal calls, idea boxes)' })
  organisationId!: string | null;
  @TextField({ max: 200, optional: true }) title?: string;
}

export class EditApplicationRequest {
  @TextField({ max: 200 }) title!: string;
}

export class SaveSectionRequest {
  @JsonField({ description: 'Answers by field key; blank ones null or left out' }) answers!: Answers;
  @FlagField({ optional: true, description: 'Read by those who instruct, not by the whole jury' })
  confidential?: boolean;
}

export class FaultResponse {
  @TextField({ max: 400 }) pointer!: string;
  @TextField({ max: 1000 }) detail!: string;
}

/** Answer to an autosave. */
export class SavedSectionResponse {
  @KeyField() key!: string;
  @IntegerField({ description: 'For the next If-Match' }) version!: number;
  @InstantField() savedAt!: string;
  @FlagField() complete!: boolean;
  @ObjectsField(() => FaultResponse, { description: 'What the submission still waits for' })
  faults!: FaultResponse[];
}

export class ApplicantResponse {
  @IdField() id!: string;
  @TextField({ max: 160 }) name!: string;
  @TextField({ max: 80 }) slug!: string;
}

/** The call an application answers. */
export class AnsweredCall {
  @IdField() id!: string;
  @TextField({ max: 120 }) slug!: string;
  @TextField({ max: 20 }) reference!: string;
  @TextField({ max: 200 }) title!: string;
  @ChoiceField(CALL_KINDS, { enumName: 'CallKind' }) kind!: CallKind;
  @ChoiceField(CALL_STATUSES, { enumName: 'CallPhase' }) phase!: CallStatus;
  @InstantField({ nullable: true }) closesAt!: string | null;
}

export class ApplicationSummary {
  @IdField() id!: string;
  @TextField({ max: 200 }) title!: string;
  @ChoiceField(APPLICATION_STATUSES, { enumName: 'ApplicationStatus' }) status!: ApplicationStatus;
  @ObjectField(() => AnsweredCall) call!: AnsweredCall;
  @ObjectField(() => ApplicantResponse, { nullable: true }) organisation!: ApplicantResponse | null;
  @CentsField({ nullable: true }) requestedCents!: number | null;
  @TextField({ max: 24, nullable: true }) receiptNumber!: string | null;
  @InstantField({ nullable: true }) submittedAt!: string | null;
  @InstantField({ nullable: true, description: 'When a complement is due' }) complementDueAt!: string | null;
  @InstantField({ description: 'Last writing in any section' }) touchedAt!: string;
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 30 }) actions!: string[];
}

export class ApplicationPage {
  @ObjectsField(() => ApplicationSummary) items!: ApplicationSummary[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

export class PersonResponse {
  @IdField() accountId!: string;
  @TextField({ max: 120 }) displayName!: string;
  @ChoiceField(PERSON_ROLES, { enumName: 'ApplicationPersonRole' }) role!: PersonRole;
}

export class SectionResponse {
  @KeyField() key!: string;
  @TextField({ max: 200 }) title!: string;
  @JsonField() answers!: Answers;
  @FlagField() confidential!: boolean;
  @IntegerField({ description: 'For If-Match; 0 when never written' }) version!: number;
  @InstantField({ nullable: true }) savedAt!: string | null;
  @TextField({ max: 120, nullable: true }) savedBy!: string | null;
  @FlagField() complete!: boolean;
  @ObjectsField(() => FaultResponse) faults!: FaultResponse[];
}

export class AttachedFileResponse {
  @IdField() id!: string;
  @TextField({ max: 200 }) name!: string;
  @TextField({ max: 120 }) mediaType!: string;
  @IntegerField() sizeBytes!: number;
  @TextField({ max: 64 }) sha256!: string;
  @KeyField() sectionKey!: string;
  @KeyField() fieldKey!: string;
  @FlagField({ description: 'Part of a submitted dossier' }) frozen!: boolean;
}

export class FindingResponse {
  @KeyField() ruleId!: string;
  @TextField({ max: 500 }) statement!: string;
  @ChoiceField(['bar', 'priority'], { enumName: 'EligibilitySeverity' }) severity!: 'bar' | 'priority';
  @FlagField() waivable!: boolean;
  @ChoiceField(FINDINGS, { enumName: 'EligibilityFinding' }) finding!: (typeof FINDINGS)[number];
  @TextField({ max: 1000, nullable: true, description: 'Why the institution lifted it' }) waived!:
    | string
    | null;
}

export class EligibilityResponse {
  @ObjectsField(() => FindingResponse) items!: FindingResponse[];
  @FlagField({ description: 'No firm bar stands in the way' }) open!: boolean;
}

export class BudgetResponse {
  @TextField({ max: 200 }) pointer!: string;
  @CentsField() costsCents!: number;
  @CentsField() resourcesCents!: number;
  @IntegerField({
    min: Number.MIN_SAFE_INTEGER,
    description: 'Missing opposite the costs; negative when over',
  })
  gapCents!: number;
  @CentsField() askedCents!: number;
  @NumberField({ nullable: true }) sharePercent!: number | null;
  @NumberField({ nullable: true }) shareMaxPercent!: number | null;
  @ObjectsField(() => FaultResponse) faults!: FaultResponse[];
}

export class ReceiptResponse {
  @TextField({ max: 24 }) number!: string;
  @IntegerField() dossierNumber!: number;
  @TextField({ max: 64, description: 'SHA-256 of the canonical dossier (RFC 8785)' }) sha256!: string;
  @InstantField() submittedAt!: string;
  @TextField({ max: 120 }) submittedBy!: string;
}

/** The proof of a submission, as it is printed. */
export class FullReceiptResponse extends ReceiptResponse {
  @IdField() applicationId!: string;
  @TextField({ max: 200 }) applicationTitle!: string;
  @TextField({ max: 400 }) applicantName!: string;
  @TextField({ max: 20 }) callReference!: string;
  @TextField({ max: 200 }) callTitle!: string;
  @InstantField({ nullable: true }) callClosesAt!: string | null;
  @TextField({
    max: 10_000_000,
    description: 'The canonical dossier: hash its UTF-8 bytes to check the receipt',
  })
  canonical!: string;
}

export class ComplementResponse {
  @TextField({ max: 4000 }) message!: string;
  @InstantField() askedAt!: string;
  @InstantField() dueAt!: string;
}

/** Facts of the profile, to prefill matching fields: told once. */
export class PrefillResponse {
  @TextField({ max: 160 }) name!: string;
  @ChoiceField(LEGAL_FORM_KEYS, { enumName: 'LegalForm' }) legalForm!: LegalForm;
  @TextField({ max: 9, nullable: true }) siren!: string | null;
  @TextField({ max: 10, nullable: true }) rna!: string | null;
  @DayField({ nullable: true }) foundedOn!: string | null;
  @TextField({ max: 600 }) summary!: string;
  @UrlField({ nullable: true }) website!: string | null;
  @TextField({ max: 5, nullable: true }) communeCode!: string | null;
  @TextField({ max: 120, nullable: true }) communeName!: string | null;
  @TextField({ max: 3, nullable: true }) departmentCode!: string | null;
  @TextsField({ max: 40, maxItems: 10 }) approvals!: string[];
}

/** The call's questionnaire. */
export class AnsweredForm {
  @IntegerField() version!: number;
  @ObjectsField(() => FormSectionDto) sections!: FormSectionDto[];
}

/** An application as those who make it work on it. */
export class ApplicationResponse extends ApplicationSummary {
  @ObjectField(() => AnsweredForm) form!: AnsweredForm;
  @ObjectsField(() => SectionResponse) sections!: SectionResponse[];
  @ObjectsField(() => AttachedFileResponse) files!: AttachedFileResponse[];
  @ObjectField(() => EligibilityResponse) eligibility!: EligibilityResponse;
  @ObjectsField(() => BudgetResponse) budgets!: BudgetResponse[];
  @ObjectsField(() => FaultResponse, { description: 'Everything the submission still waits for' })
  faults!: FaultResponse[];
  @ObjectsField(() => PersonResponse) people!: PersonResponse[];
  @ObjectsField(() => ReceiptResponse, { description: 'Submissions, the latest first' })
  receipts!: ReceiptResponse[];
  @ObjectField(() => ComplementResponse, { nullable: true }) complement!: ComplementResponse | null;
  @TextField({ max: 4000, nullable: true }) inadmissibleReason!: string | null;
  @FlagField() decisionReleased!: boolean;
  @ObjectField(() => PrefillResponse, { nullable: true }) prefill!: PrefillResponse | null;
  @InstantField({ nullable: true, description: 'Until when writing is accepted' }) deadline!: string | null;
  @InstantField() serverTime!: string;
}

export class ReadingResponse {
  @TextField({ max: 120 }) displayName!: string;
  @InstantField() at!: string;
  @TextField({ max: 200, nullable: true, description: 'The file, or null for the dossier itself' })
  fileName!: string | null;
  @FlagField({
    description: 'By an administrator of the platform, to whom another one opened it for an hour',
  })
  administration!: boolean;
}

export class ReadingPage {
  @ObjectsField(() => ReadingResponse) items!: ReadingResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

export class VerifyReceiptRequest {
  @TextField({ min: 1, max: 24 }) number!: string;
  @TextField({ min: 64, max: 64 }) sha256!: string;
}

export class VerifiedReceiptResponse {
  @FlagField() genuine!: boolean;
  @InstantField({ nullable: true }) submittedAt!: string | null;
  @TextField({ max: 20, nullable: true }) callReference!: string | null;
}

export class FileFieldQuery {
  @KeyField() sectionKey!: string;
  @KeyField() fieldKey!: string;
}

export class ForeseeQuery {
  @IdField({ optional: true, description: 'The organisation that would apply; left out in one’s own name' })
  organisationId?: string;
}

export class MyApplicationsQuery extends PageQuery {
  @ChoicesParam(APPLICATION_STATUSES) status?: ApplicationStatus[];
}
