import type { INestApplicationContext } from '@nestjs/common';
import type { ApplicationEvent, BreakGlassEvent } from '#applications';
import type { CallEvent } from '#calls';
import type { DiscussionEvent } from '#discussions';
import { type AdministrationEvent, type PrivacyEvent, SettingsService } from '#identity';
import type { CollectiveEvent, MembershipEvent, OrganisationEvent } from '#organisations';
import type { DomainEvent, Subscriptions } from '#platform';
import { administrationSubscriptions } from './administration.subscriptions.js';
import {
  admissionRefusedLetter,
  assignmentLetter,
  complementLetter,
  decisionLetter,
  newDossierLetter,
  receiptLetter,
} from './application.letters.js';
import { cancelledLetter, postponedLetter } from './call.letters.js';
import {
  askedLetter,
  collectiveJoinedLetter,
  collectiveLeftLetter,
  invitedLetter,
} from './collective.letters.js';
import {
  delegatedLetter,
  delegationRevokedLetter,
  departureLetter,
  joinedLetter,
  removedLetter,
  requestAnsweredLetter,
  requestLetter,
  roleChangedLetter,
  takenOverLetter,
} from './membership.letters.js';
import { NoticesService } from './notices.service.js';
import { organisationSubscriptions } from './organisation.subscriptions.js';
import { RecipientsRepository } from './recipients.repository.js';

export type CornacEvent =
  | PrivacyEvent
  | AdministrationEvent
  | BreakGlassEvent
  | OrganisationEvent
  | MembershipEvent
  | CollectiveEvent
  | DiscussionEvent
  | CallEvent
  | ApplicationEvent;

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
    ...administrationSubscriptions(notices, recipients, app.get(SettingsService, { strict: false })),

    'organisation.created': {},
    'organisation.updated': {},
    ...organisationSubscriptions(notices, recipients),

    // The letter of an invitation carries its secret: it leaves with the invitation itself.
    'membership.invited': {},
    'membership.invitation_revoked': {},
    'membership.invitation_declined': {},
    'membership.joined': {
      tellManagers: async (event) =>
        notices.write(await recipients.managers(event.subject.id), joinedLetter, event),
    },
    'membership.role_changed': {
      tellPerson: async (event) =>
        notices.write(await recipients.people([event.payload.accountId]), roleChangedLetter, event),
    },
    'membership.title_changed': {},
    'membership.ended': {
      tellPerson: async (event) => {
        if (!event.payload.removed) return;
        await notices.write(await recipients.people([event.payload.accountId]), removedLetter, event);
      },
      tellManagers: async (event) =>
        notices.write(await recipients.managers(event.subject.id), departureLetter, event),
    },
    'membership.taken_over': {
      tellBoth: async (event) => {
        const { fromAccountId, toAccountId } = event.payload;
        await notices.write(await recipients.people([fromAccountId, toAccountId]), takenOverLetter, event);
      },
    },
    'membership.requested': {
      tellManagers: async (event) =>
        notices.write(await recipients.managers(event.subject.id), requestLetter, event),
    },
    'membership.request_answered': {
      tellPerson: async (event) =>
        notices.write(await recipients.people([event.payload.accountId]), requestAnsweredLetter, event),
    },
    'membership.domain_claimed': {},
    'membership.domain_released': {},
    'membership.delegated': {
      tellBoth: async (event) => {
        const { fromAccountId, toAccountId } = event.payload;
        await notices.write(await recipients.people([fromAccountId, toAccountId]), delegatedLetter, event);
      },
    },
    'membership.delegation_revoked': {
      tellBoth: async (event) => {
        const both = [event.payload.fromAccountId, event.payload.toAccountId];
        await notices.write(await recipients.people(both), delegationRevokedLetter, event);
      },
    },

    'collective.invited': {
      tellOwners: async (event) =>
        notices.write(await recipients.owners(event.payload.organisationId), invitedLetter, event),
    },
    'collective.asked': {
      tellBackbone: async (event) =>
        notices.write(await recipients.managers(event.subject.id), askedLetter, event),
    },
    'collective.answered': {},
    'collective.joined': {
      tellBackbone: async (event) =>
        notices.write(await recipients.managers(event.subject.id), collectiveJoinedLetter, event),
      tellOwners: async (event) =>
        notices.write(await recipients.owners(event.payload.organisationId), collectiveJoinedLetter, event),
    },
    'collective.left': {
      tellBackbone: async (event) =>
        notices.write(await recipients.managers(event.subject.id), collectiveLeftLetter, event),
      tellOwners: async (event) =>
        notices.write(await recipients.owners(event.payload.organisationId), collectiveLeftLetter, event),
    },
    'collective.role_changed': {},
    'collective.agenda_changed': {},

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
    'application.people_changed': {},
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
