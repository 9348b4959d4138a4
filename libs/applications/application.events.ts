import type { DomainEvent } from '#platform';
import type { Outcome } from './application.types.js';

/** Words that every notice about an application needs. */
interface About {
  callId: string;
  callTitle: string;
  callSlug: string;
}

type Happened<Type extends string, More extends object = object> = DomainEvent<Type, About & More>;

export type ApplicationEvent =
  | Happened<'application.started'>
  | Happened<
      'application.submitted',
      {
        receiptNumber: string;
        sha256: string;
        dossierNumber: number;
        complement: boolean;
        /** The call is still open: until it closes, the institution is not told. */
        sealed: boolean;
      }
    >
  | Happened<'application.reopened'>
  | Happened<'application.withdrawn'>
  | Happened<'application.admitted'>
  | Happened<'application.admission_refused', { reason: string }>
  | Happened<'application.bar_lifted', { ruleId: string; reason: string }>
  | Happened<'application.complement_requested', { message: string; dueAt: string }>
  | Happened<'application.reviewers_assigned', { added: string[]; removed: string[] }>
  | Happened<'application.people_changed', { accountId: string; role: string; added: boolean }>
  | Happened<'application.shortlisted'>
  | Happened<'application.conflict_declared', { accountId: string; inConflict: boolean }>
  | Happened<'application.review_sent', { reviewerId: string; sent: number; assigned: number }>
  | Happened<'application.decision_held', { outcome: Outcome; amountCents: number | null }>
  | Happened<'application.decision_released', { outcome: Outcome; amountCents: number | null }>
  | Happened<'application.promoted', { amountCents: number | null }>;

type MoreOf<Type extends ApplicationEvent['type']> = Omit<
  Extract<ApplicationEvent, { type: Type }>['payload'],
  keyof About
>;

interface Subject {
  id: string;
  call: { id: string; title: string; slug: string };
}

/** An event on an application, with the words a notice needs. */
export function applicationEvent<Type extends ApplicationEvent['type']>(
  type: Type,
  { id, call }: Subject,
  ...[more]: keyof MoreOf<Type> extends never ? [] : [MoreOf<Type>]
): ApplicationEvent {
  const about: About = {
    callId: call.id,
    callTitle: call.title,
    callSlug: call.slug,
  };
  return { type, subject: { type: 'application', id }, payload: { ...about, ...more } } as ApplicationEvent;
}
