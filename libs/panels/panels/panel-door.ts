import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform';
import { panelPolicy } from '../panel.policy.js';
import { type PanelRow, PanelsRepository } from './panels.repository.js';

type Verb = Parameters<typeof panelPolicy.authorise>[1];

/** The one way in: a panel, for someone who may know of it. */
@Injectable()
export class PanelDoor {
  constructor(private readonly panels: PanelsRepository) {}

  /** @throws 404 when the actor may not know of it, 403 when they may not do this. */
  async open(actor: Actor, id: string, verb: Verb = 'read'): Promise<PanelRow> {
    const panel = await this.panels.find(id);
    panelPolicy.authorise(actor, verb, panel);
    return panel;
  }

  /** The same, held until the transaction under way ends. */
  async hold(actor: Actor, id: string, verb: Verb): Promise<PanelRow> {
    const panel = await this.panels.hold(id);
    panelPolicy.authorise(actor, verb, panel);
    return panel;
  }
}
