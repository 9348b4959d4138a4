import { type CallsService, type CallTeamService, DraftCallRequest } from '#calls';
import type { OrganisationsRepository } from '#organisations';
import { type Actor, validationPipe } from '#platform';
import type { CallFile } from './calls/call-file.js';

/** The doors that the screens of the call builder use. */
export interface CallDoors {
  calls: CallsService;
  team: CallTeamService;
  organisations: OrganisationsRepository;
}

const pipe = validationPipe();

/** Judged as a request's body is. @throws 400 with every fault at once. */
const judged = (request: object): Promise<DraftCallRequest> =>
  pipe.transform(request, { type: 'body', metatype: DraftCallRequest }) as Promise<DraftCallRequest>;

/**
 * Makes a draft of a call file, step by step as a programme officer would: essentials first, then the rest, the
 * partners, the team. `actor` belongs to the first lead. @returns the call's id.
 */
export async function draftCall(doors: CallDoors, actor: Actor, file: CallFile): Promise<string> {
  const [first, ...others] = await Promise.all(
    file.leads.map((slug) => doors.organisations.findBySlug(slug)),
  );
  const request = await judged({ ...file.call, organisationId: first?.id });
  const { organisationId, kind, title, ...rest } = request;
  const draft = await doors.calls.draft(actor, { organisationId, kind, title });
  await doors.calls.edit(actor, draft.id, draft.version, rest);
  for (const { id } of others) await doors.calls.addLead(actor, draft.id, id);
  for (const place of file.team) await doors.team.add(actor, draft.id, place);
  return draft.id;
}

/**
 * From a call file to a published call, through the services behind the screens. `approvers`: one person for each
 * institution that leads it beside the first.
 */
export async function importCall(
  doors: CallDoors,
  actor: Actor,
  file: CallFile,
  approvers: readonly Actor[] = [],
): Promise<string> {
  const id = await draftCall(doors, actor, file);
  for (const approver of approvers) await doors.calls.approve(approver, id);
  await doors.calls.publish(actor, id);
  return id;
}
