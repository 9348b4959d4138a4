import { Injectable } from '@nestjs/common';
import { ActRegistry, MessageActs, type MessageRef } from '#discussions';
import { type Actor, malformed, PreparedReads } from '#platform';
import { applicationPolicy } from '../application.policy.js';
import { ApplicationSubjects } from '../application-subjects.repository.js';

const COMPLEMENT = 'complement';
const LABEL_CHARACTERS = 200;

/** A message about a dossier that becomes a request for what is missing from it. */
@Injectable()
export class ComplementActs {
  constructor(
    private readonly acts: MessageActs,
    private readonly subjects: ApplicationSubjects,
    private readonly prepared: PreparedReads,
    registry: ActRegistry,
  ) {
    registry.register({
      kind: COMPLEMENT,
      name: { fr: 'Demander un complément', en: 'Ask for more' },
      offered: async (actor, { subject }) => {
        if (subject.type !== 'application') return null;
        const [application] = await this.subjects.find(actor, [subject.id]);
        const asks = application?.status === 'submitted' || application?.status === 'completing';
        if (!asks || !applicationPolicy.allows(actor, 'instruct', application)) return null;
        const [row] = await this.prepared.rows<{ version: number }>(VERSION, [subject.id]);
        return row ? { on: { ...subject, version: row.version } } : null;
      },
      describe: async (ids) => {
        const rows = await this.prepared.rows<{ id: string; label: string }>(ASKED, [ids, LABEL_CHARACTERS]);
        return new Map(rows.map(({ id, label }) => [id, { label, path: `/candidatures/${id}` }]));
      },
    });
  }

  /** @throws 404 for a message one may not read, 400 for one of another thread, 409 when its words are gone. */
  async open(actor: Actor, applicationId: string, from: MessageRef): Promise<void> {
    const { thread } = await this.acts.open(actor, from);
    if (thread.subjectType !== 'application' || thread.subjectId !== applicationId)
      throw malformed([ANOTHER_DOSSIER]);
  }

  bind(actor: Actor, applicationId: string, from: MessageRef): Promise<void> {
    return this.acts.bind(actor, from, COMPLEMENT, applicationId);
  }
}

const ANOTHER_DOSSIER = {
  pointer: '/from/threadId',
  detail: {
    fr: 'Ce fil n’est pas celui de cette candidature.',
    en: 'This thread is not of this application.',
  },
};

const VERSION = 'SELECT version FROM applications WHERE id = $1';

const ASKED = `
  SELECT id, left(complement ->> 'message', $2) AS label FROM applications
  WHERE id = ANY($1) AND complement IS NOT NULL`;
