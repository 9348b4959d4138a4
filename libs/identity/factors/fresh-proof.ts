import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#platform';
import { confirmationRequired } from '../identity.problems.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { FactorsRepository, holdsSecondFactor } from './factors.repository.js';

const FRESH_MS = 10 * 60_000;

/** Before changing how one signs in: a proof of the last ten minutes, in this session. */
@Injectable()
export class FreshProof {
  constructor(
    private readonly sessions: SessionsService,
    private readonly factors: FactorsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * By any way for whoever has one factor only. Who holds a second one proves that one: otherwise a stolen mailbox
   * would be enough to replace it. @throws 403 `confirmation-required`
   */
  async require(actor: Actor, sessionId: string | undefined): Promise<void> {
    const [proven, factors] = await Promise.all([
      sessionId ? this.sessions.proven(sessionId) : undefined,
      this.factors.of(actor.accountId),
    ]);
    const needsSecond = holdsSecondFactor(factors);
    const last = needsSecond ? proven?.secondFactorAt : proven?.provenAt;
    if (!last || this.clock.now().getTime() - last.getTime() > FRESH_MS)
      throw confirmationRequired(needsSecond);
  }
}
