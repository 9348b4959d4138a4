import { Matches } from 'class-validator';
import { InstantField, IntegerField, ObjectsField, REQUIRED, TextField } from '#platform';
import { BODY_MAX } from './messages.dto.js';

export class EditMessageRequest {
  @Matches(/\S/, REQUIRED)
  @TextField({ min: 1, max: BODY_MAX, description: 'Plain text, with mentions written inside' })
  body!: string;
}

export class VersionResponse {
  @IntegerField({ min: 1 }) version!: number;
  @TextField({ max: BODY_MAX }) body!: string;
  @InstantField({ description: 'When other words took their place' }) replacedAt!: string;
}

export class VersionsResponse {
  @ObjectsField(() => VersionResponse, { description: 'What it said before, the oldest first' })
  items!: VersionResponse[];
}
