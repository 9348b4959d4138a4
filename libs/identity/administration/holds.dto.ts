import { ChoiceField, IdField, InstantField, ObjectsField, TextField, TextsField } from '#platform';
import { HOLD_SUBJECTS, type HoldRow, type HoldSubject } from '../privacy/legal-holds.repository.js';

export class LegalHold {
  @IdField() id!: string;
  @ChoiceField(HOLD_SUBJECTS, { enumName: 'HoldSubject' }) subjectType!: HoldSubject;
  @IdField({
    nullable: true,
    description: 'Not of an application: administrators do not browse people’s work',
  })
  subjectId!: string | null;
  @TextField({ max: 120, nullable: true }) subjectName!: string | null;
  @TextField({ max: 1000 }) reason!: string;
  @TextField({ max: 120 }) placedBy!: string;
  @InstantField() placedAt!: string;
  @InstantField({ nullable: true }) liftedAt!: string | null;
  @TextsField({ max: 20, maxItems: 1 }) actions!: string[];

  static from({ placedAt, liftedAt, ...hold }: HoldRow): LegalHold {
    return {
      ...hold,
      subjectId: hold.subjectType === 'application' ? null : hold.subjectId,
      placedAt: placedAt.toISOString(),
      liftedAt: liftedAt?.toISOString() ?? null,
      actions: liftedAt ? [] : ['lift'],
    };
  }
}

export class LegalHoldPage {
  @ObjectsField(() => LegalHold) items!: LegalHold[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

export class PlaceHoldRequest {
  @ChoiceField(HOLD_SUBJECTS, { enumName: 'HoldSubject' }) subjectType!: HoldSubject;
  @IdField() subjectId!: string;
  @TextField({ min: 10, max: 1000, description: 'Which law or which judge, and until when' }) reason!: string;
}
