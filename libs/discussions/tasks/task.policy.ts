import { allowIf, definePolicies, refuse } from '#platform';
import { type ThreadSubject, threadPolicy } from '../threads/thread.policy.js';

/** What a right on a task depends on: the thread it came from, and whose it is. */
export interface TaskSubject extends ThreadSubject {
  ownerId: string;
  createdBy: string;
}

export const taskPolicy = definePolicies<TaskSubject>()({
  read: threadPolicy.rules.read,
  settle: (actor, { ownerId, createdBy }) =>
    allowIf(
      actor?.accountId === ownerId || actor?.accountId === createdBy,
      refuse(
        'Cette tâche se règle par qui l’a reçue ou par qui l’a confiée.',
        'This task is settled by who received it or by who gave it.',
      ),
    ),
  edit: (actor, { ownerId, createdBy }) =>
    allowIf(
      actor?.accountId === ownerId || actor?.accountId === createdBy,
      refuse(
        'Cette tâche se modifie par qui l’a reçue ou par qui l’a confiée.',
        'This task is changed by who received it or by who gave it.',
      ),
    ),
});
