import { Injectable } from '@nestjs/common';
import { type CallView, phaseOf } from '#calls';
import {
  type Actor,
  asSystem,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  expectVersion,
  notFound,
  type Page,
  type PageQuery,
  pageOf,
  staleVersion,
  Transaction,
} from '#platform';
import { applicationEvent } from '../application.events.js';
import { applicationMachine } from '../application.machine.js';
import { applicationPolicy, isApplicant } from '../application.policy.js';
import { applicationIncomplete } from '../application.problems.js';
import { isOpenedToInstitution } from '../application.state.js';
import type { ApplicationSubject } from '../application.types.js';
import { ApplicationDoor } from '../application-door.js';
import type {
  FullReceiptResponse,
  ReadingResponse,
  ReceiptResponse,
  VerifiedReceiptResponse,
} from '../applications.dto.js';
import { type DraftReading, readDraft } from '../drafts/draft-reading.js';
import type { ApplicantProfile } from '../drafts/eligibility.js';
import { FormJudges } from '../drafts/form-judges.js';
import { type DossierContent, seal } from './dossier.js';
import { DossiersRepository, type ReceiptRow, type SubmissionRow } from './dossiers.repository.js';

/** From draft to frozen dossier and back, with its proof. */
@Injectable()
export class SubmissionsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly door: ApplicationDoor,
    private readonly dossiers: DossiersRepository,
    private readonly judges: FormJudges,
    private readonly clock: Clock,
  ) {}

  /**
   * Freezes the draft into a dossier and gives its receipt: one read, one compare-and-set. Where a section moved in
   * between, once more with the application held, so that many hands typing can't keep it from being submitted.
   * @throws 409 after the deadline or when another submission came first, 422 with every fault of every section.
   */
  async submit(actor: Actor, id: string, version: number): Promise<ReceiptResponse> {
    const receipt =
      (await this.attempt(actor, id, version)) ?? (await this.attemptHolding(actor, id, version));
    if (!receipt) throw staleVersion();
    return receipt;
  }

  /** Back to a draft, until the deadline; the dossier submitted stands until another one replaces it. */
  async reopen(actor: Actor, id: string, version: number): Promise<void> {
    await this.transaction.run(async () => {
      const application = await this.door.hold(actor, id, version);
      applicationPolicy.authorise(actor, 'work', application);
      const event = applicationEvent('application.reopened', application);
      await this.door.move(actor, application, 'reopen', event);
    });
  }

  async withdraw(actor: Actor, id: string, version: number): Promise<void> {
    await this.transaction.run(async () => {
      const application = await this.door.hold(actor, id, version);
      applicationPolicy.authorise(actor, 'work', application);
      const event = applicationEvent('application.withdrawn', application);
      await this.door.move(actor, application, 'withdraw', event);
    });
  }

  async receipt(actor: Actor, id: string): Promise<FullReceiptResponse> {
    const application = await this.door.open(actor, id);
    applicationPolicy.authorise(actor, 'work', application);
    const dossier = await this.dossiers.last(id);
    if (!dossier) throw notFound();
    const { call } = application;
    return {
      ...toReceipt(dossier),
      applicationId: id,
      applicationTitle: application.title,
      applicantName: application.applicantName,
      callReference: call.reference,
      callTitle: call.title,
      callClosesAt: call.closesAt?.toISOString() ?? null,
      canonical: dossier.canonical,
    };
  }

  /** For whoever holds a receipt: it says nothing to those who have not its number and its hash. */
  async verify(number: string, sha256: string): Promise<VerifiedReceiptResponse> {
    // Holding the number and the hash is the right: anyone may ask, and learns only when it was submitted.
    const found = await asSystem(() => this.dossiers.verify(number, sha256.toLowerCase()));
    return {
      genuine: found !== undefined,
      submittedAt: found?.submittedAt.toISOString() ?? null,
      callReference: found?.callReference ?? null,
    };
  }

  /** Who, at the institution, opened the dossier or one of its files, and when. */
  async readings(actor: Actor, id: string, query: PageQuery): Promise<Page<ReadingResponse>> {
    const application = await this.door.open(actor, id);
    applicationPolicy.authorise(actor, 'work', application);
    const [before] = decodeCursor(query.cursor, 1) ?? [null];
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.dossiers.readings(id, before === null ? null : Number(before), limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => [row.id],
      ({ id: _, at, ...reading }) => ({ ...reading, at: at.toISOString() }),
    );
  }

  /** @returns undefined when the application moved between the read and the write. */
  private async attempt(actor: Actor, id: string, version: number): Promise<ReceiptResponse | undefined> {
    const now = this.clock.now();
    const row = await this.dossiers.forSubmission(id);
    if (!row) throw notFound();
    const frozen = await this.judges.ofRow(actor, row.callId, row.callVersion);
    const call: CallView = { ...frozen.call, phase: phaseOf(frozen.call, now) };
    const application = toSubject(row, call);
    if (!isApplicant(actor, application)) return this.refuse(actor, id);
    expectVersion(row, version);
    applicationMachine.apply(application, 'submit', actor, now);
    const draft = readDraft({ title: row.title, call }, frozen.judge, row, row.organisation, now);
    if (draft.faults.length) throw applicationIncomplete(draft.faults);
    return this.freeze(actor, row, application, draft, call, now);
  }

  private attemptHolding(actor: Actor, id: string, version: number): Promise<ReceiptResponse | undefined> {
    return this.transaction.run(async () => {
      await this.dossiers.holdApplication(id);
      return this.attempt(actor, id, version);
    });
  }

  private async freeze(
    actor: Actor,
    row: SubmissionRow,
    application: ApplicationSubject,
    draft: DraftReading,
    call: CallView,
    now: Date,
  ): Promise<ReceiptResponse | undefined> {
    const content = dossierOf(actor, row, draft, call, now);
    const sealed = seal(content);
    const confidential = new Set(content.sections.filter((s) => s.confidential).map((s) => s.key));
    const { payload } = applicationEvent(
      'application.submitted',
      { ...row, call },
      {
        receiptNumber: '',
        sha256: sealed.sha256,
        dossierNumber: content.number,
        complement: row.status === 'completing',
        sealed: !isOpenedToInstitution({ ...application, submittedAt: now }),
      },
    );
    const number = await this.dossiers.submit({
      read: row,
      status: application.status,
      requestedCents: draft.requestedCents,
      findings: draft.findings,
      callReference: call.reference,
      sealed,
      submittedBy: actor.accountId,
      submittedAt: now,
      files: content.files.map((file) => ({ ...file, confidential: confidential.has(file.sectionKey) })),
      payload,
    });
    if (number === undefined) return undefined;
    return {
      number,
      dossierNumber: content.number,
      sha256: sealed.sha256,
      submittedAt: now.toISOString(),
      submittedBy: actor.displayName,
    };
  }

  /** Off the hot path: the policy finds the words. */
  private async refuse(actor: Actor, id: string): Promise<never> {
    const application = await this.door.open(actor, id);
    applicationPolicy.authorise(actor, 'work', application);
    throw notFound();
  }
}

/** What the machine needs to let a draft be submitted. */
const toSubject = (row: SubmissionRow, call: CallView): ApplicationSubject => ({
  ...row,
  findings: [],
  waivers: [],
  reviewers: [],
  declarations: [],
  call,
});

export const toReceipt = ({ number, dossierNumber, sha256, submittedAt, submittedBy }: ReceiptRow) =>
  ({
    number,
    dossierNumber,
    sha256,
    submittedAt: submittedAt.toISOString(),
    submittedBy,
  }) satisfies ReceiptResponse;

function dossierOf(
  actor: Actor,
  row: SubmissionRow,
  draft: DraftReading,
  call: CallView,
  now: Date,
): DossierContent {
  return {
    format: 'cornac-dossier/1',
    number: row.lastDossier + 1,
    submittedAt: now.toISOString(),
    submittedBy: { accountId: actor.accountId, displayName: actor.displayName },
    call: { id: call.id, reference: call.reference, title: call.title, formVersion: call.form.version },
    application: { id: row.id, title: row.title, requestedCents: draft.requestedCents },
    applicant: row.organisation && toApplicant(row.organisation),
    people: row.people,
    sections: call.form.sections.map((section, i) => ({
      key: section.key,
      title: section.title,
      confidential: draft.sections[i]?.confidential ?? false,
      answers: draft.answers[section.key] ?? {},
    })),
    files: row.files,
    eligibility: draft.findings,
  };
}

function toApplicant(profile: ApplicantProfile): DossierContent['applicant'] {
  const { id, name, kind, sort, legalForm, siren, rna, foundedOn, approvals } = profile;
  const { summary, website, communeCode, communeName, departmentCode } = profile;
  return {
    id,
    name,
    kind,
    sort,
    legalForm,
    siren,
    rna,
    foundedOn,
    approvals,
    summary,
    website,
    communeCode,
    communeName,
    departmentCode,
  };
}
