import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, answer, idempotent, ifMatch } from '~/api/client';
import { formDataBodySerializer } from '~/api/generated/client';
import type {
  CallDraft,
  CallsAttachErrors,
  CallsAttachResponses,
  CallTeamRemoveErrors,
  CallTeamRemoveResponses,
  CallWorkspaceResponse,
  DraftCallRequest,
  TeamFunction,
  TeamPlaceRequest,
} from '~/api/generated/types.gen';
import { organisationsRead } from '~/api/generated/visitors.gen';
import {
  callsAddLead,
  callsApprove,
  callsArchive,
  callsCancel,
  callsDeliberate,
  callsDraft,
  callsEdit,
  callsFindMine,
  callsPostpone,
  callsPublish,
  callsWorkspace,
  callTeamAdd,
  callTeamCandidates,
} from '~/api/generated/workspace.gen';
import { byCursor, from } from '~/shared/pages';

export type {
  AwardDto as Award,
  CalendarStepDto as CalendarStep,
  CallDraft,
  CommitmentDto as Commitment,
  CommitmentKind,
  CriterionDto as Criterion,
  DraftCallRequest,
  EligibilityRuleDto as EligibilityRule,
  FieldType,
  FormFieldDto as FormField,
  FormSectionDto as FormSection,
  LegalForm,
  MoneyDto as Money,
  OrganisationSort,
  TeamFunction,
  TeamPlaceResponse as TeamPlace,
} from '~/api/generated/types.gen';
export type CallWork = CallWorkspaceResponse;

/** The calls I work on, the latest first. */
export const myCallsQuery = (api: Api) =>
  infiniteQueryOptions({
    queryKey: ['my', 'calls'],
    queryFn: ({ pageParam, signal }) =>
      answer(
        callsFindMine({
          client: api,
          query: from(pageParam),
          signal,
          throwOnError: true,
        }),
      ),
    ...byCursor,
  });

export const workKey = (id: string) => ['call', id, 'workspace'] as const;

/** A call as its team works on it. */
export const workQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: workKey(id),
    queryFn: ({ signal }) =>
      answer(callsWorkspace({ client: api, path: { id }, signal, throwOnError: true })),
  });

/** People of the lead institutions, to choose the team from. */
export const candidatesQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['call', id, 'candidates'],
    queryFn: ({ signal }) =>
      answer(callTeamCandidates({ client: api, path: { id }, signal, throwOnError: true })),
  });

/** `key` stays the same for one intention: a second press makes no second call. */
export const draftCall = (api: Api, body: DraftCallRequest, key: string) =>
  answer(callsDraft({ client: api, body, headers: idempotent(key), throwOnError: true }));

export const editCall = (api: Api, id: string, version: number, body: CallDraft) =>
  answer(callsEdit({ client: api, path: { id }, body, headers: ifMatch(version), throwOnError: true }));

export const publishCall = (api: Api, id: string) =>
  answer(callsPublish({ client: api, path: { id }, throwOnError: true }));

export const approveCall = (api: Api, id: string) =>
  answer(callsApprove({ client: api, path: { id }, throwOnError: true }));

export const deliberateOn = (api: Api, id: string) =>
  answer(callsDeliberate({ client: api, path: { id }, throwOnError: true }));

export const archiveCall = (api: Api, id: string) =>
  answer(callsArchive({ client: api, path: { id }, throwOnError: true }));

export const cancelCall = (api: Api, id: string, reason: string) =>
  answer(callsCancel({ client: api, path: { id }, body: { reason }, throwOnError: true }));

export const postponeCall = (api: Api, id: string, closesAt: string, reason: string) =>
  answer(callsPostpone({ client: api, path: { id }, body: { closesAt, reason }, throwOnError: true }));

/** One file, as browsers send forms. */
export const attachDocument = (api: Api, id: string, file: File): Promise<CallWork> =>
  answer(
    api.post<CallsAttachResponses, CallsAttachErrors, true>({
      ...formDataBodySerializer,
      url: '/api/v1/calls/{id}/documents',
      path: { id },
      body: { file },
      // The browser writes the type itself, with the boundary between parts.
      headers: { 'Content-Type': null },
      throwOnError: true,
    }),
  );

/** Finds an institution by the address of its page, then asks it to lead the call too. */
export const findOrganisation = (api: Api, slug: string) =>
  answer(organisationsRead({ client: api, path: { slug }, throwOnError: true }));

export const askToLead = (api: Api, id: string, organisationId: string) =>
  answer(callsAddLead({ client: api, path: { id }, body: { organisationId }, throwOnError: true }));

export const addToTeam = (api: Api, id: string, body: TeamPlaceRequest) =>
  answer(callTeamAdd({ client: api, path: { id }, body, throwOnError: true }));

// The generated function forgets one part of the path; the address itself is right.
export const removeFromTeam = (api: Api, id: string, accountId: string, place: TeamFunction) =>
  answer(
    api.delete<CallTeamRemoveResponses, CallTeamRemoveErrors, true>({
      url: '/api/v1/calls/{id}/team/{accountId}/{function}',
      path: { id, accountId, function: place },
      throwOnError: true,
    }),
  );
