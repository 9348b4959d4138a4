import {
  CentsField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  KeyField,
  ObjectsField,
  TextField,
  TextsField,
} from '#platform';

export class PanelStratumValue {
  @KeyField({ max: 40 }) key!: string;
  @TextField({ min: 1, max: 80 }) label!: string;
  @IntegerField({ min: 0, max: 100, nullable: true, description: 'People wished for out of a hundred' })
  quota!: number | null;
}

export class PanelStratum {
  @KeyField({ max: 40 }) key!: string;
  @TextField({ min: 1, max: 80 }) label!: string;
  @ObjectsField(() => PanelStratumValue, { minItems: 2, maxItems: 20 }) values!: PanelStratumValue[];
}

/** Rules of a panel; what is left out stays as it is. */
export class EditPanelRequest {
  @TextField({ min: 1, max: 160, optional: true }) name?: string;
  @TextField({ min: 1, max: 4000, optional: true }) purpose?: string;
  @TextField({ max: 8000, optional: true }) charter?: string;
  @ObjectsField(() => PanelStratum, { maxItems: 12, optional: true }) strata?: PanelStratum[];
  @CentsField({ optional: true }) compensationCents?: number;
  @TextField({ max: 400, optional: true }) compensationWords?: string;
  @IntegerField({ min: 1, max: 50, optional: true, description: 'Invitations a person in ninety days' })
  invitationsAtMost?: number;
  @FlagField({ optional: true }) openToSignUp?: boolean;
}

export class OpenPanelRequest extends EditPanelRequest {
  @IdField() organisationId!: string;
  @TextField({ min: 1, max: 160 }) override name!: string;
  @TextField({ min: 1, max: 4000 }) override purpose!: string;
}

export class PanelOwnerRequest {
  @IdField() organisationId!: string;
}

export class PanelFacilitatorRequest {
  @IdField() accountId!: string;
}

export class PanelOwner {
  @IdField() id!: string;
  @TextField({ max: 160 }) name!: string;
  @TextField({ max: 80 }) slug!: string;
}

export class PanelFacilitator {
  @IdField() accountId!: string;
  @TextField({ max: 120 }) displayName!: string;
}

export class PanelResponse {
  @IdField() id!: string;
  @TextField({ max: 160 }) name!: string;
  @TextField({ max: 4000 }) purpose!: string;
  @TextField({ max: 8000 }) charter!: string;
  @ObjectsField(() => PanelStratum, { maxItems: 12 }) strata!: PanelStratum[];
  @CentsField() compensationCents!: number;
  @TextField({ max: 400 }) compensationWords!: string;
  @IntegerField() invitationsAtMost!: number;
  @FlagField() openToSignUp!: boolean;
  @ObjectsField(() => PanelOwner) owners!: PanelOwner[];
  @ObjectsField(() => PanelFacilitator) facilitators!: PanelFacilitator[];
  @IntegerField({ nullable: true, description: 'Active people; null below five, but to facilitators' })
  size!: number | null;
  @InstantField() createdAt!: string;
  @InstantField({ nullable: true }) closedAt!: string | null;
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 10 }) actions!: string[];
}

export class PanelSummary {
  @IdField() id!: string;
  @TextField({ max: 160 }) name!: string;
  @FlagField({ description: 'One looks after it' }) facilitated!: boolean;
  @InstantField() createdAt!: string;
  @InstantField({ nullable: true }) closedAt!: string | null;
}

export class PanelSummaryPage {
  @ObjectsField(() => PanelSummary, { maxItems: 100 }) items!: PanelSummary[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}
