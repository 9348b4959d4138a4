import { KeyField, ObjectsField, TextField } from '#platform';

export class ActKindResponse {
  @KeyField({ max: 40 }) kind!: string;
  @TextField({ max: 80, description: 'For a menu' }) name!: string;
}

export class ActKindsResponse {
  @ObjectsField(() => ActKindResponse) items!: ActKindResponse[];
}
