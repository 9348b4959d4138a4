import { randomUUID } from 'node:crypto';
import type { AudienceAccess, SubjectAdapter, SubjectDescription } from '../../libs/discussions/index.js';
import type { Actor } from '../../libs/platform/index.js';

interface Circle {
  mayRead: (actor: Actor) => boolean;
  /** Readers write too unless said otherwise. */
  mayWrite?: (actor: Actor) => boolean;
}

interface Meeting {
  title: string;
  circles: Map<string, Circle>;
}

/** A subject for tests of discussions alone: a meeting whose circles are opened and closed by hand. */
export class Meetings implements SubjectAdapter {
  static readonly type = 'meeting';
  private readonly meetings = new Map<string, Meeting>();

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

  private accessTo(actor: Actor, id: string): AudienceAccess[] {
    const circles = [...(this.meetings.get(id)?.circles ?? [])];
    return circles
      .filter(([, circle]) => circle.mayRead(actor))
      .map(([audience, circle]) => ({
        audience,
        label: { fr: `Cercle ${audience}`, en: `${audience} circle` },
        mayRead: true,
        mayWrite: (circle.mayWrite ?? circle.mayRead)(actor),
      }));
  }
}

/** These people and nobody else. */
export const only =
  (...people: { accountId: string }[]) =>
  (actor: Actor): boolean =>
    people.some((person) => person.accountId === actor.accountId);
