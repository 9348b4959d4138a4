import type { MessageKey } from '~/messages/keys';
import type { Session } from '../session/api';
import { belongsTo } from '../session/use-session';

export interface Destination {
  to: string;
  label: MessageKey;
}

/** Everything the bar may show, in order. An entry appears once its page exists in the route tree. */
const signedIn: readonly (Destination & { when?: (session: Session) => boolean })[] = [
  { to: '/ma-journee', label: 'nav.day' },
  { to: '/appels', label: 'nav.calls' },
  { to: '/mes-appels', label: 'nav.myCalls', when: (session) => worksAtInstitution(session) },
  { to: '/candidatures', label: 'nav.applications' },
  { to: '/instructions', label: 'nav.reviews', when: (session) => worksAtInstitution(session) },
  { to: '/fils', label: 'nav.threads' },
  {
    to: '/administration',
    label: 'nav.administration',
    when: ({ account }) => account?.administrator === true,
  },
];

const signedOut: readonly Destination[] = [{ to: '/appels', label: 'nav.calls' }];

const worksAtInstitution = ({ memberships }: Session): boolean => belongsTo(memberships, 'institution');

/** A guest has one thread, and comes back to it. */
const asGuest: readonly Destination[] = [{ to: '/fils', label: 'nav.threads' }];

/** What this person's bar shows: only pages that exist, only those that concern them. */
export function destinations(session: Session, exists: (path: string) => boolean): readonly Destination[] {
  return shownTo(session).filter(({ to }) => exists(to));
}

function shownTo(session: Session): readonly Destination[] {
  if (session.account === null || session.account.panelist) return signedOut;
  if (session.account.guest) return asGuest;
  return signedIn.filter(({ when }) => when?.(session) ?? true);
}
