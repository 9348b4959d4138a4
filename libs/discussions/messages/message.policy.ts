import { allowIf, definePolicies, refuse } from '#platform';
import { type ThreadSubject, threadPolicy } from '../threads/thread.policy.js';

/** What a right on a message depends on: its thread, and who wrote it. */
export interface MessageSubject extends ThreadSubject {
  authorId: string;
}

export const messagePolicy = definePolicies<MessageSubject>()({
  read: threadPolicy.rules.read,
  // Words are their author's, as long as they may still write there.
  edit: (actor, { authorId, ...thread }) => {
    const mayWrite = threadPolicy.rules.post(actor, thread);
    if (mayWrite !== true) return mayWrite;
    return allowIf(
      actor?.accountId === authorId,
      refuse(
        'Seule la personne qui a écrit ce message le modifie.',
        'Only who wrote this message changes it.',
      ),
    );
  },
});
