import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, answer, idempotent, ifMatch } from '~/api/client';
import type {
  AttestReferenceRequest,
  ClaimRequest,
  DocumentKind,
  DocumentVisibility,
  OrganisationKind,
  OrganisationProfile,
  OrganisationRole,
  ProposeReferenceRequest,
  RequestReferenceRequest,
} from '~/api/generated/types.gen';
import {
  claimsAccept,
  claimsList,
  claimsMake,
  claimsRefuse,
  logosPut,
  logosRemove,
  organisationDocumentsAdd,
  organisationDocumentsList,
  organisationDocumentsRemove,
  organisationDocumentsReplace,
  organisationDocumentsUpdate,
  organisationsCreate,
  organisationsSearch,
  organisationsTeam,
  organisationsUpdate,
  placesCommunes,
  placesTerritories,
  referencesAccept,
  referencesAttest,
  referencesCancel,
  referencesDecline,
  referencesList,
  referencesPropose,
  referencesRefuse,
  referencesRequest,
  referencesRevise,
  referencesShow,
  referencesWithdraw,
  registrySearch,
  verificationRequest,
} from '~/api/generated/workspace.gen';
import { byCursor, from } from '~/shared/pages';

export type {
  ClaimResponse as Claim,
  CommuneResponse as Commune,
  KnownOrganisation,
  OrganisationDocumentResponse as Paper,
  OrganisationKind,
  OrganisationProfile,
  OrganisationResponse as Organisation,
  OrganisationRole,
  OrganisationSort,
  OrganisationSummary,
  ReferenceResponse as Reference,
  RegistryEntryResponse as RegistryEntry,
  TeamMember,
  TerritoryResponse as Territory,
} from '~/api/generated/types.gen';

/** Everything that hangs from one organisation. */
export const organisationKey = (id: string) => ['organisation', id] as const;

export const teamQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: [...organisationKey(id), 'team'],
    queryFn: ({ signal }) =>
      answer(organisationsTeam({ client: api, path: { id }, signal, throwOnError: true })),
  });

export const createOrganisation = (api: Api, body: OrganisationProfile, key: string) =>
  answer(organisationsCreate({ client: api, body, headers: idempotent(key), throwOnError: true }));

export const updateOrganisation = (api: Api, id: string, version: number, body: OrganisationProfile) =>
  answer(
    organisationsUpdate({ client: api, path: { id }, body, headers: ifMatch(version), throwOnError: true }),
  );

export const putLogo = (api: Api, id: string, file: File) =>
  answer(logosPut({ client: api, path: { id }, body: { file }, throwOnError: true }));

export const removeLogo = (api: Api, id: string, version: number) =>
  answer(logosRemove({ client: api, path: { id }, headers: ifMatch(version), throwOnError: true }));

export const askVerification = (api: Api, id: string) =>
  verificationRequest({ client: api, path: { id }, throwOnError: true });

/** Places do not change while one types. */
const PLACES_FRESH_MS = 3_600_000;

export const communesQuery = (api: Api, typed: string) =>
  queryOptions({
    queryKey: ['communes', typed],
    queryFn: ({ signal }) =>
      answer(placesCommunes({ client: api, query: { q: typed }, signal, throwOnError: true })),
    staleTime: PLACES_FRESH_MS,
    enabled: typed.length >= 2,
  });

export const territoriesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['territories'],
    queryFn: ({ signal }) => answer(placesTerritories({ client: api, signal, throwOnError: true })),
    staleTime: PLACES_FRESH_MS,
  });

export const registryQuery = (api: Api, words: string) =>
  queryOptions({
    queryKey: ['registry', words],
    queryFn: ({ signal }) =>
      answer(registrySearch({ client: api, query: { q: words }, signal, throwOnError: true })),
    enabled: words.length >= 2,
    retry: false,
  });

export const organisationsQuery = (api: Api, q: string, kind?: OrganisationKind) =>
  queryOptions({
    queryKey: ['organisations', kind ?? 'any', q],
    queryFn: ({ signal }) =>
      answer(
        organisationsSearch({
          client: api,
          query: { q, limit: 10, ...(kind === undefined ? {} : { kind }) },
          signal,
          throwOnError: true,
        }),
      ),
    enabled: q.length >= 2,
  });

export const papersQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: [...organisationKey(id), 'papers'],
    queryFn: ({ signal }) =>
      answer(organisationDocumentsList({ client: api, path: { id }, signal, throwOnError: true })),
  });

export interface PaperDates {
  issuedOn?: string;
  expiresOn?: string;
}

export const addPaper = (
  api: Api,
  id: string,
  paper: PaperDates & { kind: DocumentKind; visibility: DocumentVisibility; title?: string },
  file: File,
) =>
  answer(
    organisationDocumentsAdd({
      client: api,
      path: { id },
      query: paper,
      body: { file },
      throwOnError: true,
    }),
  );

export const replacePaper = (api: Api, id: string, documentId: string, dates: PaperDates, file: File) =>
  answer(
    organisationDocumentsReplace({
      client: api,
      path: { id, documentId },
      query: dates,
      body: { file },
      throwOnError: true,
    }),
  );

export const updatePaper = (
  api: Api,
  id: string,
  documentId: string,
  version: number,
  visibility: DocumentVisibility,
) =>
  answer(
    organisationDocumentsUpdate({
      client: api,
      path: { id, documentId },
      body: { visibility },
      headers: ifMatch(version),
      throwOnError: true,
    }),
  );

export const removePaper = (api: Api, id: string, documentId: string) =>
  organisationDocumentsRemove({ client: api, path: { id, documentId }, throwOnError: true });

/** The file itself, for whoever it is open to. */
export const paperAddress = (id: string, documentId: string, number: number): string =>
  `/api/v1/organisations/${id}/documents/${documentId}/versions/${number}`;

export const referencesQuery = (api: Api, id: string) =>
  infiniteQueryOptions({
    queryKey: [...organisationKey(id), 'references'],
    queryFn: ({ pageParam, signal }) =>
      answer(
        referencesList({
          client: api,
          path: { id },
          query: from(pageParam),
          signal,
          throwOnError: true,
        }),
      ),
    ...byCursor,
  });

export const requestReference = (api: Api, id: string, body: RequestReferenceRequest, key: string) =>
  answer(
    referencesRequest({ client: api, path: { id }, body, headers: idempotent(key), throwOnError: true }),
  );

export const proposeReference = (api: Api, id: string, body: ProposeReferenceRequest, key: string) =>
  answer(
    referencesPropose({ client: api, path: { id }, body, headers: idempotent(key), throwOnError: true }),
  );

/** What one may do to a reference, by the word the API gives in `actions`. */
export const referenceActs = {
  attest: (api: Api, id: string, body: AttestReferenceRequest) =>
    answer(referencesAttest({ client: api, path: { id }, body, throwOnError: true })),
  revise: (api: Api, id: string, body: AttestReferenceRequest) =>
    answer(referencesRevise({ client: api, path: { id }, body, throwOnError: true })),
  refuse: (api: Api, id: string, reason: string) =>
    answer(referencesRefuse({ client: api, path: { id }, body: { reason }, throwOnError: true })),
  decline: (api: Api, id: string, reason: string) =>
    answer(referencesDecline({ client: api, path: { id }, body: { reason }, throwOnError: true })),
  withdraw: (api: Api, id: string, reason: string) =>
    answer(referencesWithdraw({ client: api, path: { id }, body: { reason }, throwOnError: true })),
  accept: (api: Api, id: string) =>
    answer(referencesAccept({ client: api, path: { id }, throwOnError: true })),
  cancel: (api: Api, id: string) =>
    answer(referencesCancel({ client: api, path: { id }, throwOnError: true })),
  show: (api: Api, id: string, shown: boolean) =>
    answer(referencesShow({ client: api, path: { id }, body: { shown }, throwOnError: true })),
};

export const claimsQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: [...organisationKey(id), 'claims'],
    queryFn: ({ signal }) => answer(claimsList({ client: api, path: { id }, signal, throwOnError: true })),
  });

export const makeClaim = (api: Api, id: string, body: ClaimRequest) =>
  answer(claimsMake({ client: api, path: { id }, body, throwOnError: true }));

export const acceptClaim = (api: Api, id: string, role: OrganisationRole) =>
  answer(claimsAccept({ client: api, path: { id }, body: { role }, throwOnError: true }));

export const refuseClaim = (api: Api, id: string, reason: string) =>
  answer(claimsRefuse({ client: api, path: { id }, body: { reason }, throwOnError: true }));
