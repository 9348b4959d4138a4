import { allowIf, definePolicies, refuse } from '#platform';
import type { AudienceAccess } from '../subject-registry.js';

/** What a right on a thread depends on: the access its subject gives, and nothing of its own. */
export interface ThreadSubject {
  access: Pick<AudienceAccess, 'mayRead' | 'mayWrite'> | undefined;
}

export const threadPolicy = definePolicies<ThreadSubject>()({
  read: (_actor, { access }) =>
    allowIf(
      access?.mayRead ?? false,
      refuse('Ce fil n’est pas ouvert à votre compte.', 'This thread is not open to your account.'),
    ),
  post: (_actor, { access }) =>
    allowIf(
      (access?.mayRead && access.mayWrite) ?? false,
      refuse('Vous pouvez lire ce fil, mais pas y écrire.', 'You may read this thread, but not write in it.'),
    ),
});
