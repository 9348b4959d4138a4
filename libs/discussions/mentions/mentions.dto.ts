import { ChoiceField, IntegerField, ObjectsField, TextField } from '#platform';

export class MentionableQuery {
  @TextField({ max: 80, optional: true, description: 'How a word of the name begins' }) q?: string;
}

export class MentionableItemResponse {
  @ChoiceField(['person', 'team', 'role'], { enumName: 'MentionKind' }) kind!: 'person' | 'team' | 'role';
  @TextField({ max: 60, description: 'Account, organisation, or role' }) id!: string;
  @TextField({ max: 300 }) label!: string;
  @IntegerField({ description: 'How many people that is' }) people!: number;
}

export class MentionableResponse {
  @ObjectsField(() => MentionableItemResponse) items!: MentionableItemResponse[];
}
