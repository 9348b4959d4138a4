import { ChoiceField, ChoicesParam, PageQuery, TextField, TextsParam } from '#platform';
import { CALL_KINDS, type CallKind } from './call.types.js';

export const DIRECTORY_PHASES = ['open', 'coming', 'closed'] as const;
export type DirectoryPhase = (typeof DIRECTORY_PHASES)[number];

export class DirectoryQuery extends PageQuery {
  @TextField({ max: 200, optional: true, description: 'Words to find' }) q?: string;
  @ChoicesParam(CALL_KINDS) kind?: CallKind[];
  @TextsParam({ max: 60, maxItems: 12, description: 'Comma-separated; a call with any of them is found' })
  theme?: string[];
  @TextField({ max: 80, optional: true }) territory?: string;
  @TextField({ max: 80, optional: true, description: 'Slug of a lead institution' }) organisation?: string;
  @ChoiceField(DIRECTORY_PHASES, { optional: true, enumName: 'DirectoryPhase' }) phase?: DirectoryPhase;
}
