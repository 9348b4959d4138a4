import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Journal, malformed, notFound, Transaction, tooManyRequests } from '#platform';
import type { ThreadResponse } from '../threads/threads.dto.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { ThreadsService } from '../threads/threads.service.js';
import { correspondencePolicy } from './correspondence.policy.js';
import type { OpenCorrespondenceRequest } from './correspondences.dto.js';
import { CorrespondencesRepository } from './correspondences.repository.js';

const NEW_A_DAY = 20;
const DAY_MS = 86_400_000;

/** The one direct thread that two organisations have. */
@Injectable()
export class CorrespondencesService {
  constructor(
    private readonly transaction: Transaction,
    private readonly correspondences: CorrespondencesRepository,
    private readonly threads: ThreadsService,
    private readonly rows: ThreadsRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @throws 403 when one may not write for `fromId`, 404 without such an organisation, 429 past twenty new ones a day. */
  async open(actor: Actor, { fromId, toId }: OpenCorrespondenceRequest): Promise<ThreadResponse> {
    correspondencePolicy.authorise(actor, 'open', { fromId });
    if (fromId === toId) throw toOneself();
    if (!(await this.correspondences.exists(toId)) || !(await this.correspondences.exists(fromId)))
      throw notFound();
    return this.transaction.run(async () => {
      const now = this.clock.now();
      const lately = await this.correspondences.openedSince(fromId, new Date(now.getTime() - DAY_MS));
      const { id, isNew } = await this.correspondences.ensure([fromId, toId], actor.accountId, now);
      if (isNew && lately >= NEW_A_DAY) throw tooManyRequests(DAY_MS / 1_000);
      const [thread] = await this.threads.ofSubject(actor, { type: 'correspondence', id });
      if (!thread) throw notFound();
      if (isNew) {
        await this.rows.engage(thread.id, await this.correspondences.managersOf([fromId, toId]), 1);
        await this.journal.note(actor, 'correspondence.opened', { type: 'correspondence', id });
      }
      return thread;
    });
  }
}

const toOneself = () =>
  malformed([
    {
      pointer: '/toId',
      detail: { fr: 'Choisissez une autre organisation.', en: 'Choose another organisation.' },
    },
  ]);
