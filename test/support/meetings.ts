import { randomUUID } from 'node:crypto';
import {
  type AudienceAccess,
  type CirclePerson,
  type Circle as Readers,
  type SubjectAdapter,
  type SubjectDescription,
  SubjectRegistry,
} from '../../libs/discussions/index.js';
import type { Actor } from '../../libs/platform/index.js';
import type { Service } from './call-scene.js';

export interface Circle {
  mayRead: (actor: Actor) => boolean;
  /** Readers write too unless said otherwise. */
  mayWrite?: (actor: Actor) => boolean;
  /** Nobody unless said otherwise. */
  mayPin?: (actor: Actor) => boolean;
  /** Whom a message may mention; nobody unless said otherwise. */
  people?: CirclePerson[];
  /** Anyone signed in reads. */
  open?: boolean;
}

interface Meeting {
  title: string;
  circles: Map<string, Circle>;
}

/** A subject for tests of discussions alone: a meeting whose circles are opened and closed by hand. */
export class Meetings implements SubjectAdapter {
  static readonly type = 'meeting';
  private readonly meetings = new Map<string, Meeting>();

  /** Makes meetings known to a process under test, an API or a worker. */
  register(process: { service: Service }): void {
    process.service(SubjectRegistry).register(Meetings.type, this);
  }

  /** @returns the meeting's id. */
  plan(title: string, circles: Record<string, Circle>): string {
    const id = randomUUID();
    this.meetings.set(id, { title, circles: new Map(Object.entries(circles)) });
    return id;
  }

  /** From now on, nobody but these may know of the circle. */
  restrict(id: string, audience: string, mayRead: Circle['mayRead']): void {
    this.meetings.get(id)?.circles.set(audience, { mayRead });
  }

  cancel(id: string): void {
    this.meetings.delete(id);
  }

  async audiences(actor: Actor, ids: readonly string[]): Promise<Map<string, AudienceAccess[]>> {
    return new Map(ids.map((id) => [id, this.accessTo(actor, id)]));
  }

  async describe(ids: readonly string[]): Promise<Map<string, SubjectDescription>> {
    return new Map(
      ids.map((id) => [id, { title: this.meetings.get(id)?.title ?? '', path: `/reunions/${id}` }]),
    );
  }

  readonly roles = { chair: { fr: 'Présidence', en: 'Chair' } };

  async circle(id: string, audience: string): Promise<Readers> {
    const circle = this.meetings.get(id)?.circles.get(audience);
    return { open: circle?.open ?? false, people: circle?.people ?? [] };
  }

  private accessTo(actor: Actor, id: string): AudienceAccess[] {
    const circles = [...(this.meetings.get(id)?.circles ?? [])];
    return circles
      .filter(([, circle]) => circle.mayRead(actor))
      .map(([audience, circle]) => ({
        audience,
        label: { fr: `Cercle ${audience}`, en: `${audience} circle` },
        mayRead: true,
        mayWrite: (circle.mayWrite ?? circle.mayRead)(actor),
        mayPin: circle.mayPin?.(actor) ?? false,
      }));
  }
}

/** These people and nobody else. */
export const only =
  (...people: { accountId: string }[]) =>
  (actor: Actor): boolean =>
    people.some((person) => person.accountId === actor.accountId);

/** Somebody of a circle, on one side of the table. */
export const seated = (
  { accountId }: { accountId: string },
  side = 'table',
  more: Partial<CirclePerson> = {},
): CirclePerson => ({ accountId, side, mayWrite: true, organisationId: null, roles: [], ...more });
