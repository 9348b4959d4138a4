import { IdField, IntegerField, KeyField, ObjectField, ObjectsField, TextField } from '#platform';

/** What the act is made on: a call, an application… */
export class ActTargetResponse {
  @KeyField({ max: 40 }) type!: string;
  @IdField() id!: string;
  @IntegerField({ optional: true, description: 'For `If-Match`, where the act wants one' }) version?: number;
}

export class ActKindResponse {
  @KeyField({ max: 40 }) kind!: string;
  @TextField({ max: 80, description: 'For a menu' }) name!: string;
  @ObjectField(() => ActTargetResponse, {
    optional: true,
    description: 'Left out when the message is enough',
  })
  on?: ActTargetResponse;
}

export class ActKindsResponse {
  @ObjectsField(() => ActKindResponse) items!: ActKindResponse[];
}
