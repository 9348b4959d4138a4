import { Injectable } from '@nestjs/common';
import { CallsService, callNotOpen, callPolicy } from '#calls';
import { OrganisationsRepository } from '#organisations';
import {
  type Actor,
  allowIf,
  authorise,
  authoriseActor,
  belongsTo,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  Journal,
  newId,
  type Page,
  pageOf,
  refuse,
  Transaction,
  WRITING_ROLES,
} from '#platform';
import { Application } from './application.entity.js';
import { applicationEvent } from './application.events.js';
import { applicationMachine, refuseUnlessWritable } from './application.machine.js';
import { applicationPolicy, authoriseWriting } from './application.policy.js';
import { applicationExists, organisationExpected, personsExpected } from './application.problems.js';
import { ApplicationDoor } from './application-door.js';
import type {
  ApplicationResponse,
  ApplicationSummary,
  EligibilityResponse,
  MyApplicationsQuery,
  StartApplicationRequest,
} from './applications.dto.js';
import { ApplicationsRepository, type WholeApplication } from './applications.repository.js';
import { DecisionsRepository } from './decisions/decisions.repository.js';
import { DossiersRepository } from './dossiers/dossiers.repository.js';
import { toReceipt } from './dossiers/submissions.service.js';
import { DraftsRepository } from './drafts/drafts.repository.js';
import { factsOf, findingsOf } from './drafts/eligibility.js';
import { FormJudges } from './drafts/form-judges.js';
import { toSummary } from './lists.presenter.js';
import { ListsRepository } from './lists.repository.js';
import { toEligibility, toWorkspace } from './workspace.presenter.js';

/** Applications as those who make them see them. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly door: ApplicationDoor,
    private readonly applications: ApplicationsRepository,
    private readonly drafts: DraftsRepository,
    private readonly dossiers: DossiersRepository,
    private readonly decisions: DecisionsRepository,
    private readonly lists: ListsRepository,
    private readonly calls: CallsService,
    private readonly organisations: OrganisationsRepository,
    private readonly judges: FormJudges,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @throws 409 with the living application's id when the organisation already answers this call. */
  async start(actor: Actor, request: StartApplicationRequest): Promise<ApplicationResponse> {
    const { callId, organisationId, title = '' } = request;
    return this.transaction.run(async () => {
      const now = this.clock.now();
      const call = await this.calls.hold(actor, callId);
      callPolicy.authorise(actor, 'apply', call);
      if (call.kind === 'internal' && organisationId !== null) throw personsExpected();
      if (call.kind !== 'internal' && call.kind !== 'ideas' && organisationId === null)
        throw organisationExpected();
      if (organisationId !== null)
        authoriseActor(actor, (who) => allowIf(belongsTo(who, organisationId, WRITING_ROLES), NOT_OF_HOUSE));
      if (call.phase !== 'open') throw callNotOpen();
      const application = newApplication(actor, callId, organisationId, title, now);
      const living = await this.applications.insertUnlessLiving(application);
      if (living !== null) throw applicationExists(living);
      const whole = Object.assign(await this.applications.load(application.id), { call });
      await this.journal.record(actor, applicationEvent('application.started', whole));
      return this.present(actor, whole);
    });
  }

  async mine(actor: Actor, query: MyApplicationsQuery): Promise<Page<ApplicationSummary>> {
    const now = this.clock.now();
    const [after] = decodeCursor(query.cursor, 1) ?? [null];
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.lists.mine(actor, {
      statuses: query.status ?? null,
      after: after === null ? null : String(after),
      limit: limit + 1,
      now,
    });
    return pageOf(
      rows,
      limit,
      (row) => [row.id],
      (row) => toSummary(actor, row, now),
    );
  }

  async read(actor: Actor, id: string): Promise<ApplicationResponse> {
    const application = await this.door.open(actor, id);
    applicationPolicy.authorise(actor, 'work', application);
    return this.present(actor, application);
  }

  async rename(actor: Actor, id: string, version: number, title: string): Promise<ApplicationResponse> {
    return this.transaction.run(async () => {
      const application = await this.door.hold(actor, id, version);
      const now = this.clock.now();
      authoriseWriting(actor, application);
      refuseUnlessWritable(application, now);
      application.title = title;
      await this.applications.save(application, now);
      return this.present(actor, application);
    });
  }

  async eligibility(actor: Actor, id: string): Promise<EligibilityResponse> {
    return (await this.read(actor, id)).eligibility;
  }

  /** The call’s conditions before anything is written, on what the profile says: effort comes after. */
  async foresee(actor: Actor, callId: string, organisationId: string | null): Promise<EligibilityResponse> {
    const call = await this.calls.view(actor, callId);
    callPolicy.authorise(actor, 'apply', call);
    if (organisationId !== null) authorise(allowIf(belongsTo(actor, organisationId), NOT_OF_HOUSE));
    const profile = organisationId === null ? null : await this.organisations.find(organisationId);
    const facts = factsOf(profile, {}, null, call.closesAt ?? this.clock.now());
    return toEligibility(findingsOf(call.eligibility, facts), []);
  }

  private async present(actor: Actor, application: WholeApplication): Promise<ApplicationResponse> {
    const { id, organisationId, call } = application;
    const parts = {
      content: await this.drafts.content(id),
      receipts: (await this.dossiers.receipts(id)).map(toReceipt),
      profile: organisationId === null ? null : await this.organisations.find(organisationId),
      decisionReleased: await this.decisions.isReleased(id),
    };
    return toWorkspace(actor, application, this.judges.of(call), parts, this.clock.now());
  }
}

const NOT_OF_HOUSE = refuse(
  'On candidate au nom d’une organisation dont on est membre.',
  'One applies in the name of an organisation one belongs to.',
);

function newApplication(
  actor: Actor,
  callId: string,
  organisationId: string | null,
  title: string,
  now: Date,
): Application {
  return Object.assign(new Application(), {
    id: newId(),
    callId,
    organisationId,
    status: applicationMachine.definition.initial,
    title,
    requestedCents: null,
    submittedAt: null,
    lastDossier: 0,
    findings: [],
    complement: null,
    inadmissibleReason: null,
    waivers: [],
    createdBy: actor.accountId,
    createdAt: now,
    updatedAt: now,
    version: 1,
  });
}
