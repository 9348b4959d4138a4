import { allowIf, definePolicies, refuse } from '#platform';
import type { AudienceAccess } from '../subject-registry.js';

/** What a right on a thread depends on: the access its subject gives, and nothing of its own. */
export interface ThreadSubject {
  access: Pick<AudienceAccess, 'mayRead' | 'mayWrite' | 'mayPin' | 'mayInvite'> | undefined;
}

export const threadPolicy = definePolicies<ThreadSubject>()({
  read: (_actor, { access }) =>
    allowIf(
      access?.mayRead ?? false,
      refuse('Ce fil n’est pas ouvert à votre compte.', 'This thread is not open to your account.'),
    ),
  // Pins and decisions are for whoever runs the discussion.
  pin: (_actor, { access }) =>
    allowIf(
      (access?.mayRead && access.mayWrite && access.mayPin) ?? false,
      refuse(
        'Seules les personnes qui mènent cette discussion épinglent et marquent ce qui est décidé.',
        'Only those who run this discussion pin messages and mark what is decided.',
      ),
    ),
  invite: (_actor, { access }) =>
    allowIf(
      (access?.mayRead && access.mayInvite) ?? false,
      refuse(
        'Seules les personnes qui mènent cette discussion y invitent quelqu’un de l’extérieur.',
        'Only those who run this discussion invite somebody from outside.',
      ),
    ),
  post: (_actor, { access }) =>
    allowIf(
      (access?.mayRead && access.mayWrite) ?? false,
      refuse('Vous pouvez lire ce fil, mais pas y écrire.', 'You may read this thread, but not write in it.'),
    ),
});
