import {
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  ObjectsField,
  PageQuery,
  TextField,
} from '#platform';
import type { AuditRow } from './audit.repository.js';

export class AuditQuery extends PageQuery {
  @IdField({ optional: true, description: 'Who acted, or whose rights were used' }) actorId?: string;
  @TextField({
    max: 80,
    optional: true,
    description: 'A whole action, `account.suspended`, or its family, `account`',
  })
  action?: string;
  @TextField({ max: 40, optional: true }) subjectType?: string;
  @IdField({ optional: true, description: 'On what: for whoever was given its identifier' })
  subjectId?: string;
  @InstantField({ optional: true }) from?: string;
  @InstantField({ optional: true, description: 'The first instant left out' }) to?: string;
}

export class AuditLine {
  @TextField({ max: 20 }) id!: string;
  @InstantField() at!: string;
  @IdField({ nullable: true, description: 'Null: the product itself' }) actorId!: string | null;
  @TextField({ max: 120, nullable: true }) actorName!: string | null;
  @IdField({ nullable: true, description: 'Whose rights they used, lent by delegation; null: their own' })
  onBehalfOfId!: string | null;
  @TextField({ max: 120, nullable: true }) onBehalfOfName!: string | null;
  @TextField({ max: 80 }) action!: string;
  @TextField({ max: 40 }) subjectType!: string;
  @IdField({
    nullable: true,
    description: 'Of what administrators look after; what is people’s work stays unnamed',
  })
  subjectId!: string | null;
  @TextField({ max: 120, nullable: true }) subjectName!: string | null;
  @TextField({
    max: 2000,
    nullable: true,
    description: 'What was said with it, where that is theirs to know',
  })
  detail!: string | null;

  static from({ id, at, subjectId, detail, ...line }: AuditRow): AuditLine {
    const shown = OURS.has(line.subjectType);
    return {
      ...line,
      id: String(id),
      at: at.toISOString(),
      subjectId: shown ? subjectId : null,
      detail: shown ? wordsOf(line.action, detail) : null,
    };
  }
}

/** What administrators look after. The rest is people's work: its log says that something was done, not on what. */
const OURS: ReadonlySet<string> = new Set(['account', 'organisation', 'legal_hold', 'settings']);

/** Acts whose detail is administrators' own or says a rule's name: others name people's work by its id. */
const TOLD = /^(settings|retention)\./;

const wordsOf = (action: string, detail: Record<string, unknown>): string | null =>
  TOLD.test(action) && Object.keys(detail).length > 0 ? JSON.stringify(detail).slice(0, 2000) : null;

export class AuditPage {
  @ObjectsField(() => AuditLine) items!: AuditLine[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

const BREAKS = ['altered', 'missing', 'cut'] as const;

export class AuditIntegrity {
  @InstantField() checkedAt!: string;
  @FlagField() whole!: boolean;
  @IntegerField({ description: 'Entries sealed' }) sealed!: number;
  @IntegerField({ description: 'Entries that wait for their seal, some seconds at most' }) waiting!: number;
  @IntegerField({ nullable: true, description: 'The first place in the chain that does not fit' })
  brokenAt!: number | null;
  @ChoiceField(BREAKS, { nullable: true, enumName: 'AuditBreak' })
  brokenBy!: (typeof BREAKS)[number] | null;
  @IntegerField({ nullable: true, description: 'Where the chain ended when its head was last put aside' })
  headPosition!: number | null;
  @TextField({ max: 64, nullable: true }) headHash!: string | null;
  @InstantField({ nullable: true }) headTakenAt!: string | null;
}
