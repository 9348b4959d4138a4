import { Injectable } from '@nestjs/common';
import { type Actor, belongsTo, WRITING_ROLES } from '#platform';
import type { AudienceAccess, Circle, SubjectAdapter, SubjectDescription } from '../subject-registry.js';
import { threadPath } from '../threads/thread-paths.js';
import { type Correspondence, CorrespondencesRepository } from './correspondences.repository.js';
import { HousePeople } from './organisation-threads.js';

const AUDIENCE = 'shared';
const BOTH = { fr: 'Entre les deux organisations', en: 'Between both organisations' };

/** Two organisations that write to each other: the people of either read, those who may write in its name write. */
@Injectable()
export class CorrespondenceThreads implements SubjectAdapter {
  constructor(
    private readonly correspondences: CorrespondencesRepository,
    private readonly people: HousePeople,
  ) {}

  async audiences(actor: Actor, ids: readonly string[]): Promise<Map<string, AudienceAccess[]>> {
    const found = await this.correspondences.find(ids);
    const own = found.filter((one) => partiesOf(one).some((id) => belongsTo(actor, id)));
    return new Map(own.map((one) => [one.id, [accessTo(actor, one)]]));
  }

  async describe(ids: readonly string[]): Promise<Map<string, SubjectDescription>> {
    const found = await this.correspondences.find(ids);
    return new Map(
      found.map(({ id, title, threadId }) => [
        id,
        { title, path: threadId ? threadPath(threadId) : '/fils' },
      ]),
    );
  }

  async inNameOf(organisationId: string, ids: readonly string[]): Promise<Set<string>> {
    const found = await this.correspondences.find(ids);
    return new Set(found.filter((one) => partiesOf(one).includes(organisationId)).map((one) => one.id));
  }

  async circle(id: string, audience: string): Promise<Circle> {
    const [found] = await this.correspondences.find([id]);
    if (!found || audience !== AUDIENCE) return { open: false, people: [] };
    const people = await this.people.of(partiesOf(found), ({ organisationId }) => ({
      side: organisationId,
      organisationId,
    }));
    return { open: false, people };
  }
}

const partiesOf = ({ oneId, otherId }: Correspondence): string[] => [oneId, otherId];

function accessTo(actor: Actor, correspondence: Correspondence): AudienceAccess {
  const mayWrite = partiesOf(correspondence).some((id) => belongsTo(actor, id, WRITING_ROLES));
  return { audience: AUDIENCE, label: BOTH, mayRead: true, mayWrite, mayPin: mayWrite };
}
