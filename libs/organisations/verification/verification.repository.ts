import { Injectable } from '@nestjs/common';
import { PreparedReads } from '#platform';
import type { OrganisationStatus } from '../organisation.entity.js';
import { searchable } from '../places/place-names.js';
import type { OrganisationUnderReview } from './verification.dto.js';

export type ReviewRow = Omit<OrganisationUnderReview, 'verificationRequestedAt' | 'actions'> & {
  verificationRequestedAt: Date | null;
  verifiedAt: Date | null;
  sortKey: string;
};

@Injectable()
export class VerificationRepository {
  constructor(private readonly prepared: PreparedReads) {}

  /** Those who have waited longest come first. */
  list(filter: {
    status: OrganisationStatus | null;
    words: string | null;
    after: { sortKey: string; id: string } | null;
    limit: number;
  }): Promise<ReviewRow[]> {
    const { status, words, after, limit } = filter;
    const digits = words?.replace(/\D/g, '');
    return this.prepared.rows<ReviewRow>(
      `SELECT o.id, o.name, o.slug, o.kind, o.legal_form AS "legalForm", o.siren, o.rna, o.commune_name AS "communeName",
         o.status, o.status_reason AS "statusReason", o.verification_requested_at AS "verificationRequestedAt",
         o.verified_at AS "verifiedAt", o.version,
         (SELECT count(*) FROM memberships m WHERE m.organisation_id = o.id) AS members,
         ARRAY(SELECT lower(d.domain::text) FROM organisation_domains d WHERE d.organisation_id = o.id ORDER BY 1) AS domains,
         coalesce(o.verification_requested_at, o.created_at)::text AS "sortKey"
       FROM organisations o
       WHERE ($1::varchar IS NULL OR o.status = $1)
         AND ($2::varchar IS NULL OR o.search_name LIKE '%' || $2 || '%' OR o.siren = $3)
         AND ($4::timestamptz IS NULL OR (coalesce(o.verification_requested_at, o.created_at), o.id) > ($4::timestamptz, $5::uuid))
       ORDER BY coalesce(o.verification_requested_at, o.created_at), o.id LIMIT $6`,
      [
        status,
        words === null ? null : searchable(words),
        digits?.length === 9 ? digits : null,
        after?.sortKey ?? null,
        after?.id ?? null,
        limit,
      ],
    );
  }
}
