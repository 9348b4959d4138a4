import { type DiscussionEvent, type MentionNotices, messagePath } from '#discussions';
import type { Subscriptions } from '#platform';
import { mentionLetter } from './discussion.letters.js';
import { hiddenLetter, reportedLetter, restoredLetter } from './moderation.letters.js';
import type { NoticesService } from './notices.service.js';
import type { RecipientsRepository } from './recipients.repository.js';
import { taskDueLetter, taskMadeLetter } from './task.letters.js';

export const discussionSubscriptions = (
  notices: NoticesService,
  recipients: RecipientsRepository,
  mentions: MentionNotices,
): Subscriptions<DiscussionEvent> => ({
  'thread.started': {},
  'message.mentioned': {
    tellMentioned: async (event) => {
      const { threadId, seq, accountIds } = event.payload;
      const notice = await mentions.of(threadId, seq, accountIds);
      if (!notice || event.actorId === null) return;
      const authorId = event.actorId;
      await notices.write(
        await recipients.people(notice.accountIds),
        (_, publicUrl) => mentionLetter(authorId, notice.title, publicUrl + messagePath(threadId, seq)),
        event,
      );
      await mentions.told(threadId, seq, notice.accountIds);
    },
  },
  'task.made': {
    tellOwner: notices.to((event) => recipients.people([event.payload.ownerId]), taskMadeLetter),
  },
  'task.handed_over': {
    tellOwner: notices.to((event) => recipients.people([event.payload.ownerId]), taskMadeLetter),
  },
  'message.reported': { tellAdministrators: notices.to(() => recipients.administrators(), reportedLetter) },
  'message.hidden': {
    tellAuthor: notices.to((event) => recipients.people([event.payload.accountId]), hiddenLetter),
  },
  'message.restored': {
    tellAuthor: notices.to((event) => recipients.people([event.payload.accountId]), restoredLetter),
  },
  'message.dismissed': {},
  'task.due': {
    tellOwner: notices.to((event) => recipients.people([event.payload.ownerId]), taskDueLetter),
  },
});
