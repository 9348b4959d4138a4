export { type ActDescription, type ActKind, type ActOffer, ActRegistry } from './acts/act-registry.js';
export { MessageActs, type MessageRef, type OpenedMessage } from './acts/message-acts.js';
export type { DiscussionEvent } from './discussion.events.js';
export { DiscussionsModule } from './discussions.module.js';
export { admitMailServer, INBOUND_MAIL_PATH, MAIL_BYTES_AT_MOST } from './mail/inbound-door.js';
export { REPLY_ABOVE } from './mail/reply-text.js';
export { type UnreadNotice, UnreadNotices } from './mail/unread-notices.js';
export { MentionNotices } from './mentions/mention-notices.js';
export { type MessagePart, MessageParts } from './messages/message-parts.js';
export { MessageResponse, PostMessageRequest } from './messages/messages.dto.js';
export { MessagesService } from './messages/messages.service.js';
export { ModerationService } from './moderation/moderation.service.js';
export { RealtimeAdapter } from './realtime/realtime.adapter.js';
export { SearchService } from './search/search.service.js';
export {
  type AudienceAccess,
  type Circle,
  type CirclePerson,
  type SubjectAdapter,
  type SubjectDescription,
  SubjectRegistry,
} from './subject-registry.js';
export { TaskRemindersService } from './tasks/task-reminders.service.js';
export { TasksService } from './tasks/tasks.service.js';
export { ReadersService } from './threads/readers.service.js';
export { messagePath, threadPath } from './threads/thread-paths.js';
export { ThreadResponse } from './threads/threads.dto.js';
export { ThreadsService } from './threads/threads.service.js';
