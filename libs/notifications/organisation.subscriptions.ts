import type { OrganisationEvent } from '#organisations';
import type { Subscriptions } from '#platform';
import type { NoticesService } from './notices.service.js';
import {
  documentExpiringLetter,
  reinstatedLetter,
  suspendedLetter,
  toVerifyLetter,
  verificationRefusedLetter,
  verifiedLetter,
} from './organisation.letters.js';
import type { RecipientsRepository } from './recipients.repository.js';
import {
  claimAnsweredLetter,
  claimMadeLetter,
  referenceAnsweredLetter,
  referenceAttestedLetter,
  referenceProposedLetter,
  referenceRefusedLetter,
  referenceRequestedLetter,
} from './reference.letters.js';

type Covered = Exclude<OrganisationEvent, { type: 'organisation.created' | 'organisation.updated' }>;

/** Who hears of an organisation's verification, papers, references and claims. */
export function organisationSubscriptions(
  notices: NoticesService,
  recipients: RecipientsRepository,
): Subscriptions<Covered> {
  const owners = (id: string) => recipients.owners(id);
  const runners = (id: string) => recipients.managers(id);
  return {
    'organisation.verification_requested': {
      tellAdministrators: async (event) =>
        notices.write(await recipients.administrators(), toVerifyLetter, event),
    },
    'organisation.verified': {
      tellOwners: async (event) => notices.write(await owners(event.subject.id), verifiedLetter, event),
    },
    'organisation.verification_refused': {
      tellOwners: async (event) =>
        notices.write(await owners(event.subject.id), verificationRefusedLetter, event),
    },
    'organisation.suspended': {
      tellOwners: async (event) => notices.write(await owners(event.subject.id), suspendedLetter, event),
    },
    'organisation.reinstated': {
      tellOwners: async (event) => notices.write(await owners(event.subject.id), reinstatedLetter, event),
    },

    'organisation.document_added': {},
    'organisation.document_replaced': {},
    'organisation.document_edited': {},
    'organisation.document_removed': {},
    'organisation.document_expiring': {
      tellManagers: async (event) =>
        notices.write(await runners(event.subject.id), documentExpiringLetter, event),
    },

    'reference.requested': {
      tellInstitution: async (event) =>
        notices.write(await runners(event.payload.institutionId), referenceRequestedLetter, event),
    },
    'reference.proposed': {
      tellEnterprise: async (event) =>
        notices.write(await runners(event.payload.enterpriseId), referenceProposedLetter, event),
    },
    'reference.edited': {},
    'reference.attested': {
      tellEnterprise: async (event) =>
        notices.write(await runners(event.payload.enterpriseId), referenceAttestedLetter, event),
    },
    'reference.revised': {
      tellEnterprise: async (event) =>
        notices.write(await runners(event.payload.enterpriseId), referenceProposedLetter, event),
    },
    'reference.refused': {
      tellEnterprise: async (event) =>
        notices.write(await runners(event.payload.enterpriseId), referenceRefusedLetter, event),
    },
    'reference.withdrawn': {
      tellEnterprise: async (event) =>
        notices.write(await runners(event.payload.enterpriseId), referenceRefusedLetter, event),
    },
    'reference.cancelled': {},
    'reference.accepted': {
      tellInstitution: async (event) =>
        notices.write(await runners(event.payload.institutionId), referenceAnsweredLetter, event),
    },
    'reference.declined': {
      tellInstitution: async (event) =>
        notices.write(await runners(event.payload.institutionId), referenceAnsweredLetter, event),
    },

    'claim.made': {
      tellOwners: async (event) =>
        notices.write(await owners(event.payload.organisationId), claimMadeLetter, event),
    },
    'claim.accepted': {
      tellClaimant: async (event) =>
        notices.write(await recipients.people([event.payload.claimantId]), claimAnsweredLetter, event),
    },
    'claim.refused': {
      tellClaimant: async (event) =>
        notices.write(await recipients.people([event.payload.claimantId]), claimAnsweredLetter, event),
    },
    'claim.withdrawn': {},
  };
}
