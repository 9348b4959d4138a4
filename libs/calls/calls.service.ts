import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { OrganisationsRepository } from '#organisations';
import {
  type Actor,
  allowIf,
  authoriseActor,
  belongsTo,
  Clock,
  expectVersion,
  Files,
  forbidden,
  Journal,
  newId,
  notFound,
  refuse,
  type StoredFile,
  slugOf,
  Transaction,
  WRITING_ROLES,
} from '#platform';
import { AnswersService } from './answers/answers.service.js';
import type { CallDraft, DraftCallRequest } from './call.dto.js';
import { Call } from './call.entity.js';
import { callEvent } from './call.events.js';
import { callMachine, phaseOf } from './call.machine.js';
import { callPolicy } from './call.policy.js';
import { approvable, type Surroundings, toResponse, toWorkspace } from './call.presenter.js';
import { callInvalid, deadlineCannotShrink } from './call.problems.js';
import type { CallResponse, CallWorkspaceResponse } from './call.responses.js';
import { contradictionsOf, type PactFacts } from './call.rules.js';
import { type CallView, NO_MONEY } from './call.types.js';
import { CallsRepository, type WholeCall } from './calls.repository.js';

const NOTHING_SUBMITTED: PactFacts = {
  submitted: 0,
  undecided: 0,
  lastReleasedAt: null,
  refusals: 0,
  refusalsWithReasons: 0,
};

/** The life of a call, from its first draft to its archive. */
@Injectable()
export class CallsService {
  private pactFactsOf: (callId: string) => Promise<PactFacts> = () => Promise.resolve(NOTHING_SUBMITTED);
  private applicationOf: (actor: Actor, callId: string) => Promise<string | null> = () =>
    Promise.resolve(null);

  constructor(
    private readonly transaction: Transaction,
    private readonly calls: CallsRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly answers: AnswersService,
    private readonly files: Files,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Applications, a higher lib, tells what it knows of a call so that its pact can be measured. */
  registerPactFacts(source: (callId: string) => Promise<PactFacts>): void {
    this.pactFactsOf = source;
  }

  registerMyApplication(source: (actor: Actor, callId: string) => Promise<string | null>): void {
    this.applicationOf = source;
  }

  /** What other libs need of a call. @throws 404 when the actor may not know of it. */
  async view(actor: Actor | null, id: string): Promise<CallView> {
    const call = await this.calls.load(id);
    callPolicy.authorise(actor, 'read', call);
    return this.toView(call);
  }

  /** The same, held until the transaction under way ends: neither its deadline nor its state can move meanwhile. */
  async hold(actor: Actor | null, id: string): Promise<CallView> {
    const call = await this.calls.load(id, 'share');
    callPolicy.authorise(actor, 'read', call);
    return this.toView(call);
  }

  async draft(actor: Actor, request: DraftCallRequest): Promise<CallWorkspaceResponse> {
    const now = this.clock.now();
    const { organisationId, ...parts } = request;
    return this.transaction.run(async () => {
      await this.organisations.find(organisationId);
      authoriseActor(actor, (who) => allowIf(belongsTo(who, organisationId, WRITING_ROLES), NOT_OF_HOUSE));
      const call = newCall(actor, now, await this.calls.nextReference(now.getFullYear()));
      write(call, parts);
      call.slug = `${slugOf(call.title)}-${call.reference}`;
      refuseContradictions(call);
      await this.calls.insert(call);
      await this.calls.addLead(call.id, organisationId, actor.accountId, now);
      await this.calls.addToTeam(call.id, actor.accountId, 'lead', now);
      await this.journal.record(actor, callEvent('call.drafted', call));
      return this.workspaceOf(actor, await this.calls.load(call.id));
    });
  }

  async edit(actor: Actor, id: string, read: number, parts: CallDraft): Promise<CallWorkspaceResponse> {
    return this.transaction.run(async () => {
      const call = await this.calls.load(id, 'update');
      callPolicy.authorise(actor, 'edit', call);
      expectVersion(call, read);
      write(call, parts);
      if (parts.title) call.slug = `${slugOf(call.title)}-${call.reference}`;
      refuseContradictions(call);
      await this.calls.save(call);
      await this.journal.record(actor, callEvent('call.edited', call));
      return this.workspaceOf(actor, call);
    });
  }

  /** Asks another institution to lead the call too; it must approve before publication. */
  async addLead(actor: Actor, id: string, organisationId: string): Promise<CallWorkspaceResponse> {
    return this.transaction.run(async () => {
      const call = await this.calls.load(id, 'update');
      callPolicy.authorise(actor, 'edit', call);
      await this.organisations.find(organisationId);
      await this.calls.addLead(id, organisationId, null, this.clock.now());
      await this.journal.record(actor, callEvent('call.edited', call));
      return this.workspaceOf(actor, await this.calls.load(id));
    });
  }

  async approve(actor: Actor, id: string): Promise<CallWorkspaceResponse> {
    return this.transaction.run(async () => {
      const call = await this.calls.load(id, 'update');
      callPolicy.authorise(actor, 'read', call);
      const mine = approvable(actor, call);
      const [first] = mine;
      if (!first) throw forbidden(NOTHING_TO_APPROVE);
      await this.calls.approve(id, mine, actor.accountId, this.clock.now());
      await this.journal.record(actor, callEvent('call.approved', call, { organisationId: first }));
      return this.workspaceOf(actor, await this.calls.load(id));
    });
  }

  publish(actor: Actor, id: string): Promise<CallWorkspaceResponse> {
    return this.move(actor, id, 'publish', (call) => callEvent('call.published', call));
  }

  deliberate(actor: Actor, id: string): Promise<CallWorkspaceResponse> {
    return this.move(actor, id, 'deliberate', (call) => callEvent('call.deliberating', call));
  }

  archive(actor: Actor, id: string): Promise<CallWorkspaceResponse> {
    return this.move(actor, id, 'archive', (call) => callEvent('call.archived', call));
  }

  cancel(actor: Actor, id: string, reason: string): Promise<CallWorkspaceResponse> {
    return this.move(actor, id, 'cancel', (call) => {
      call.cancelledReason = reason;
      return callEvent('call.cancelled', call, { reason });
    });
  }

  /** The last step, taken by applications once every decision is released. Joins the transaction under way. */
  async decide(actor: Actor, id: string): Promise<void> {
    await this.move(actor, id, 'decide', (call) => callEvent('call.decided', call));
  }

  /** An amendment: the deadline may only move later, and everyone is told why. */
  async postpone(actor: Actor, id: string, closesAt: Date, reason: string): Promise<CallWorkspaceResponse> {
    return this.transaction.run(async () => {
      const call = await this.calls.load(id, 'update');
      callPolicy.authorise(actor, 'manageTeam', call);
      const now = this.clock.now();
      const phase = phaseOf(call, now);
      if (!call.closesAt || closesAt <= call.closesAt || !['published', 'open'].includes(phase))
        throw deadlineCannotShrink();
      call.amendments = [
        ...call.amendments,
        {
          at: now.toISOString(),
          by: actor.accountId,
          reason,
          closesAtBefore: call.closesAt.toISOString(),
          closesAtAfter: closesAt.toISOString(),
        },
      ];
      call.closesAt = closesAt;
      if (call.decisionBy && call.decisionBy <= closesAt) call.decisionBy = null;
      await this.calls.save(call);
      await this.journal.record(
        actor,
        callEvent('call.postponed', call, { closesAt: closesAt.toISOString(), reason }),
      );
      return this.workspaceOf(actor, call);
    });
  }

  /** Receives first, so that no transaction waits for a slow sender, then attaches under lock. */
  async attach(
    actor: Actor,
    id: string,
    upload: () => Promise<{ filename: string; file: Readable }>,
  ): Promise<CallWorkspaceResponse> {
    callPolicy.authorise(actor, 'edit', await this.calls.load(id));
    const { filename, file: content } = await upload();
    const file = await this.files.receive(filename, content, actor.accountId);
    try {
      return await this.transaction.run(async () => {
        const call = await this.calls.load(id, 'update');
        callPolicy.authorise(actor, 'edit', call);
        await this.calls.addDocument(id, file.id, this.clock.now());
        await this.journal.record(actor, callEvent('call.edited', call));
        return this.workspaceOf(actor, call);
      });
    } catch (error) {
      await this.files.remove(file.id);
      throw error;
    }
  }

  /** @throws 404 when the call may not be known of, or has no such document. */
  async openDocument(
    actor: Actor | null,
    id: string,
    fileId: string,
  ): Promise<{ file: StoredFile; content: Readable }> {
    const call = await this.calls.load(id);
    callPolicy.authorise(actor, 'read', call);
    const documents = await this.calls.documents(id);
    if (!documents.some((document) => document.id === fileId)) throw notFound();
    return this.files.open(fileId);
  }

  async read(actor: Actor | null, slug: string): Promise<CallResponse> {
    const call = await this.calls.loadBySlug(slug);
    callPolicy.authorise(actor, 'read', call);
    return toResponse(actor, call, await this.around(actor, call), this.clock.now());
  }

  async readWorkspace(actor: Actor, id: string): Promise<CallWorkspaceResponse> {
    const call = await this.calls.load(id);
    callPolicy.authorise(actor, 'discuss', call);
    return this.workspaceOf(actor, call);
  }

  private async move(
    actor: Actor,
    id: string,
    action: 'publish' | 'deliberate' | 'decide' | 'archive' | 'cancel',
    tell: (call: WholeCall) => ReturnType<typeof callEvent>,
  ): Promise<CallWorkspaceResponse> {
    return this.transaction.run(async () => {
      const call = await this.calls.load(id, 'update');
      callPolicy.authorise(actor, 'read', call);
      callMachine.apply(call, action, actor, this.clock.now());
      const event = tell(call);
      await this.calls.save(call);
      await this.journal.record(actor, event);
      return this.workspaceOf(actor, call);
    });
  }

  private async workspaceOf(actor: Actor, call: WholeCall): Promise<CallWorkspaceResponse> {
    return toWorkspace(actor, call, await this.around(actor, call), this.clock.now());
  }

  private async around(actor: Actor | null, call: WholeCall): Promise<Surroundings> {
    const documents = await this.calls.documents(call.id);
    const pactFacts = call.status === 'draft' ? NOTHING_SUBMITTED : await this.pactFactsOf(call.id);
    const myApplicationId = actor ? await this.applicationOf(actor, call.id) : null;
    const answers = call.status === 'draft' ? { items: [], next: null } : await this.answers.latest(call.id);
    return { documents, pactFacts, myApplicationId, answers };
  }

  private toView(call: WholeCall): CallView {
    return Object.assign(Object.create(null) as object, call, {
      phase: phaseOf(call, this.clock.now()),
    }) as CallView;
  }
}

const NOT_OF_HOUSE = refuse(
  'On lance un appel au nom d’une institution dont on est membre.',
  'A call is launched in the name of an institution one belongs to.',
);
const NOTHING_TO_APPROVE = {
  fr: 'Aucun accord n’est attendu de vos institutions.',
  en: 'No approval is awaited from your institutions.',
};

function newCall(actor: Actor, now: Date, reference: string): Call {
  return Object.assign(new Call(), {
    id: newId(),
    reference,
    slug: '',
    kind: 'projects' as const,
    status: callMachine.definition.initial as 'draft',
    title: '',
    summary: '',
    need: '',
    themes: [],
    publics: [],
    territories: [],
    money: NO_MONEY,
    awards: [],
    opensAt: null,
    closesAt: null,
    decisionBy: null,
    steps: [],
    projectStartsOn: null,
    projectEndsOn: null,
    eligibility: [],
    form: { version: 1, sections: [] },
    criteria: [],
    pact: [],
    amendments: [],
    contact: null,
    publishedAt: null,
    decidedAt: null,
    cancelledReason: null,
    createdBy: actor.accountId,
    createdAt: now,
    version: 1,
  });
}

/** Copies what was sent, leaving alone what was left out. */
function write(call: Call, { sections, opensAt, closesAt, decisionBy, ...parts }: CallDraft): void {
  Object.assign(call, Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)));
  if (sections) call.form = { version: call.form.version, sections };
  if (opensAt !== undefined) call.opensAt = toDate(opensAt);
  if (closesAt !== undefined) call.closesAt = toDate(closesAt);
  if (decisionBy !== undefined) call.decisionBy = toDate(decisionBy);
}

const toDate = (instant: string | null): Date | null => (instant === null ? null : new Date(instant));

function refuseContradictions(call: Call): void {
  const faults = contradictionsOf(call);
  if (faults.length) throw callInvalid(faults);
}
