import {
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  KeyField,
  ObjectField,
  ObjectsField,
  TextField,
  TextsField,
} from '#platform';
import { GUIDE_THEMES, type GuideTheme, STEP_KINDS, type StepKind } from './guide.types.js';
import { HINT_KINDS, type HintKind } from './plain-language.js';

const STEPS_AT_MOST = 60;

export class GuideOption {
  @KeyField({ max: 40 }) key!: string;
  @TextField({ min: 1, max: 120 }) label!: string;
}

export class JumpCondition {
  @KeyField({ max: 40, optional: true, description: 'An option, `yes` or `no`' }) option?: string;
  @IntegerField({ optional: true, description: 'A degree from 1 to 5, or cents' }) min?: number;
  @IntegerField({ optional: true }) max?: number;
}

export class GuideJump {
  @ObjectField(() => JumpCondition) when!: JumpCondition;
  @KeyField({ max: 40, description: 'A step further on' }) to!: string;
}

/** A step as panelists meet it. */
export class GuideStepDto {
  @KeyField({ max: 40 }) id!: string;
  @ChoiceField(STEP_KINDS, { enumName: 'GuideStepKind' }) kind!: StepKind;
  @TextField({ min: 1, max: 300 }) title!: string;
  @TextField({ max: 2000, optional: true }) text?: string;
  @ObjectsField(() => GuideOption, { maxItems: 12, optional: true }) options?: GuideOption[];
  @TextsField({ max: 60, maxItems: 5, optional: true, description: 'Of five degrees, from least to most' })
  labels?: string[];
  @TextField({ max: 2000, optional: true, description: 'For the facilitator' }) notes?: string;
  @IntegerField({ min: 0, max: 120, optional: true }) minutes?: number;
  @ObjectsField(() => GuideJump, { maxItems: 12, optional: true }) next?: GuideJump[];
  @FlagField({ optional: true, description: 'It asks about health: consent must cover it' }) health?: boolean;
}

class GuideWords {
  @TextField({ min: 1, max: 160 }) name!: string;
  @ChoiceField(GUIDE_THEMES, { enumName: 'GuideTheme' }) theme!: GuideTheme;
  @ObjectsField(() => GuideStepDto, { maxItems: STEPS_AT_MOST, minItems: 1 }) steps!: GuideStepDto[];
}

export class WriteGuideRequest extends GuideWords {}

export class GuideSummary {
  @IdField() id!: string;
  @IdField({ nullable: true, description: 'null: of the library' }) panelId!: string | null;
  @TextField({ max: 160 }) name!: string;
  @ChoiceField(GUIDE_THEMES, { enumName: 'GuideTheme' }) theme!: GuideTheme;
  @IntegerField() questions!: number;
  @IntegerField() minutes!: number;
}

export class GuideResponse extends GuideWords {
  @IdField() id!: string;
  @IdField({ nullable: true, description: 'null: of the library' }) panelId!: string | null;
  @InstantField() updatedAt!: string;
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 4 }) actions!: string[];
}

export class GuideList {
  @ObjectsField(() => GuideSummary) items!: GuideSummary[];
}

export class PlainLanguageRequest {
  @TextField({ max: 8000 }) text!: string;
}

export class PlainHintResponse {
  @ChoiceField(HINT_KINDS, { enumName: 'PlainHintKind' }) kind!: HintKind;
  @ChoiceField(['hint', 'warning'], { enumName: 'PlainHintWeight' }) weight!: 'hint' | 'warning';
  @IntegerField() start!: number;
  @IntegerField() end!: number;
  @TextField({ max: 400 }) advice!: string;
}

export class PlainLanguageResponse {
  @ObjectsField(() => PlainHintResponse, { maxItems: 8000 }) hints!: PlainHintResponse[];
  @IntegerField() sentences!: number;
  @IntegerField() words!: number;
  @IntegerField({ description: 'Words of the longest sentence' }) longest!: number;
}
