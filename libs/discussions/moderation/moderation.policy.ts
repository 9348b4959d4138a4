import { administratorsOnly, definePolicies, refuse } from '#platform';

/** What a right on a report depends on. */
export interface ReportSubject {
  /** Given by the subject: the team of the call that the thread is about… */
  mayModerate: boolean;
  authorId: string;
}

/**
 * Who runs the discussion, and the platform's administrators, who read of a thread what was reported and no more. Never
 * who wrote the message: who reported it is told to nobody, and its reason would tell.
 */
export const reportPolicy = definePolicies<ReportSubject>()({
  read: (actor, { mayModerate, authorId }) => {
    if (actor?.accountId === authorId) return NOT_THE_AUTHOR;
    return mayModerate || administratorsOnly(actor, null);
  },
  settle: () => true,
});

const NOT_THE_AUTHOR = refuse(
  'Un signalement se règle par quelqu’un d’autre que l’auteur du message.',
  'A report is settled by somebody else than who wrote the message.',
);
