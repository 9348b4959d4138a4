import {
  ChoiceField,
  EmailField,
  FlagField,
  IdsField,
  InstantField,
  IntegerField,
  ObjectField,
  ObjectsField,
  TextField,
  TextsField,
} from '#platform';
import { CREATORS, type Settings, type VersionedSettings } from './settings.js';

/** What anyone may know of the instance. */
export class InstanceResponse {
  @TextField({ max: 60 }) instanceName!: string;
  @EmailField({ nullable: true }) supportEmail!: string | null;
  @ChoiceField(CREATORS, { enumName: 'OrganisationCreators' })
  organisationCreators!: Settings['organisationCreators'];
}

export class SettingsRequest implements Settings {
  @TextField({ min: 2, max: 60 }) instanceName!: string;
  @EmailField({ nullable: true }) supportEmail!: string | null;
  @ChoiceField(CREATORS, { enumName: 'OrganisationCreators' })
  organisationCreators!: Settings['organisationCreators'];
  @IdsField({
    maxItems: 20,
    description:
      'Administrators whose agreement opens a dossier, two at least; none: any other than who asks. Changed on a fresh proof',
  })
  breakGlassApprovers!: string[];
}

export class SettingsResponse extends InstanceResponse {
  @IdsField({ maxItems: 20 }) breakGlassApprovers!: string[];
  @IntegerField() version!: number;
  @TextsField({ max: 20, maxItems: 1 }) actions!: string[];

  static from(settings: VersionedSettings): SettingsResponse {
    return { ...settings, actions: ['change'] };
  }
}

/** How long one kind of thing is kept. */
export class RetentionRuleItem {
  @TextField({ max: 60 }) kind!: string;
  @TextField({ max: 400 }) keeps!: string;
  @IntegerField({ description: 'Those concerned are told that many days before' }) noticeDays!: number;
}

export class RetentionRulesResponse {
  @ObjectsField(() => RetentionRuleItem) items!: RetentionRuleItem[];
}

export class RetentionStateResponse {
  @ObjectsField(() => RetentionRuleItem) rules!: RetentionRuleItem[];
  @InstantField({ nullable: true }) lastRunAt!: string | null;
  @IntegerField({ description: 'Notices sent by the last run' }) told!: number;
  @IntegerField({ description: 'Things let go by the last run' }) gone!: number;
  @IntegerField({ description: 'Announced and not gone yet' }) announced!: number;
  @IntegerField({ description: 'People forgotten at their own wish or for want of a visit' })
  erasures!: number;
  @IntegerField({ description: 'Holds that stand' }) holds!: number;
}

export class FailedJob {
  @TextField({ max: 20 }) id!: string;
  @TextField({ max: 128 }) task!: string;
  @IntegerField() attempts!: number;
  @IntegerField() maxAttempts!: number;
  @InstantField() createdAt!: string;
  @InstantField({ nullable: true, description: 'The next try; null when there will be none' })
  nextAt!: string | null;
  @TextField({ max: 300, description: 'What the last try said' }) error!: string;
  @TextsField({ max: 20, maxItems: 1 }) actions!: string[];
}

export class FailedJobPage {
  @ObjectsField(() => FailedJob) items!: FailedJob[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

export class QueueState {
  @IntegerField() waiting!: number;
  @IntegerField() running!: number;
  @IntegerField({ description: 'Failed at least once and not done yet' }) failed!: number;
  @InstantField({ nullable: true, description: 'The oldest that should have started already' })
  oldestAt!: string | null;
}

const STATES = ['well', 'unwell'] as const;
export type Wellness = (typeof STATES)[number];

export class HealthPart {
  @ChoiceField(STATES, { enumName: 'Wellness' }) state!: Wellness;
  @TextField({ max: 200, nullable: true, description: 'A figure or a name, for whoever runs the instance' })
  figure!: string | null;
}

export class InstanceHealth {
  @InstantField() checkedAt!: string;
  @ObjectField(() => HealthPart) database!: HealthPart;
  @ObjectField(() => HealthPart, { description: 'Distance to the database’s clock, in milliseconds' })
  clock!: HealthPart;
  @ObjectField(() => HealthPart, { description: 'By what mail leaves' }) mail!: HealthPart;
  @ObjectField(() => HealthPart, { description: 'Room for files, in bytes' }) storage!: HealthPart;
  @ObjectField(() => HealthPart, { description: 'When the worker was last seen' }) worker!: HealthPart;
  @ObjectField(() => QueueState) queue!: QueueState;
  @FlagField({ description: 'Everything is well' }) well!: boolean;
}
