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
  UrlField,
} from '#platform';
import { GuideStepDto } from '../guides/guides.dto.js';
import { SESSION_MODES, SESSION_STATUSES, type SessionMode, type SessionStatus } from './session.types.js';

class SessionPlan {
  @TextField({ min: 1, max: 200 }) title!: string;
  @ChoiceField(SESSION_MODES, { enumName: 'PanelSessionMode' }) mode!: SessionMode;
  @InstantField({ nullable: true, optional: true }) startsAt?: string | null;
  @InstantField({ nullable: true, optional: true }) endsAt?: string | null;
  @TextField({ max: 300, optional: true }) place?: string;
  @UrlField({ nullable: true, optional: true }) meetingUrl?: string | null;
  @IdField({ nullable: true, optional: true }) guideId?: string | null;
  @IntegerField({ min: 1, max: 2000, description: 'People wished for' }) seats!: number;
}

export class PlanSessionRequest extends SessionPlan {
  @IdField({ nullable: true, optional: true, description: 'A call of one of the panel’s institutions' })
  callId?: string | null;
}

/** All that a plan says, as it should stand. */
export class EditSessionRequest extends SessionPlan {}

export class PanelSessionSummary {
  @IdField() id!: string;
  @TextField({ max: 200 }) title!: string;
  @ChoiceField(SESSION_MODES, { enumName: 'PanelSessionMode' }) mode!: SessionMode;
  @ChoiceField(SESSION_STATUSES, { enumName: 'PanelSessionStatus' }) status!: SessionStatus;
  @InstantField({ nullable: true }) startsAt!: string | null;
  @IntegerField() seats!: number;
  @IntegerField() subjects!: number;
}

export class PanelSessionPage {
  @ObjectsField(() => PanelSessionSummary) items!: PanelSessionSummary[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

export class SubjectRequest {
  @IdField({ nullable: true, optional: true, description: 'The application it is; none: a free solution' })
  applicationId?: string | null;
  @IdField({ nullable: true, optional: true, description: 'Whose free solution it is' })
  enterpriseId?: string | null;
  @TextField({ min: 1, max: 200 }) title!: string;
  @TextField({ max: 4000, optional: true, description: 'What it is, in plain words' }) plainWords?: string;
  @TextField({ max: 400, optional: true, description: 'What the image shows, for who does not see it' })
  imageWords?: string;
}

export class EditSubjectRequest {
  @TextField({ min: 1, max: 200 }) title!: string;
  @TextField({ max: 4000 }) plainWords!: string;
  @TextField({ max: 400 }) imageWords!: string;
}

export class PanelSubjectResponse {
  @IdField() id!: string;
  @ChoiceField(['application', 'pilot', 'solution'], { enumName: 'PanelSubjectType' }) type!:
    | 'application'
    | 'pilot'
    | 'solution';
  @IdField({ nullable: true, description: 'The application or the pilot' }) refId!: string | null;
  @IdField({ nullable: true }) enterpriseId!: string | null;
  @TextField({ max: 160, nullable: true }) enterpriseName!: string | null;
  @TextField({ max: 200 }) title!: string;
  @TextField({ max: 4000 }) plainWords!: string;
  @TextField({ max: 400 }) imageWords!: string;
}

export class PanelSessionConsent {
  @FlagField() coversHealth!: boolean;
}

export class PanelSessionResponse {
  @IdField() id!: string;
  @IdField() panelId!: string;
  @IdField({ nullable: true }) callId!: string | null;
  @TextField({ max: 200 }) title!: string;
  @ChoiceField(SESSION_MODES, { enumName: 'PanelSessionMode' }) mode!: SessionMode;
  @ChoiceField(SESSION_STATUSES, { enumName: 'PanelSessionStatus' }) status!: SessionStatus;
  @InstantField({ nullable: true }) startsAt!: string | null;
  @InstantField({ nullable: true }) endsAt!: string | null;
  @TextField({ max: 300 }) place!: string;
  @UrlField({ nullable: true }) meetingUrl!: string | null;
  @IdField({ nullable: true }) guideId!: string | null;
  @TextField({ max: 160, nullable: true }) guideName!: string | null;
  @ObjectsField(() => GuideStepDto, {
    nullable: true,
    description: 'The questions as they were frozen when the session became ready',
  })
  steps!: GuideStepDto[] | null;
  @IntegerField() seats!: number;
  @ObjectsField(() => PanelSubjectResponse) subjects!: PanelSubjectResponse[];
  @ObjectField(() => PanelSessionConsent, { nullable: true, description: 'null: no consent text yet' })
  consent!: PanelSessionConsent | null;
  @TextField({ max: 8, nullable: true, description: 'For facilitators, while the room lives' })
  roomCode!: string | null;
  @DayField({ nullable: true }) repliesDueOn!: string | null;
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 20 }) actions!: string[];
}
