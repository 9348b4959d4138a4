import { IdField } from '#platform';

export class OpenCorrespondenceRequest {
  @IdField({ description: 'My organisation' }) fromId!: string;
  @IdField({ description: 'The organisation to write to' }) toId!: string;
}
