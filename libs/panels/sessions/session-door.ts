import { Injectable } from '@nestjs/common';
import { type Actor, expectVersion } from '#platform';
import { panelPolicy } from '../panel.policy.js';
import { type PanelSession, SessionsRepository } from './sessions.repository.js';

type Verb = Parameters<typeof panelPolicy.authorise>[1];

/** The one way in: a session, by the right on its panel. */
@Injectable()
export class SessionDoor {
  constructor(private readonly sessions: SessionsRepository) {}

  /** @throws 404 when the actor may not know of its panel, 403 when they may not do this there. */
  async open(actor: Actor, id: string, verb: Verb = 'read'): Promise<PanelSession> {
    const session = await this.sessions.find(id);
    panelPolicy.authorise(actor, verb, session.panel);
    return session;
  }

  /** The same, held until the transaction under way ends. */
  async hold(actor: Actor, id: string, verb: Verb, version?: number): Promise<PanelSession> {
    const session = await this.sessions.hold(id);
    panelPolicy.authorise(actor, verb, session.panel);
    if (version !== undefined) expectVersion(session, version);
    return session;
  }
}
