import { Injectable } from '@nestjs/common';
import { type Answers, phaseOf } from '#calls';
import { type Actor, belongsTo, Clock, malformed, notFound, staleVersion, WRITING_ROLES } from '#platform';
import { refuseUnlessWritable } from '../application.machine.js';
import { applicationPolicy } from '../application.policy.js';
import { ApplicationDoor } from '../application-door.js';
import type { SavedSectionResponse } from '../applications.dto.js';
import { toFaults } from '../workspace.presenter.js';
import { DraftsRepository, type SaveOutcome, type SaveSituation } from './drafts.repository.js';
import { byField } from './form-judge.js';
import { FormJudges, type FrozenCall } from './form-judges.js';

interface SectionSave {
  applicationId: string;
  key: string;
  /** Version read, 0 for a section never written. */
  read: number;
  answers: Answers;
  /** Undefined: as it was. */
  confidential: boolean | undefined;
}

/**
 * Autosave, the hottest write of the product: one prepared statement once the application has been met, no entity. The
 * order of the refusals is that of every other verb: unknown, not allowed, wrong state, malformed, stale.
 */
@Injectable()
export class SectionsService {
  constructor(
    private readonly drafts: DraftsRepository,
    private readonly judges: FormJudges,
    private readonly door: ApplicationDoor,
    private readonly clock: Clock,
  ) {}

  async save(
    actor: Actor,
    applicationId: string,
    key: string,
    read: number,
    answers: Answers,
    confidential: boolean | undefined,
  ): Promise<SavedSectionResponse> {
    const save = { applicationId, key, read, answers, confidential };
    const frozen = this.judges.ofApplication(save.applicationId) ?? (await this.meet(actor, save));
    const outcome = await this.write(actor, save, frozen);
    if (outcome.callVersion === frozen.callVersion) return this.conclude(actor, save, frozen, outcome);
    // The call was amended since we last met it: judge again by what it says now.
    const amended = await this.judges.ofRow(actor, outcome.callId, outcome.callVersion);
    return this.conclude(actor, save, amended, await this.write(actor, save, amended));
  }

  private async meet(actor: Actor, save: SectionSave): Promise<FrozenCall> {
    const situation = await this.look(actor, save);
    const frozen = await this.judges.ofRow(actor, situation.callId, situation.callVersion);
    this.judges.met(save.applicationId, situation.callId);
    return frozen;
  }

  private async write(
    actor: Actor,
    save: SectionSave,
    { judge, callVersion }: FrozenCall,
  ): Promise<SaveOutcome> {
    const { applicationId, key, answers } = save;
    const faults = judge.sectionOf(key) ? judge.draftFaults(key, answers) : undefined;
    if (faults?.length !== 0) {
      await this.look(actor, save);
      throw faults ? malformed(faults) : notFound();
    }
    const typed = judge.typed(key, answers);
    const at = this.clock.now();
    const outcome = await this.drafts.write(actor, {
      applicationId,
      key,
      answers: typed,
      confidential: save.confidential,
      read: save.read,
      callVersion,
      at,
    });
    if (!outcome) throw notFound();
    return outcome;
  }

  private async conclude(
    actor: Actor,
    save: SectionSave,
    { judge }: FrozenCall,
    outcome: SaveOutcome,
  ): Promise<SavedSectionResponse> {
    const { applicationId, key, answers } = save;
    if (outcome.version === null) {
      await this.look(actor, save);
      throw staleVersion(await this.drafts.versionOf(applicationId, key));
    }
    const missing = judge.missing(key, judge.typed(key, answers), byField(outcome.files));
    return {
      key,
      version: outcome.version,
      savedAt: this.clock.now().toISOString(),
      complete: missing.length === 0,
      faults: toFaults(missing),
    };
  }

  /** @throws what keeps the actor from writing now, before anything is said of the answers. */
  private async look(actor: Actor, { applicationId, key }: SectionSave): Promise<SaveSituation> {
    const situation = await this.drafts.situation(actor, applicationId, key);
    if (!situation) throw notFound();
    if (!mayWrite(actor, situation)) {
      const application = await this.door.open(actor, applicationId);
      applicationPolicy.authorise(actor, 'edit', application);
    }
    const now = this.clock.now();
    const phase = phaseOf({ ...situation, status: situation.callStatus }, now);
    refuseUnlessWritable({ ...situation, call: { phase } }, now);
    return situation;
  }
}

const mayWrite = (actor: Actor, situation: SaveSituation): boolean =>
  situation.amongPeople ||
  (situation.organisationId !== null && belongsTo(actor, situation.organisationId, WRITING_ROLES));
