import type { INestApplicationContext } from '@nestjs/common';
import type { ApplicationEvent } from '#applications';
import type { CallEvent } from '#calls';
import type { DiscussionEvent } from '#discussions';
import type { PrivacyEvent } from '#identity';
import type { OrganisationEvent } from '#organisations';
import type { DomainEvent, Subscriptions } from '#platform';
import {
  admissionRefusedLetter,
  assignmentLetter,
  complementLetter,
  decisionLetter,
  newDossierLetter,
  receiptLetter,
} from './application.letters.js';
import { cancelledLetter, postponedLetter } from './call.letters.js';
import { NoticesService } from './notices.service.js';
import { RecipientsRepository } from './recipients.repository.js';

export type CornacEvent = PrivacyEvent | OrganisationEvent | DiscussionEvent | CallEvent | ApplicationEvent;

/** Every event of the product and who hears of it; a new event does not compile until it stands here. */
export function subscriptionsOf(app: INestApplicationContext): Subscriptions<DomainEvent> {
  const notices = app.get(NoticesService);
  const recipients = app.get(RecipientsRepository);

  const table: Subscriptions<CornacEvent> = {
    'account.erased': {},
    'consent.given': {},
    'consent.withdrawn': {},
    'legal_hold.placed': {},
    'legal_hold.lifted': {},

    'organisation.created': {},
    'organisation.updated': {},

    'thread.started': {},

    'call.drafted': {},
    'call.edited': {},
    'call.approved': {},
    'call.team_changed': {},
    'call.published': {},
    'call.postponed': {
      tellApplicants: async (event) =>
        notices.write(await recipients.applicantsOfCall(event.subject.id), postponedLetter, event),
    },
    'call.deliberating': {},
    'call.decided': {},
    'call.archived': {},
    'call.cancelled': {
      tellApplicants: async (event) =>
        notices.write(await recipients.applicantsOfCall(event.subject.id), cancelledLetter, event),
    },

    'application.started': {},
    'application.submitted': {
      // The receipt goes to the very person who submitted, too: it is their proof.
      sendReceipt: async (event) =>
        notices.write(await recipients.applicants(event.subject.id), receiptLetter, event, {
          alsoActor: true,
        }),
      // Sealed until the deadline: nobody at the institution is told who applied before.
      tellOfficers: async (event) => {
        if (event.payload.sealed) return;
        await notices.write(await recipients.officers(event.payload.callId), newDossierLetter, event);
      },
    },
    'application.reopened': {},
    'application.withdrawn': {},
    'application.admitted': {},
    'application.admission_refused': {
      tellApplicants: async (event) =>
        notices.write(await recipients.applicants(event.subject.id), admissionRefusedLetter, event),
    },
    'application.bar_lifted': {},
    'application.complement_requested': {
      tellApplicants: async (event) =>
        notices.write(await recipients.applicants(event.subject.id), complementLetter, event),
    },
    'application.reviewers_assigned': {
      tellReviewers: async (event) =>
        notices.write(await recipients.people(event.payload.added), assignmentLetter, event),
    },
    'application.shortlisted': {},
    'application.conflict_declared': {},
    'application.review_sent': {},
    'application.decision_held': {},
    'application.decision_released': {
      tellApplicants: async (event) =>
        notices.write(await recipients.applicants(event.subject.id), decisionLetter, event),
    },
    'application.promoted': {
      tellApplicants: async (event) =>
        notices.write(await recipients.applicants(event.subject.id), decisionLetter, event),
    },
  };
  return table as unknown as Subscriptions<DomainEvent>;
}
