import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Files, notFound, type StoredFile, Transaction } from '#platform';
import { refuseUnlessWritable } from '../application.machine.js';
import { authoriseWriting } from '../application.policy.js';
import { noSuchField, tooManyFiles } from '../application.problems.js';
import { ApplicationDoor } from '../application-door.js';
import type { AttachedFileResponse } from '../applications.dto.js';
import type { WholeApplication } from '../applications.repository.js';
import { DraftsRepository } from './drafts.repository.js';
import { MAX_FILES_PER_FIELD } from './form-judge.js';
import { FormJudges } from './form-judges.js';

/** Files of a draft, each in its field. */
@Injectable()
export class ApplicationFilesService {
  constructor(
    private readonly transaction: Transaction,
    private readonly door: ApplicationDoor,
    private readonly drafts: DraftsRepository,
    private readonly judges: FormJudges,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  /**
   * Receives first, so that no transaction waits for a slow sender, then attaches under lock.
   * @throws 422 when the field is no file field or is full; nothing is kept then.
   */
  async attach(
    actor: Actor,
    id: string,
    { sectionKey, fieldKey }: { sectionKey: string; fieldKey: string },
    upload: () => Promise<{ filename: string; file: Readable }>,
  ): Promise<AttachedFileResponse> {
    this.refuseUnlessAttachable(actor, await this.door.open(actor, id), sectionKey, fieldKey);
    const { filename, file: content } = await upload();
    const file = await this.files.receive(filename, content, actor.accountId);
    try {
      await this.transaction.run(async () => {
        this.refuseUnlessAttachable(actor, await this.door.hold(actor, id), sectionKey, fieldKey);
        if ((await this.drafts.countFiles(id, sectionKey, fieldKey)) >= MAX_FILES_PER_FIELD)
          throw tooManyFiles(MAX_FILES_PER_FIELD);
        await this.drafts.attach(id, file.id, { sectionKey, fieldKey }, this.clock.now());
      });
    } catch (error) {
      await this.files.remove(file.id);
      throw error;
    }
    return toAttached(file, sectionKey, fieldKey);
  }

  /** Takes a file off the draft; what a dossier froze stays in the dossier. */
  async detach(actor: Actor, id: string, fileId: string): Promise<void> {
    await this.transaction.run(async () => {
      const application = await this.door.hold(actor, id);
      this.refuseUnlessEditable(actor, application);
      const detached = await this.drafts.detach(id, fileId, this.clock.now());
      if (!detached) throw notFound();
      if (!detached.frozen) await this.files.remove(fileId);
    });
  }

  private refuseUnlessAttachable(
    actor: Actor,
    application: WholeApplication,
    sectionKey: string,
    fieldKey: string,
  ): void {
    this.refuseUnlessEditable(actor, application);
    if (!this.judges.of(application.call).fileField(sectionKey, fieldKey)) throw noSuchField();
  }

  private refuseUnlessEditable(actor: Actor, application: WholeApplication): void {
    authoriseWriting(actor, application);
    refuseUnlessWritable(application, this.clock.now());
  }
}

const toAttached = (file: StoredFile, sectionKey: string, fieldKey: string): AttachedFileResponse => ({
  ...file,
  sectionKey,
  fieldKey,
  frozen: false,
});
