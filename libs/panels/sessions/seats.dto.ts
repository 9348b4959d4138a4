import {
  ChoiceField,
  DayField,
  FlagField,
  IdField,
  IdsField,
  InstantField,
  IntegerField,
  ObjectField,
  ObjectsField,
  TextField,
  TextsField,
} from '#platform';
import { SEAT_ACTS, type SeatAct } from './seat.rules.js';
import { INVITATION_WAYS, type InvitationWay, SEAT_STATES, type SeatState } from './session.types.js';

export class DrawRequest {
  @TextField({
    min: 1,
    max: 80,
    optional: true,
    description: 'Of your choice (a public lottery’s numbers); else drawn',
  })
  seed?: string;
}

export class DrawCountResponse {
  @TextField({ max: 40 }) stratum!: string;
  @TextField({ max: 40 }) value!: string;
  @TextField({ max: 120 }) label!: string;
  @IntegerField({ nullable: true, description: 'null: as they come' }) wanted!: number | null;
  @IntegerField() available!: number;
  @IntegerField() obtained!: number;
}

export class DrawLeftOut {
  @IntegerField() paused!: number;
  @IntegerField() noConsent!: number;
  @IntegerField({ description: 'Invited as often as the panel allows, of late' }) invitedEnough!: number;
  @IntegerField({ description: 'They need a visit or a telephone' }) otherMode!: number;
}

export class DrawResponse {
  @IdField() id!: string;
  @TextField({ max: 80 }) seed!: string;
  @TextField({ max: 20 }) algorithm!: string;
  @InstantField() drawnAt!: string;
  @IntegerField() candidates!: number;
  @ObjectField(() => DrawLeftOut) leftOut!: DrawLeftOut;
  @ObjectsField(() => DrawCountResponse) counts!: DrawCountResponse[];
  @TextsField({ max: 400, maxItems: 100, description: 'What the quotas lack, in words' })
  shortfalls!: string[];
  @FlagField({ description: 'Drawn again from its record just now, it gave the same people' })
  verified!: boolean;
}

/** A seat with who holds it: for facilitators only. */
export class SeatResponse {
  @IdField() panelistId!: string;
  @TextField({ max: 40 }) pseudonym!: string;
  @TextField({ max: 80 }) firstName!: string;
  @TextField({ max: 80 }) lastName!: string;
  @TextField({ max: 254, nullable: true }) email!: string | null;
  @TextField({ max: 30, nullable: true }) phone!: string | null;
  @TextField({ max: 400, nullable: true }) address!: string | null;
  @TextField({ max: 160, nullable: true }) guardianName!: string | null;
  @TextField({ max: 200, nullable: true }) guardianContact!: string | null;
  @TextsField({ max: 20, maxItems: 12 }) needs!: string[];
  @ChoiceField(SEAT_STATES, { enumName: 'PanelSeatState' }) state!: SeatState;
  @IntegerField() rank!: number;
  @ChoiceField(INVITATION_WAYS, { enumName: 'PanelInvitationWay', nullable: true })
  invitedBy!: InvitationWay | null;
  @DayField({ nullable: true }) invitedOn!: string | null;
  @TextsField({ max: 10, maxItems: 4, description: 'How they can be invited' }) ways!: string[];
  @TextsField({ max: 10, maxItems: 4 }) actions!: string[];
}

export class SeatsResponse {
  @ObjectField(() => DrawResponse, { nullable: true }) draw!: DrawResponse | null;
  @ObjectsField(() => SeatResponse, { maxItems: 4000 }) items!: SeatResponse[];
}

export class InvitePanelistsRequest {
  @ChoiceField(INVITATION_WAYS, { enumName: 'PanelInvitationWay' }) way!: InvitationWay;
  @IdsField({ maxItems: 2000, minItems: 1 }) panelistIds!: string[];
}

export class NoteSeatRequest {
  @ChoiceField(SEAT_ACTS, { enumName: 'PanelSeatAct' }) act!: SeatAct;
}

export class ComingRequest {
  @FlagField({ description: 'Whether one comes' }) coming!: boolean;
}

export class ComingResponse {
  @IdField({ description: 'The session' }) id!: string;
  @ChoiceField(SEAT_STATES, { enumName: 'PanelSeatState' }) state!: SeatState;
  @TextsField({ max: 10, maxItems: 4 }) actions!: string[];
}
