import type { CallStatus } from '#calls';
import type { ApplicationStatus, ApplicationSubject } from './application.types.js';

/** Phases of a call in which nothing more is received. */
export const AFTER_CLOSING = [
  'closed',
  'deliberating',
  'decided',
  'archived',
] as const satisfies readonly CallStatus[];

type Situation = Pick<ApplicationSubject, 'status' | 'submittedAt'> & {
  call: Pick<ApplicationSubject['call'], 'phase' | 'closesAt'>;
};

const hasClosed = ({ call }: Situation): boolean => (AFTER_CLOSING as readonly string[]).includes(call.phase);

/**
 * What a person sees. An application taken up again and not submitted anew when the call closes counts with its
 * last dossier: taking up again never loses a place.
 */
export function stateOf(application: Situation): ApplicationStatus {
  const fallsBack =
    application.status === 'draft' && application.submittedAt !== null && hasClosed(application);
  return fallsBack ? 'submitted' : (application.status as ApplicationStatus);
}

/**
 * Whether the institution may know of it. Sealed until the deadline: before, an application exists for its applicants
 * only, so that nobody is read early nor copied. An idea box has no deadline: its ideas open as they come.
 */
export function isOpenedToInstitution(application: Situation): boolean {
  if (application.submittedAt === null) return false;
  const state = stateOf(application);
  if (state === 'draft') return false;
  if (state === 'submitted' || state === 'withdrawn')
    return hasClosed(application) || application.call.closesAt === null;
  return true;
}
