import type { OrganisationEvent } from '#organisations';
import type { DomainEvent, Subscriptions } from '#platform';
import type { Letter, NoticesService } from './notices.service.js';
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

type ReferenceEvent = Extract<OrganisationEvent, { type: `reference.${string}` }>;
type ClaimEvent = Extract<OrganisationEvent, { type: `claim.${string}` }>;

/** Who hears of an organisation's verification, papers, references and claims. */
export function organisationSubscriptions(
  notices: NoticesService,
  recipients: RecipientsRepository,
): Subscriptions<Covered> {
  const toOwners = <Event extends DomainEvent>(letter: Letter<Event>) =>
    notices.to<Event>((event) => recipients.owners(event.subject.id), letter);
  const toInstitution = <Event extends ReferenceEvent>(letter: Letter<Event>) =>
    notices.to<Event>((event) => recipients.managers(event.payload.institutionId), letter);
  const toEnterprise = <Event extends ReferenceEvent>(letter: Letter<Event>) =>
    notices.to<Event>((event) => recipients.managers(event.payload.enterpriseId), letter);
  const toClaimant = <Event extends ClaimEvent>(letter: Letter<Event>) =>
    notices.to<Event>((event) => recipients.people([event.payload.claimantId]), letter);
  return {
    'organisation.verification_requested': {
      tellAdministrators: notices.to(() => recipients.administrators(), toVerifyLetter),
    },
    'organisation.verified': { tellOwners: toOwners(verifiedLetter) },
    'organisation.verification_refused': { tellOwners: toOwners(verificationRefusedLetter) },
    'organisation.suspended': { tellOwners: toOwners(suspendedLetter) },
    'organisation.reinstated': { tellOwners: toOwners(reinstatedLetter) },

    'organisation.document_added': {},
    'organisation.document_replaced': {},
    'organisation.document_edited': {},
    'organisation.document_removed': {},
    'organisation.document_expiring': {
      tellManagers: notices.to((event) => recipients.managers(event.subject.id), documentExpiringLetter),
    },

    'reference.requested': { tellInstitution: toInstitution(referenceRequestedLetter) },
    'reference.proposed': { tellEnterprise: toEnterprise(referenceProposedLetter) },
    'reference.edited': {},
    'reference.attested': { tellEnterprise: toEnterprise(referenceAttestedLetter) },
    'reference.revised': { tellEnterprise: toEnterprise(referenceProposedLetter) },
    'reference.refused': { tellEnterprise: toEnterprise(referenceRefusedLetter) },
    'reference.withdrawn': { tellEnterprise: toEnterprise(referenceRefusedLetter) },
    'reference.cancelled': {},
    'reference.accepted': { tellInstitution: toInstitution(referenceAnsweredLetter) },
    'reference.declined': { tellInstitution: toInstitution(referenceAnsweredLetter) },

    'claim.made': {
      tellOwners: notices.to((event) => recipients.owners(event.payload.organisationId), claimMadeLetter),
    },
    'claim.accepted': { tellClaimant: toClaimant(claimAnsweredLetter) },
    'claim.refused': { tellClaimant: toClaimant(claimAnsweredLetter) },
    'claim.withdrawn': {},
  };
}
