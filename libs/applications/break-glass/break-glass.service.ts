import { Injectable } from '@nestjs/common';
import { phaseOf } from '#calls';
import { type ApproverList, GlassApprovers, mayAdminister, mayApprove, mayKnowOf } from '#identity';
import {
  type Actor,
  asSystem,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  Journal,
  notFound,
  type PageQuery,
  pageOf,
  Transaction,
} from '#platform';
import { isOpenedToInstitution } from '../application.state.js';
import type {
  AskBreakGlassRequest,
  BreakGlassAct,
  BreakGlassPage,
  BreakGlassRequest,
} from './break-glass.dto.js';
import { breakGlassEvent, type GlassAbout } from './break-glass.events.js';
import {
  approversMissing,
  noLongerWaiting,
  notAnApprover,
  nothingToOpen,
  secondPersonNeeded,
} from './break-glass.problems.js';
import { BreakGlassRepository, type BreakGlassRow } from './break-glass.repository.js';
import { breakGlassState, OPENS_MS } from './break-glass.rules.js';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/**
 * Administrators read nobody's dossier, but by two persons and for an hour: one says why, another agrees, and those
 * concerned are told at once. What is then read is logged as any reading, and shown to the applicant.
 */
@Injectable()
export class BreakGlassService {
  constructor(
    private readonly transaction: Transaction,
    private readonly requests: BreakGlassRepository,
    private readonly approvers: GlassApprovers,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: PageQuery): Promise<BreakGlassPage> {
    mayAdminister(actor);
    const approvers = await this.approvers.list();
    const [before] = decodeCursor(query.cursor, 1) ?? [null];
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await asSystem(() => this.requests.list(before === null ? null : String(before), limit + 1));
    const page = pageOf(
      rows,
      limit,
      (row) => [row.id],
      (row) => this.present(actor, row, approvers),
    );
    return { ...page, approvers: approvers.people.map((one) => one.displayName), usable: approvers.usable };
  }

  /** @throws 422 when the reference leads to no submitted dossier, 409 when nobody is left to agree. */
  async ask(actor: Actor, { reference, reason }: AskBreakGlassRequest): Promise<BreakGlassRequest> {
    mayAdminister(actor);
    return this.inTransaction(async () => {
      const approvers = await this.approvers.list();
      if (!approvers.usable) throw approversMissing();
      const [applicationId] = UUID.exec(reference) ?? [];
      const found = await this.requests.find(
        applicationId ? { applicationId } : { receiptNumber: reference.trim().toUpperCase() },
      );
      if (!found) throw nothingToOpen();
      const id = await this.requests.add(found, reason.trim(), actor.accountId, this.clock.now());
      const row = await this.known(id);
      await this.journal.record(actor, breakGlassEvent('break_glass.requested', id, aboutOf(row)));
      return this.present(actor, row, approvers);
    });
  }

  /** Opens for an hour, to who asked. @throws 403 to who asked: it takes two; and to whom the settings do not name. */
  async approve(actor: Actor, id: string): Promise<BreakGlassRequest> {
    mayKnowOf(actor);
    return this.inTransaction(async () => {
      const row = await this.known(id);
      const now = this.clock.now();
      if (row.requestedBy === actor.accountId) throw secondPersonNeeded();
      const approvers = await this.approvers.list();
      if (!approvers.usable) throw approversMissing();
      if (!mayApprove(approvers, actor.accountId)) throw notAnApprover();
      if (breakGlassState(row, now) !== 'waiting') throw noLongerWaiting();
      const until = new Date(now.getTime() + OPENS_MS);
      await this.requests.approve(id, actor.accountId, now, until);
      const opened = breakGlassEvent('break_glass.opened', id, {
        ...aboutOf(row),
        approvedBy: actor.accountId,
        openedUntil: until.toISOString(),
        sealed: !isOpenedToInstitution(situationOf(row, now)),
      });
      await this.journal.record(actor, opened);
      return this.present(actor, await this.known(id), approvers);
    });
  }

  /** Refused, withdrawn, or ended before its hour. */
  async close(actor: Actor, id: string): Promise<BreakGlassRequest> {
    mayKnowOf(actor);
    return this.inTransaction(async () => {
      const row = await this.known(id);
      const now = this.clock.now();
      if (!['waiting', 'open'].includes(breakGlassState(row, now))) throw noLongerWaiting();
      await this.requests.close(id, actor.accountId, now);
      await this.journal.record(actor, breakGlassEvent('break_glass.closed', id, aboutOf(row)));
      return this.present(actor, await this.known(id), await this.approvers.list());
    });
  }

  /** As the product itself: the right comes from administering, and the dossier's rows are not theirs to see yet. */
  private inTransaction<T>(work: () => Promise<T>): Promise<T> {
    return asSystem(() => this.transaction.run(work));
  }

  private async known(id: string): Promise<BreakGlassRow> {
    const row = await this.requests.hold(id);
    if (!row) throw notFound();
    return row;
  }

  private present(actor: Actor, row: BreakGlassRow, approvers: ApproverList): BreakGlassRequest {
    const state = breakGlassState(row, this.clock.now());
    const own = row.requestedBy === actor.accountId;
    const open: [BreakGlassAct, boolean][] = [
      ['approve', state === 'waiting' && !own && mayApprove(approvers, actor.accountId)],
      ['close', state === 'waiting' || state === 'open'],
      ['read', state === 'open' && own],
    ];
    const { id, receiptNumber, callTitle, reason } = row;
    return {
      id,
      state,
      receiptNumber,
      callTitle,
      reason,
      requestedBy: row.requestedByName,
      requestedAt: row.requestedAt.toISOString(),
      approvedBy: row.approvedByName,
      openedUntil: row.openedUntil?.toISOString() ?? null,
      applicationId: state === 'open' && own ? row.applicationId : null,
      actions: open.filter(([, is]) => is).map(([action]) => action),
    };
  }
}

const aboutOf = (row: BreakGlassRow): GlassAbout => ({
  applicationId: row.applicationId,
  organisationId: row.organisationId,
  callId: row.callId,
  callTitle: row.callTitle,
  receiptNumber: row.receiptNumber,
  requestedBy: row.requestedBy,
});

const situationOf = (row: BreakGlassRow, now: Date): Parameters<typeof isOpenedToInstitution>[0] => ({
  status: row.applicationStatus,
  submittedAt: row.submittedAt,
  call: {
    closesAt: row.closesAt,
    phase: phaseOf({ status: row.callStatus, opensAt: row.opensAt, closesAt: row.closesAt }, now),
  },
});
