import type { OrganisationRole } from '#platform';

export const CLAIM_STATUSES = ['open', 'accepted', 'refused', 'withdrawn'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** Days after which administrators may answer in the owners' place. */
export const OWNERS_HAVE_DAYS = 14;

export interface ClaimSubject {
  id: string;
  organisationId: string;
  accountId: string;
  status: ClaimStatus;
  createdAt: Date;
  role: OrganisationRole | null;
  decidedAt: Date | null;
}
