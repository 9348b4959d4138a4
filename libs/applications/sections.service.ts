import { Injectable } from '@nestjs/common';
import { type Answers, phaseOf } from '#calls';
import { type Actor, belongsTo, Clock, malformed, notFound, staleVersion, WRITING_ROLES } from '#platform';
import { refuseUnlessWritable } from './application.machine.js';
import { applicationPolicy } from './application.policy.js';
import { applicationFrozen } from './application.problems.js';
import { ApplicationDoor } from './application-door.js';
import type { SavedSectionResponse } from './applications.dto.js';
import { DraftsRepository, type SaveSituation } from './drafts.repository.js';
import { byField } from './form-judge.js';
import { FormJudges } from './form-judges.js';
import { toFaults } from './workspace.presenter.js';

/**
 * Autosave, the hottest write of the product: one prepared read, one compare-and-set, no entity. The order of the
 * refusals is that of every other verb: unknown, not allowed, wrong state, malformed, stale.
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
    const now = this.clock.now();
    const situation = await this.drafts.situation(actor, applicationId, key);
    if (!situation) throw notFound();
    if (!mayWrite(actor, situation)) return this.refuse(actor, applicationId);
    const phase = phaseOf({ ...situation, status: situation.callStatus }, now);
    refuseUnlessWritable({ ...situation, call: { phase } }, now);
    const judge = await this.judges.ofRow(actor, situation.callId, situation.callVersion);
    if (!judge.sectionOf(key)) throw notFound();
    const faults = judge.draftFaults(key, answers);
    if (faults.length) throw malformed(faults);
    const typed = judge.typed(key, answers);
    const version = await this.drafts.write(actor, {
      applicationId,
      key,
      answers: typed,
      confidential,
      read,
      at: now,
    });
    if (version === undefined) return this.explain(actor, applicationId, key);
    const missing = judge.missing(key, typed, byField(situation.files));
    return {
      key,
      version,
      savedAt: now.toISOString(),
      complete: missing.length === 0,
      faults: toFaults(missing),
    };
  }

  /** Off the hot path: the policy finds the words. */
  private async refuse(actor: Actor, applicationId: string): Promise<never> {
    const application = await this.door.open(actor, applicationId);
    applicationPolicy.authorise(actor, 'edit', application);
    throw notFound();
  }

  /** Nothing was written: the application moved on, or the section did. */
  private async explain(actor: Actor, applicationId: string, key: string): Promise<never> {
    const application = await this.door.open(actor, applicationId);
    if (!applicationPolicy.allows(actor, 'edit', application)) throw applicationFrozen();
    throw staleVersion(await this.drafts.versionOf(applicationId, key));
  }
}

const mayWrite = (actor: Actor, situation: SaveSituation): boolean =>
  situation.amongPeople ||
  (situation.organisationId !== null && belongsTo(actor, situation.organisationId, WRITING_ROLES));
