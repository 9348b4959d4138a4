import { Readable } from 'node:stream';
import {
  AdmissionsService,
  ApplicationFilesService,
  ApplicationsService,
  DecisionsService,
  DossiersService,
  type Outcome,
  ReviewsService,
  SectionsService,
  SubmissionsService,
} from '#applications';
import { Transaction } from '#platform';
import type { ApplicationFile } from '../applications/application-file.js';
import { pagePdf } from '../pdf.js';
import type { World } from '../world/world.js';

/** A score with its comment, by criterion. */
export type Marks = Readonly<Record<string, readonly [value: number, comment: string]>>;

/** Verbs of applications, told with the short keys of the world. */
export class Desk {
  private readonly ids = new Map<string, string>();
  private readonly sectionVersions = new Map<string, number>();

  constructor(private readonly world: World) {}

  id(key: string): string {
    const id = this.ids.get(key);
    if (!id) throw new Error(`The demo world has no application "${key}"`);
    return id;
  }

  async start({ key, call, organisation, title, by }: ApplicationFile): Promise<void> {
    const organisationId = organisation === null ? null : this.world.organisation(organisation);
    const request = { callId: this.world.call(call), organisationId, title };
    const { id } = await this.world.service(ApplicationsService).start(this.world.as(by), request);
    this.ids.set(key, id);
  }

  /** Writes the sections named, or all that the file answers. */
  async fill(file: ApplicationFile, by = file.by, keys = Object.keys(file.answers)): Promise<void> {
    for (const key of keys) {
      const place = `${file.key}/${key}`;
      const saved = await this.world
        .service(SectionsService)
        .save(
          this.world.as(by),
          this.id(file.key),
          key,
          this.sectionVersions.get(place) ?? 0,
          file.answers[key] ?? {},
          file.confidential?.includes(key),
        );
      this.sectionVersions.set(place, saved.version);
    }
  }

  async attach({ key, by, files = [] }: ApplicationFile): Promise<void> {
    for (const { section, field, name, title, lines } of files) {
      const upload = () => Promise.resolve({ filename: name, file: Readable.from([pagePdf(title, lines)]) });
      await this.world
        .service(ApplicationFilesService)
        .attach(this.world.as(by), this.id(key), { sectionKey: section, fieldKey: field }, upload);
    }
  }

  async submit(key: string, by: string): Promise<void> {
    const version = await this.version(key);
    await this.world.service(SubmissionsService).submit(this.world.as(by), this.id(key), version);
  }

  async reopen(key: string, by: string): Promise<void> {
    const version = await this.version(key);
    await this.world.service(SubmissionsService).reopen(this.world.as(by), this.id(key), version);
  }

  async withdraw(key: string, by: string): Promise<void> {
    const version = await this.version(key);
    await this.world.service(SubmissionsService).withdraw(this.world.as(by), this.id(key), version);
  }

  async admit(key: string, by: string): Promise<void> {
    const version = await this.version(key);
    await this.world.service(AdmissionsService).admit(this.world.as(by), this.id(key), version);
  }

  async refuseAdmission(key: string, by: string, reason: string): Promise<void> {
    const version = await this.version(key);
    const admissions = this.world.service(AdmissionsService);
    await admissions.refuseAdmission(this.world.as(by), this.id(key), version, reason);
  }

  async requestComplement(key: string, by: string, message: string, dueAt: string): Promise<void> {
    const version = await this.version(key);
    const admissions = this.world.service(AdmissionsService);
    await admissions.requestComplement(this.world.as(by), this.id(key), version, { message, dueAt });
  }

  async assign(key: string, by: string, reviewers: readonly string[]): Promise<void> {
    const version = await this.version(key);
    const accounts = reviewers.map((reviewer) => this.world.as(reviewer).accountId);
    const admissions = this.world.service(AdmissionsService);
    await admissions.assignReviewers(this.world.as(by), this.id(key), version, accounts);
  }

  async shortlist(key: string, by: string): Promise<void> {
    const version = await this.version(key);
    await this.world.service(AdmissionsService).shortlist(this.world.as(by), this.id(key), version);
  }

  /** Declares no tie, opens the dossier, and scores it. What is not sent stays with its author. */
  async review(key: string, by: string, marks: Marks, opinion: string, sent = true): Promise<void> {
    const reader = this.world.as(by);
    const id = this.id(key);
    const reviews = this.world.service(ReviewsService);
    await reviews.declare(reader, id, { inConflict: false });
    await this.world.service(DossiersService).read(reader, id);
    const { version } = await reviews.myReview(reader, id);
    const scores = Object.entries(marks).map(([criterionId, [value, comment]]) => ({
      criterionId,
      value,
      comment,
    }));
    const saved = await reviews.save(reader, id, version, { scores, opinion });
    if (sent) await reviews.send(reader, id, saved.version);
  }

  async recuse(key: string, by: string, reason: string): Promise<void> {
    const declared = { inConflict: true, reason };
    await this.world.service(ReviewsService).declare(this.world.as(by), this.id(key), declared);
  }

  /** Holds a decision. `reasons`: by criterion; `euros`: null for none. */
  async decide(
    key: string,
    by: string,
    outcome: Outcome,
    euros: number | null,
    message: string,
    reasons: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    await this.world.service(DecisionsService).hold(this.world.as(by), this.id(key), 0, {
      outcome,
      amountCents: euros === null ? null : euros * 100,
      reasons: Object.entries(reasons).map(([criterionId, text]) => ({ criterionId, text })),
      message,
    });
  }

  async release(call: string, by: string): Promise<void> {
    await this.world.service(DecisionsService).release(this.world.as(by), this.world.call(call));
  }

  private async version(key: string): Promise<number> {
    const [row] = await this.world
      .service(Transaction)
      .query<{ version: number }>('SELECT version FROM applications WHERE id = $1', [this.id(key)]);
    return row?.version ?? 0;
  }
}
