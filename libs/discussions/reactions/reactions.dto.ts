import { ChoiceField, ObjectsField, TextField } from '#platform';
import type { Reaction } from '#realtime-contract';
import { REACTION_EMOJI } from './reactions.js';

export class ReactionRequest {
  @ChoiceField(REACTION_EMOJI, { enumName: 'Reaction' }) emoji!: Reaction;
}

export class ReactionNameResponse {
  @ChoiceField(REACTION_EMOJI, { enumName: 'Reaction' }) emoji!: Reaction;
  @TextField({ max: 60 }) name!: string;
}

export class ReactionNamesResponse {
  @ObjectsField(() => ReactionNameResponse) items!: ReactionNameResponse[];
}
