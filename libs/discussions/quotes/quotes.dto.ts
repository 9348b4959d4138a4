import { ObjectField, ObjectsField, TextField } from '#platform';
import { ThreadResponse } from '../threads/threads.dto.js';

export class DestinationsQuery {
  @TextField({ max: 80, optional: true, description: 'How words of the thread’s title begin' }) q?: string;
}

export class DestinationResponse {
  @ObjectField(() => ThreadResponse) thread!: ThreadResponse;
  @TextField({ max: 300, optional: true, description: 'Why the message may not be shown there' })
  refused?: string;
}

export class DestinationsResponse {
  @ObjectsField(() => DestinationResponse) items!: DestinationResponse[];
}
