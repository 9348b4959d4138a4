import { Injectable } from '@nestjs/common';
import { type Actor, administratorsOnly, belongsTo, Clock, isAllowed, PreparedReads } from '#platform';
import { dayInParis } from '../documents/document.rules.js';
import type { PublicDocument } from '../documents/documents.dto.js';
import type { OrganisationKind } from '../legal-forms.js';
import type { Organisation } from '../organisation.entity.js';
import { organisationPolicy } from '../organisation.policy.js';
import type { OrganisationResponse, OrganisationSummary, PublicCollective } from '../organisations.dto.js';
import { searchable } from '../places/place-names.js';
import type { TerritoryResponse } from '../places/places.dto.js';
import { TERRITORIES_OF } from '../places/places.repository.js';
import { ReferencesRepository } from '../references/references.repository.js';
import { verificationMachine } from '../verification/verification.machine.js';
import { warningsOf } from './profile.rules.js';

interface Around {
  departmentName: string | null;
  regionName: string | null;
  territories: TerritoryResponse[];
  documents: PublicDocument[];
  collectives: PublicCollective[];
}

type FoundRow = OrganisationSummary & { searchName: string };

/** An organisation as its page says it, with what stands around it, in two statements whatever its size. */
@Injectable()
export class ProfilesPresenter {
  constructor(
    private readonly prepared: PreparedReads,
    private readonly references: ReferencesRepository,
    private readonly clock: Clock,
  ) {}

  async present(actor: Actor | null, organisation: Organisation): Promise<OrganisationResponse> {
    const insider = belongsTo(actor, organisation.id) || isAllowed(administratorsOnly(actor, organisation));
    const now = this.clock.now();
    const actions = [
      ...organisationPolicy.actionsFor(actor, organisation),
      // A verification lapses by itself: nobody does it.
      ...verificationMachine.actionsFor(actor, organisation, now).filter((action) => action !== 'lapse'),
    ];
    if (organisation.status === 'suspended' && !insider) return { ...nothingBut(organisation), actions: [] };
    const around = await this.around(organisation);
    const references = await this.references.attested(organisation.id, true);
    const {
      verifiedAt: _verifiedAt,
      createdAt: _createdAt,
      verificationRequestedAt: _requestedAt,
      searchName: _searchName,
      logoFileId,
      ...rest
    } = organisation;
    return {
      ...rest,
      ...around,
      logo: logoFileId && `/api/v1/organisations/${organisation.id}/logos/${logoFileId}`,
      references,
      verified: organisation.status === 'verified',
      statusReason: insider ? organisation.statusReason : null,
      warnings: belongsTo(actor, organisation.id) ? warningsOf(organisation, dayInParis(now)) : [],
      actions,
    };
  }

  search(filter: {
    words: string | null;
    kind: OrganisationKind | null;
    after: { name: string; id: string } | null;
    limit: number;
  }): Promise<FoundRow[]> {
    const { words, kind, after, limit } = filter;
    return this.prepared.rows<FoundRow>(SEARCH, [
      words === null ? null : searchable(words),
      kind,
      after?.name ?? null,
      after?.id ?? null,
      limit,
    ]);
  }

  private async around({ id, departmentCode, territories }: Organisation): Promise<Around> {
    const [around] = await this.prepared.rows<Around>(AROUND, [id, departmentCode, territories]);
    return around ?? NOTHING_AROUND;
  }
}

const NOTHING_AROUND: Around = {
  departmentName: null,
  regionName: null,
  territories: [],
  documents: [],
  collectives: [],
};

/** What anyone may know of a suspended organisation: its name, and that it is suspended. */
const nothingBut = ({
  id,
  slug,
  name,
  kind,
  sort,
  legalForm,
  version,
}: Organisation): Omit<OrganisationResponse, 'actions'> => ({
  id,
  slug,
  name,
  kind,
  sort,
  legalForm,
  version,
  ...UNSAID,
});

const UNSAID = {
  legalCode: null,
  siren: null,
  siret: null,
  rna: null,
  foundedOn: null,
  summary: '',
  website: null,
  communeCode: null,
  communeName: null,
  departmentCode: null,
  departmentName: null,
  regionName: null,
  approvals: [],
  esusNumber: null,
  esusGrantedOn: null,
  esusExpiresOn: null,
  missionObjectives: [],
  missionCommittee: null,
  themes: [],
  publics: [],
  territories: [],
  logo: null,
  references: [],
  documents: [],
  collectives: [],
  verified: false,
  status: 'suspended',
  statusReason: null,
  warnings: [],
} as const satisfies Partial<OrganisationResponse>;

const AROUND = `
  SELECT d.name AS "departmentName", r.name AS "regionName",
    (SELECT coalesce(json_agg(t), '[]') FROM (${TERRITORIES_OF('$3::varchar[]')}) t) AS territories,
    (SELECT coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'title', p.title, 'number', v.number, 'issuedOn', v.issued_on) ORDER BY p.kind, p.created_at), '[]')
     FROM organisation_documents p JOIN organisation_document_versions v ON v.document_id = p.id AND v.replaced_at IS NULL
     WHERE p.organisation_id = $1 AND p.visibility = 'public' AND p.removed_at IS NULL) AS documents,
    (SELECT coalesce(json_agg(json_build_object('slug', c.slug, 'name', c.name) ORDER BY c.name), '[]')
     FROM collective_members m JOIN organisations c ON c.id = m.collective_id AND c.status <> 'suspended'
     WHERE m.organisation_id = $1 AND m.status = 'joined') AS collectives
  FROM (SELECT 1) one
  LEFT JOIN departments d ON d.code = $2 LEFT JOIN regions r ON r.code = d.region_code`;

const SEARCH = `
  SELECT id, slug, name, kind, sort, commune_name AS "communeName", department_code AS "departmentCode", search_name AS "searchName"
  FROM organisations
  WHERE status = 'verified' AND ($1::varchar IS NULL OR search_name LIKE '%' || $1 || '%' OR $1 <% search_name)
    AND ($2::varchar IS NULL OR kind = $2)
    AND ($3::varchar IS NULL OR (search_name, id) > ($3, $4::uuid))
  ORDER BY search_name, id LIMIT $5`;
