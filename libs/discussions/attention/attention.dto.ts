import { FlagField, ObjectField, ObjectsField, TextField } from '#platform';
import { MessageResponse } from '../messages/messages.dto.js';
import { ThreadResponse } from '../threads/threads.dto.js';

export class AttentionRequest {
  @FlagField({ optional: true, description: 'In my inbox' }) followed?: boolean;
  @FlagField({ optional: true, description: 'Counts for nothing unread, and sends no letter' })
  muted?: boolean;
}

export class AttentionResponse {
  @FlagField() followed!: boolean;
  @FlagField() muted!: boolean;
}

export class AwaitingItemResponse {
  @ObjectField(() => ThreadResponse) thread!: ThreadResponse;
  @ObjectField(() => MessageResponse, { description: 'Its words; the thread shows what it carries' })
  message!: MessageResponse;
}

export class AwaitingResponse {
  @ObjectsField(() => AwaitingItemResponse) items!: AwaitingItemResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}
