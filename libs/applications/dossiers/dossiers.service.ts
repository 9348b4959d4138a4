import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type PublicReference, ReferencesService } from '#organisations';
import { type Actor, Clock, Files, Journal, notFound, type StoredFile } from '#platform';
import { applicationPolicy, isApplicant, isInstitution, mustDeclare } from '../application.policy.js';
import { stateOf } from '../application.state.js';
import { ApplicationDoor } from '../application-door.js';
import type { WholeApplication } from '../applications.repository.js';
import { DraftsRepository } from '../drafts/drafts.repository.js';
import type { DossierResponse } from '../reviews/reviews.dto.js';
import { declarationAwaited } from '../reviews/reviews.service.js';
import { actionsOn, toAnsweredCall, toEligibility } from '../workspace.presenter.js';
import { withoutConfidential } from './dossier.js';
import { DossiersRepository, parseDossier } from './dossiers.repository.js';
import { toReceipt } from './submissions.service.js';

/** Frozen dossiers as the institution reads them; every reading is told to the applicant. */
@Injectable()
export class DossiersService {
  constructor(
    private readonly door: ApplicationDoor,
    private readonly dossiers: DossiersRepository,
    private readonly drafts: DraftsRepository,
    private readonly files: Files,
    private readonly references: ReferencesService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async read(actor: Actor, id: string): Promise<DossierResponse> {
    const application = await this.door.open(actor, id);
    this.authorise(actor, application);
    const last = await this.dossiers.last(id);
    if (!last) throw notFound();
    const whole = { ...parseDossier(last.canonical), withheld: [] };
    const content = applicationPolicy.allows(actor, 'readConfidential', application)
      ? whole
      : withoutConfidential(whole);
    await this.log(actor, application, null);
    return {
      id,
      title: content.application.title,
      applicantName: application.applicantName,
      organisation: application.organisation,
      profile: content.applicant,
      status: stateOf(application),
      call: toAnsweredCall(application.call),
      form: application.call.form,
      criteria: application.call.criteria,
      sections: content.sections,
      files: content.files,
      withheld: content.withheld,
      people: content.people,
      references: await this.referencesFor(actor, application),
      requestedCents: content.application.requestedCents,
      eligibility: toEligibility(content.eligibility, application.waivers),
      receipt: toReceipt(last),
      complement: application.complement,
      inadmissibleReason: application.inadmissibleReason,
      reviewers: application.reviewers,
      version: application.version,
      actions: actionsOn(actor, application, this.clock.now()),
    };
  }

  /** A file of the draft or of its dossiers for the applicants; of the last dossier for the institution. */
  async openFile(actor: Actor, id: string, fileId: string): Promise<{ file: StoredFile; content: Readable }> {
    const application = await this.door.open(actor, id);
    if (isApplicant(actor, application)) {
      if (!(await this.drafts.hasFile(id, fileId))) throw notFound();
      return this.files.open(fileId);
    }
    this.authorise(actor, application);
    const file = await this.dossiers.file(id, fileId);
    const isHidden = file?.confidential && !applicationPolicy.allows(actor, 'readConfidential', application);
    if (!file || isHidden) throw notFound();
    await this.log(actor, application, fileId);
    return this.files.open(fileId);
  }

  /** All those attested, which is what they are kept for; a dossier opened to an administrator holds nothing beside it. */
  private async referencesFor(actor: Actor, application: WholeApplication): Promise<PublicReference[]> {
    const { organisation } = application;
    if (!organisation || !(isInstitution(actor, application) || isApplicant(actor, application))) return [];
    return this.references.ofOrganisation(organisation.id);
  }

  private authorise(actor: Actor, application: WholeApplication): void {
    if (mustDeclare(actor, application)) throw declarationAwaited(application);
    applicationPolicy.authorise(actor, 'readDossier', application);
  }

  private async log(actor: Actor, application: WholeApplication, fileId: string | null): Promise<void> {
    const { id, glass } = application;
    const key = glass.find((one) => one.accountId === actor.accountId);
    // Whoever is of the call's team reads as such, whatever else opens it to them.
    const breakGlassId = key && !isInstitution(actor, application) ? key.id : null;
    const at = this.clock.now();
    await this.dossiers.logReading(id, { accountId: actor.accountId, fileId, breakGlassId, at });
    await this.journal.note(
      actor,
      'application.dossier_read',
      { type: 'application', id },
      { fileId, breakGlassId },
    );
  }
}
