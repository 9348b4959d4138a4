import { Injectable } from '@nestjs/common';
import { OrganisationsRepository } from '#organisations';
import {
  type Actor,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  Journal,
  newId,
  notFound,
  type Page,
  type PageQuery,
  pageOf,
  Transaction,
} from '#platform';
import { applicationEvent } from './application.events.js';
import { applicationMachine } from './application.machine.js';
import { applicationPolicy } from './application.policy.js';
import { applicationIncomplete } from './application.problems.js';
import { isOpenedToInstitution } from './application.state.js';
import { ApplicationDoor } from './application-door.js';
import type {
  FullReceiptResponse,
  ReadingResponse,
  ReceiptResponse,
  VerifiedReceiptResponse,
} from './applications.dto.js';
import { ApplicationsRepository, type WholeApplication } from './applications.repository.js';
import { type DossierContent, receiptNumberOf, type Sealed, seal } from './dossier.js';
import { DossiersRepository, type ReceiptRow } from './dossiers.repository.js';
import { DraftsRepository, type FileRow } from './drafts.repository.js';
import type { ApplicantProfile } from './eligibility.js';
import { FormJudges } from './form-judges.js';
import { type DraftReading, readDraft } from './workspace.presenter.js';

/** From draft to frozen dossier and back, with its proof. */
@Injectable()
export class SubmissionsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly door: ApplicationDoor,
    private readonly applications: ApplicationsRepository,
    private readonly drafts: DraftsRepository,
    private readonly dossiers: DossiersRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly judges: FormJudges,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Freezes the draft into a dossier and gives its receipt.
   * @throws 409 after the deadline or when another submission came first, 422 with every fault of every section.
   */
  async submit(actor: Actor, id: string, version: number): Promise<ReceiptResponse> {
    return this.transaction.run(async () => {
      const now = this.clock.now();
      const application = await this.door.hold(actor, id, version);
      applicationPolicy.authorise(actor, 'work', application);
      const complement = application.status === 'completing';
      applicationMachine.apply(application, 'submit', actor, now);
      const profile = await this.profileOf(application);
      const content = await this.drafts.content(id);
      const draft = readDraft(application, this.judges.of(application.call), content, profile, now);
      if (draft.faults.length) throw applicationIncomplete(draft.faults);
      const receipt = await this.freeze(actor, application, draft, content.files, profile, now);
      Object.assign(application, {
        submittedAt: now,
        lastDossier: receipt.dossierNumber,
        requestedCents: draft.requestedCents,
        findings: draft.findings,
        complement: null,
      });
      await this.applications.save(application, now);
      const { number: receiptNumber, sha256, dossierNumber } = receipt;
      await this.journal.record(
        actor,
        applicationEvent('application.submitted', application, {
          receiptNumber,
          sha256,
          dossierNumber,
          complement,
          sealed: !isOpenedToInstitution(application),
        }),
      );
      return receipt;
    });
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
    const found = await this.dossiers.verify(number, sha256.toLowerCase());
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
      ({ displayName, at, fileName }) => ({ displayName, at: at.toISOString(), fileName }),
    );
  }

  private async freeze(
    actor: Actor,
    application: WholeApplication,
    draft: DraftReading,
    files: FileRow[],
    profile: ApplicantProfile | null,
    now: Date,
  ): Promise<ReceiptResponse> {
    const number = application.lastDossier + 1;
    const receiptNumber = receiptNumberOf(application.call.reference, await this.dossiers.nextReceiptRank());
    const content = dossierOf(actor, application, draft, files, profile, { number, receiptNumber, now });
    const sealed: Sealed = seal(content);
    const confidential = new Set(content.sections.filter((s) => s.confidential).map((s) => s.key));
    await this.dossiers.insert({
      id: newId(),
      applicationId: application.id,
      number,
      receiptNumber,
      sealed,
      submittedBy: actor.accountId,
      submittedAt: now,
      files: content.files.map((file) => ({ ...file, confidential: confidential.has(file.sectionKey) })),
    });
    return {
      number: receiptNumber,
      dossierNumber: number,
      sha256: sealed.sha256,
      submittedAt: now.toISOString(),
      submittedBy: actor.displayName,
    };
  }

  private async profileOf({ organisationId }: WholeApplication): Promise<ApplicantProfile | null> {
    return organisationId === null ? null : this.organisations.find(organisationId);
  }
}

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
  { call, ...application }: WholeApplication,
  draft: DraftReading,
  files: FileRow[],
  profile: ApplicantProfile | null,
  { number, receiptNumber, now }: { number: number; receiptNumber: string; now: Date },
): DossierContent {
  return {
    format: 'cornac-dossier/1',
    receiptNumber,
    number,
    submittedAt: now.toISOString(),
    submittedBy: { accountId: actor.accountId, displayName: actor.displayName },
    call: { id: call.id, reference: call.reference, title: call.title, formVersion: call.form.version },
    application: { id: application.id, title: application.title, requestedCents: draft.requestedCents },
    applicant: profile && toApplicant(profile),
    people: application.people,
    sections: call.form.sections.map((section, i) => ({
      key: section.key,
      title: section.title,
      confidential: draft.sections[i]?.confidential ?? false,
      answers: draft.answers[section.key] ?? {},
    })),
    files: files.map(({ frozen: _, ...file }) => file),
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
