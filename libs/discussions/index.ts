export type { DiscussionEvent } from './discussion.events.js';
export { MessageResponse, PostMessageRequest, ThreadResponse } from './discussions.dto.js';
export { DiscussionsModule } from './discussions.module.js';
export { MessagesService } from './messages/messages.service.js';
export { RealtimeAdapter } from './realtime/realtime.adapter.js';
export {
  type AudienceAccess,
  type SubjectAdapter,
  type SubjectDescription,
  SubjectRegistry,
} from './subject-registry.js';
export { ThreadsService } from './threads/threads.service.js';
