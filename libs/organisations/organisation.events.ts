import type { DomainEvent, OrganisationRole, SubjectRef } from '#platform';
import type { DocumentKind } from './documents/document.types.js';
import type { Organisation } from './organisation.entity.js';

type Named = Pick<Organisation, 'id' | 'name' | 'slug'>;

export type OrganisationCreated = DomainEvent<'organisation.created', { name: string; slug: string }>;
export type OrganisationUpdated = DomainEvent<'organisation.updated', { name: string }>;

export type VerificationEventType =
  | 'organisation.verification_requested'
  | 'organisation.verified'
  | 'organisation.verification_refused'
  | 'organisation.suspended'
  | 'organisation.reinstated';
type Verification<Type extends VerificationEventType> = DomainEvent<
  Type,
  { name: string; slug: string; reason: string | null }
>;
export type VerificationEvent = {
  [Type in VerificationEventType]: Verification<Type>;
}[VerificationEventType];

export type DocumentEventType =
  | 'organisation.document_added'
  | 'organisation.document_replaced'
  | 'organisation.document_edited'
  | 'organisation.document_removed';
export type DocumentEvent = DomainEvent<
  DocumentEventType,
  { documentId: string; kind: DocumentKind; visibility: string }
>;
export type DocumentExpiring = DomainEvent<
  'organisation.document_expiring',
  { name: string; slug: string; kind: DocumentKind; title: string; expiresOn: string; daysLeft: number }
>;

export type ReferenceEventType =
  | 'reference.requested'
  | 'reference.proposed'
  | 'reference.edited'
  | 'reference.attested'
  | 'reference.revised'
  | 'reference.refused'
  | 'reference.cancelled'
  | 'reference.accepted'
  | 'reference.declined'
  | 'reference.withdrawn';
interface ReferencePayload {
  title: string;
  enterpriseId: string;
  enterpriseName: string;
  enterpriseSlug: string;
  institutionId: string;
  institutionName: string;
  institutionSlug: string;
  reason: string | null;
}
export type ReferenceEvent = {
  [Type in ReferenceEventType]: DomainEvent<Type, ReferencePayload>;
}[ReferenceEventType];

export type ClaimEventType = 'claim.made' | 'claim.accepted' | 'claim.refused' | 'claim.withdrawn';
interface ClaimPayload {
  organisationId: string;
  organisationName: string;
  organisationSlug: string;
  claimantId: string;
  role: OrganisationRole | null;
  reason: string | null;
}
export type ClaimEvent = { [Type in ClaimEventType]: DomainEvent<Type, ClaimPayload> }[ClaimEventType];

export type OrganisationEvent =
  | OrganisationCreated
  | OrganisationUpdated
  | VerificationEvent
  | DocumentEvent
  | DocumentExpiring
  | ReferenceEvent
  | ClaimEvent;

const about = (id: string): SubjectRef => ({ type: 'organisation', id });

export const organisationCreated = ({ id, name, slug }: Named): OrganisationCreated => ({
  type: 'organisation.created',
  subject: about(id),
  payload: { name, slug },
});

export const organisationUpdated = ({ id, name }: Named): OrganisationUpdated => ({
  type: 'organisation.updated',
  subject: about(id),
  payload: { name },
});

export const verificationEvent = (
  type: VerificationEventType,
  { id, name, slug, statusReason }: Named & Pick<Organisation, 'statusReason'>,
): VerificationEvent => ({ type, subject: about(id), payload: { name, slug, reason: statusReason } });

export const documentEvent = (
  type: DocumentEventType,
  { id }: Pick<Organisation, 'id'>,
  payload: DocumentEvent['payload'],
): DocumentEvent => ({ type, subject: about(id), payload });

export const documentExpiring = (paper: {
  organisationId: string;
  organisationName: string;
  organisationSlug: string;
  kind: DocumentKind;
  title: string;
  expiresOn: string;
  daysLeft: number;
}): DocumentExpiring => ({
  type: 'organisation.document_expiring',
  subject: about(paper.organisationId),
  payload: {
    name: paper.organisationName,
    slug: paper.organisationSlug,
    kind: paper.kind,
    title: paper.title,
    expiresOn: paper.expiresOn,
    daysLeft: paper.daysLeft,
  },
});

interface Party {
  id: string;
  name: string;
  slug: string;
}

export const referenceEvent = (
  type: ReferenceEventType,
  reference: { id: string; title: string; enterprise: Party; institution: Party; reason: string | null },
): ReferenceEvent => ({
  type,
  subject: { type: 'reference', id: reference.id },
  payload: {
    title: reference.title,
    enterpriseId: reference.enterprise.id,
    enterpriseName: reference.enterprise.name,
    enterpriseSlug: reference.enterprise.slug,
    institutionId: reference.institution.id,
    institutionName: reference.institution.name,
    institutionSlug: reference.institution.slug,
    reason: reference.reason,
  },
});

export const claimEvent = (
  type: ClaimEventType,
  claim: {
    id: string;
    organisation: Party;
    claimant: { id: string };
    role: OrganisationRole | null;
    reason: string | null;
  },
): ClaimEvent => ({
  type,
  subject: { type: 'claim', id: claim.id },
  payload: {
    organisationId: claim.organisation.id,
    organisationName: claim.organisation.name,
    organisationSlug: claim.organisation.slug,
    claimantId: claim.claimant.id,
    role: claim.role,
    reason: claim.reason,
  },
});
