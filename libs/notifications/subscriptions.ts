import type { INestApplicationContext } from '@nestjs/common';
import type { ApplicationEvent, BreakGlassEvent } from '#applications';
import type { CallEvent } from '#calls';
import { type DiscussionEvent, MentionNotices } from '#discussions';
import { type AdministrationEvent, GlassApprovers, type PrivacyEvent, SettingsService } from '#identity';
import type { CollectiveEvent, MembershipEvent, OrganisationEvent } from '#organisations';
import type { GuideEvent, PanelEvent, PanelSessionEvent } from '#panels';
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
import { answeredLetter, cancelledLetter, postponedLetter } from './call.letters.js';
import {
  askedLetter,
  collectiveJoinedLetter,
  collectiveLeftLetter,
  invitedLetter,
} from './collective.letters.js';
import { discussionSubscriptions } from './discussion.subscriptions.js';
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
  | ApplicationEvent
  | PanelEvent
  | GuideEvent
  | PanelSessionEvent;

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
    ...administrationSubscriptions(
      notices,
      recipients,
      app.get(SettingsService, { strict: false }),
      app.get(GlassApprovers, { strict: false }),
    ),

    'organisation.created': {},
    'organisation.updated': {},
    ...organisationSubscriptions(notices, recipients),

    // The letter of an invitation carries its secret: it leaves with the invitation itself.
    'membership.invited': {},
    'membership.invitation_revoked': {},
    'membership.invitation_declined': {},
    'membership.joined': {
      tellManagers: notices.to((event) => recipients.managers(event.subject.id), joinedLetter),
    },
    'membership.role_changed': {
      tellPerson: notices.to((event) => recipients.people([event.payload.accountId]), roleChangedLetter),
    },
    'membership.title_changed': {},
    'membership.ended': {
      tellPerson: async (event) => {
        if (!event.payload.removed) return;
        await notices.write(await recipients.people([event.payload.accountId]), removedLetter, event);
      },
      tellManagers: notices.to((event) => recipients.managers(event.subject.id), departureLetter),
    },
    'membership.taken_over': {
      tellBoth: async (event) => {
        const { fromAccountId, toAccountId } = event.payload;
        await notices.write(await recipients.people([fromAccountId, toAccountId]), takenOverLetter, event);
      },
    },
    'membership.requested': {
      tellManagers: notices.to((event) => recipients.managers(event.subject.id), requestLetter),
    },
    'membership.request_answered': {
      tellPerson: notices.to((event) => recipients.people([event.payload.accountId]), requestAnsweredLetter),
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
      tellOwners: notices.to((event) => recipients.owners(event.payload.organisationId), invitedLetter),
    },
    'collective.asked': {
      tellBackbone: notices.to((event) => recipients.managers(event.subject.id), askedLetter),
    },
    'collective.answered': {},
    'collective.joined': {
      tellBackbone: notices.to((event) => recipients.managers(event.subject.id), collectiveJoinedLetter),
      tellOwners: notices.to(
        (event) => recipients.owners(event.payload.organisationId),
        collectiveJoinedLetter,
      ),
    },
    'collective.left': {
      tellBackbone: notices.to((event) => recipients.managers(event.subject.id), collectiveLeftLetter),
      tellOwners: notices.to(
        (event) => recipients.owners(event.payload.organisationId),
        collectiveLeftLetter,
      ),
    },
    'collective.role_changed': {},
    'collective.agenda_changed': {},

    ...discussionSubscriptions(notices, recipients, app.get(MentionNotices, { strict: false })),

    'call.drafted': {},
    'call.edited': {},
    'call.approved': {},
    'call.team_changed': {},
    'call.published': {},
    'call.postponed': {
      tellApplicants: notices.to((event) => recipients.applicantsOfCall(event.subject.id), postponedLetter),
    },
    'call.deliberating': {},
    'call.decided': {},
    'call.archived': {},
    'call.cancelled': {
      tellApplicants: notices.to((event) => recipients.applicantsOfCall(event.subject.id), cancelledLetter),
    },
    'call.answered': {
      tellApplicants: notices.to((event) => recipients.applicantsOfCall(event.subject.id), answeredLetter),
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
      tellApplicants: notices.to((event) => recipients.applicants(event.subject.id), admissionRefusedLetter),
    },
    'application.bar_lifted': {},
    'application.complement_requested': {
      tellApplicants: notices.to((event) => recipients.applicants(event.subject.id), complementLetter),
    },
    'application.reviewers_assigned': {
      tellReviewers: notices.to((event) => recipients.people(event.payload.added), assignmentLetter),
    },
    'application.people_changed': {},
    'application.shortlisted': {},
    'application.conflict_declared': {},
    'application.review_sent': {},
    'application.decision_held': {},
    'application.decision_released': {
      tellApplicants: notices.to((event) => recipients.applicants(event.subject.id), decisionLetter),
    },
    'application.promoted': {
      tellApplicants: notices.to((event) => recipients.applicants(event.subject.id), decisionLetter),
    },

    // Nobody writes to panelists by mail alone; what concerns them is said by their facilitators.
    'panel.opened': {},
    'panel.edited': {},
    'panel.closed': {},
    'panel.owner_added': {},
    'panel.owner_removed': {},
    'panel.facilitator_added': {},
    'panel.facilitator_removed': {},
    'panel.panelists_joined': {},
    'panel.panelist_changed': {},
    'panel.consent_published': {},
    'panel.consent_noted': {},
    'panel.consent_withdrawn': {},
    'guide.written': {},
    'guide.edited': {},
    // Panelists are told by their facilitators: nobody else knows where they are.
    'panel_session.planned': {},
    'panel_session.edited': {},
    'panel_session.recruiting': {},
    'panel_session.ready': {},
    'panel_session.started': {},
    'panel_session.opened': {},
    'panel_session.closed': {},
    'panel_session.synthesised': {},
    'panel_session.answered': {},
    'panel_session.followed_up': {},
    'panel_session.cancelled': {},
    'panel_session.subject_added': {},
    'panel_session.subject_edited': {},
    'panel_session.subject_removed': {},
    'panel_session.drawn': {},
    'panel_session.invited': {},
    'panel_session.seat_noted': {},
  };
  return table as unknown as Subscriptions<DomainEvent>;
}
