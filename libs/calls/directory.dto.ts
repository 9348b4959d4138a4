import { ChoiceField, ChoicesParam, PageQuery, TextField } from '#platform';
import { CALL_KINDS, type CallKind } from './call.types.js';

export const DIRECTORY_PHASES = ['open', 'coming', 'closed'] as const;
export type DirectoryPhase = (typeof DIRECTORY_PHASES)[number];

export class DirectoryQuery extends PageQuery {
  @TextField({ max: 200, optional: true, description: 'Words to find' }) q?: string;
  @ChoicesParam(CALL_KINDS) kind?: CallKind[];
  @TextField({ max: 60, optional: true }) theme?: string;
  @TextField({ max: 80, optional: true }) territory?: string;
  @TextField({ max: 80, optional: true, description: 'Slug of a lead institution' }) organisation?: string;
  @ChoiceField(DIRECTORY_PHASES, { optional: true, enumName: 'DirectoryPhase' }) phase?: DirectoryPhase;
}
