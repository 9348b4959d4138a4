import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import {
  type Actor,
  Clock,
  currentLocale,
  expectVersion,
  forbidden,
  Journal,
  newId,
  Transaction,
} from '#platform';
import { panelPolicy } from '../panel.policy.js';
import { PanelDoor } from '../panels/panel-door.js';
import { guideEvent } from './guide.events.js';
import { guideInvalid } from './guide.problems.js';
import { faultsOf } from './guide.rules.js';
import { isQuestion } from './guide.schema.js';
import { GUIDE_LIBRARY } from './guide-library.js';
import type { GuideResponse, GuideSummary, WriteGuideRequest } from './guides.dto.js';
import { type Guide, GuidesRepository } from './guides.repository.js';

/** Guides: the library that everybody starts from, and what each panel made of it. */
@Injectable()
export class GuidesService implements OnApplicationBootstrap {
  constructor(
    private readonly transaction: Transaction,
    private readonly guides: GuidesRepository,
    private readonly door: PanelDoor,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const guides = GUIDE_LIBRARY.map((guide) => ({ ...guide, id: newId() }));
    await this.guides.keepLibrary(guides, this.clock.now());
  }

  async library(): Promise<GuideSummary[]> {
    return (await this.guides.library(currentLocale())).map(toSummary);
  }

  async ofPanel(actor: Actor, panelId: string): Promise<GuideSummary[]> {
    await this.door.open(actor, panelId);
    return (await this.guides.ofPanel(panelId)).map(toSummary);
  }

  async read(actor: Actor, id: string): Promise<GuideResponse> {
    const guide = await this.guides.find(id);
    if (guide.panelId === null) return toResponse(guide, []);
    const panel = await this.door.open(actor, guide.panelId);
    return toResponse(guide, panelPolicy.allows(actor, 'convene', panel) ? ['edit'] : []);
  }

  async write(actor: Actor, panelId: string, words: WriteGuideRequest): Promise<GuideResponse> {
    return this.transaction.run(async () => {
      await this.door.open(actor, panelId, 'convene');
      const { name, theme } = words;
      const updatedAt = this.clock.now();
      const guide = { id: newId(), panelId, name, theme, steps: soundSteps(words), updatedAt, version: 1 };
      await this.guides.insert(guide, actor.accountId);
      await this.journal.record(actor, guideEvent('guide.written', guide));
      return toResponse(guide, ['edit']);
    });
  }

  /** Sessions that are ready keep the steps they were made ready with. */
  async edit(actor: Actor, id: string, read: number, words: WriteGuideRequest): Promise<GuideResponse> {
    return this.transaction.run(async () => {
      const guide = await this.guides.find(id);
      const { panelId } = guide;
      if (panelId === null) throw forbidden(OF_THE_LIBRARY);
      await this.door.open(actor, panelId, 'convene');
      expectVersion(guide, read);
      const { name, theme } = words;
      await this.guides.save({
        ...guide,
        name,
        theme,
        steps: soundSteps(words),
        updatedAt: this.clock.now(),
      });
      await this.journal.record(actor, guideEvent('guide.edited', { id, name, panelId }));
      return toResponse(await this.guides.find(id), ['edit']);
    });
  }
}

const OF_THE_LIBRARY = {
  fr: 'Ce guide est celui de la bibliothèque : copiez-le dans votre panel pour le changer.',
  en: 'This guide belongs to the library: copy it into your panel to change it.',
};

/** @throws 422 with every fault of the steps. */
function soundSteps({ steps }: WriteGuideRequest): Guide['steps'] {
  const faults = faultsOf(steps);
  if (faults.length > 0) throw guideInvalid(faults);
  return steps;
}

const toSummary = ({ id, panelId, name, theme, steps }: Guide): GuideSummary => ({
  id,
  panelId,
  name,
  theme,
  questions: steps.filter(isQuestion).length,
  minutes: steps.reduce((sum, step) => sum + (step.minutes ?? 0), 0),
});

const toResponse = ({ updatedAt, ...guide }: Guide, actions: string[]): GuideResponse => ({
  ...guide,
  updatedAt: updatedAt.toISOString(),
  actions,
});
