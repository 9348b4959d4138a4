import {
  ChoiceField,
  ChoicesField,
  DayField,
  EmailField,
  FlagField,
  IdField,
  IntegerField,
  JsonField,
  ObjectsField,
  TextField,
  TextsField,
} from '#platform';
import {
  NEEDS,
  type Need,
  PANELIST_STATUSES,
  type PanelistStatus,
  RECRUITED_BY,
  type RecruitedBy,
} from './person.types.js';

const STRATA = {
  description: 'Key of a stratum: key of one of its values',
  schema: { additionalProperties: { type: 'string', maxLength: 40 } },
};

/** Who somebody is; what is left out stays as it is. */
export class EditPanelistRequest {
  @TextField({ min: 1, max: 80, optional: true }) firstName?: string;
  @TextField({ min: 1, max: 80, optional: true }) lastName?: string;
  @IntegerField({ min: 1900, max: 2100, optional: true, nullable: true }) birthYear?: number | null;
  @EmailField({ optional: true, nullable: true }) email?: string | null;
  @TextField({ max: 30, optional: true, nullable: true }) phone?: string | null;
  @TextField({ max: 400, optional: true, nullable: true }) address?: string | null;
  @TextField({ max: 5, optional: true, nullable: true, description: 'Official code' })
  communeCode?: string | null;
  @TextField({ max: 160, optional: true, nullable: true }) guardianName?: string | null;
  @TextField({ max: 200, optional: true, nullable: true }) guardianContact?: string | null;
  @ChoicesField(NEEDS, { optional: true, enumName: 'PanelistNeed' }) needs?: Need[];
  @TextField({ max: 600, optional: true }) needsWords?: string;
  @TextField({ max: 2000, optional: true, description: 'The facilitator’s own notes' }) words?: string;
  @JsonField({ optional: true, ...STRATA }) strata?: Record<string, string>;
}

export class AddPanelistRequest extends EditPanelistRequest {
  @TextField({ min: 1, max: 80 }) override firstName!: string;
  @TextField({ min: 1, max: 80 }) override lastName!: string;
  @ChoiceField(RECRUITED_BY, { enumName: 'PanelistRecruitedBy' }) recruitedBy!: RecruitedBy;
}

/** Somebody of a panel, for those who facilitate it and nobody else. */
export class PanelistResponse {
  @IdField() id!: string;
  @TextField({ max: 40 }) pseudonym!: string;
  @ChoiceField(PANELIST_STATUSES, { enumName: 'PanelistStatus' }) status!: PanelistStatus;
  @JsonField(STRATA) strata!: Record<string, string>;
  @DayField() joinedOn!: string;
  @DayField({ nullable: true }) endedOn!: string | null;
  @TextField({ max: 80 }) firstName!: string;
  @TextField({ max: 80 }) lastName!: string;
  @IntegerField({ nullable: true }) birthYear!: number | null;
  @TextField({ max: 254, nullable: true }) email!: string | null;
  @TextField({ max: 30, nullable: true }) phone!: string | null;
  @TextField({ max: 400, nullable: true }) address!: string | null;
  @TextField({ max: 5, nullable: true }) communeCode!: string | null;
  @TextField({ max: 160, nullable: true }) guardianName!: string | null;
  @TextField({ max: 200, nullable: true }) guardianContact!: string | null;
  @ChoicesField(NEEDS, { enumName: 'PanelistNeed' }) needs!: Need[];
  @TextField({ max: 600 }) needsWords!: string;
  @ChoiceField(RECRUITED_BY, { enumName: 'PanelistRecruitedBy' }) recruitedBy!: RecruitedBy;
  @TextField({ max: 2000 }) words!: string;
  @FlagField({ description: 'A letter with a key was made' }) hasKey!: boolean;
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 10 }) actions!: string[];
}

export class PanelistPage {
  @ObjectsField(() => PanelistResponse, { maxItems: 100 }) items!: PanelistResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

export const PANELIST_MOVES = ['pause', 'resume', 'leave'] as const;
export type PanelistMove = (typeof PANELIST_MOVES)[number];

export class MovePanelistRequest {
  @ChoiceField(PANELIST_MOVES, { enumName: 'PanelistMove' }) move!: PanelistMove;
}

export class ImportPanelistsRequest {
  @TextField({
    min: 1,
    max: 500_000,
    description: 'The partner’s list: ; , or tab, French or English columns',
  })
  csv!: string;
  @FlagField({ description: 'Say what would come of it, and write nothing' }) dryRun!: boolean;
}

class ImportFault {
  @IntegerField({ description: 'As a spreadsheet numbers it' }) line!: number;
  @TextField({ max: 80 }) column!: string;
  @TextField({ max: 400 }) detail!: string;
}

class ImportTwin {
  @IntegerField() line!: number;
  @IntegerField({ nullable: true, description: 'The line it repeats; null: somebody already on the panel' })
  of!: number | null;
}

export class ImportReport {
  @IntegerField({ description: 'Lines read, blank ones left out' }) lines!: number;
  @IntegerField({ description: 'Lines in which nothing is wrong, written unless it was a dry run' })
  sound!: number;
  @TextsField({ max: 80, maxItems: 60, description: 'Columns that say nothing here' }) ignored!: string[];
  @ObjectsField(() => ImportFault, { maxItems: 2000 }) faults!: ImportFault[];
  @ObjectsField(() => ImportTwin, { maxItems: 2000 }) twins!: ImportTwin[];
  @FlagField() written!: boolean;
}
