import { Injectable } from '@nestjs/common';
import { CallsService } from '#calls';
import { type Actor, Clock, expectVersion, Journal, notFound } from '#platform';
import type { ApplicationEvent } from './application.events.js';
import { type ApplicationAction, applicationMachine } from './application.machine.js';
import { applicationPolicy } from './application.policy.js';
import { ApplicationSubjects } from './application-subjects.repository.js';
import { ApplicationsRepository, type WholeApplication } from './applications.repository.js';

/** The one way in: an application with its call, for someone who may know of it. */
@Injectable()
export class ApplicationDoor {
  constructor(
    private readonly subjects: ApplicationSubjects,
    private readonly applications: ApplicationsRepository,
    private readonly calls: CallsService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @throws 404 when the actor may not know of it. */
  async open(actor: Actor, id: string): Promise<WholeApplication> {
    await this.knock(actor, id);
    const found = await this.applications.load(id);
    const application = Object.assign(found, { call: await this.calls.view(actor, found.callId) });
    applicationPolicy.authorise(actor, 'read', application);
    return application;
  }

  /**
   * The same, held until the transaction under way ends, its call with it: the deadline can't move meanwhile.
   * Always the application first, then its call: one order, no deadlock.
   */
  async hold(actor: Actor, id: string, version?: number): Promise<WholeApplication> {
    await this.knock(actor, id);
    const found = await this.applications.load(id, 'update');
    const application = Object.assign(found, { call: await this.calls.hold(actor, found.callId) });
    applicationPolicy.authorise(actor, 'read', application);
    if (version !== undefined) expectVersion(application, version);
    return application;
  }

  /** The same one read whether it does not exist or may not be known of: not even the time taken tells them apart. */
  private async knock(actor: Actor, id: string): Promise<void> {
    const [subject] = await this.subjects.find(actor, [id]);
    if (!subject) throw notFound();
    applicationPolicy.authorise(actor, 'read', subject);
  }

  /** Moves a held application, saves it and records what happened. */
  async move(
    actor: Actor,
    application: WholeApplication,
    action: ApplicationAction,
    event: ApplicationEvent,
  ): Promise<void> {
    const now = this.clock.now();
    applicationMachine.apply(application, action, actor, now);
    await this.applications.save(application, now);
    await this.journal.record(actor, event);
  }
}
