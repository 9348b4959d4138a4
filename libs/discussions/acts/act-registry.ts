import { Injectable } from '@nestjs/common';
import type { Actor, SubjectRef, Text } from '#platform';
import type { ThreadPlace } from '../subject-registry.js';

/** The other end of the link, in words that need no translation (a question, a title): readers have their own language. */
export interface ActDescription {
  label: string;
  path: string;
}

/** What an act is made on: the call that answers, the application that is asked for more. */
export interface ActTarget extends SubjectRef {
  /** For `If-Match`, when the owner's route wants one. */
  version?: number;
}

/** `on` is left out when the message is enough: a guest of a thread is not told what it is about. */
export interface ActOffer {
  on?: ActTarget;
}

/** One thing that a message may become: a public answer, a task, a request… Made by the owner's own route. */
export interface ActKind {
  /** Stable word: `call_answer`. */
  kind: string;
  /** For the menu: « Répondre à tous ». */
  name: Text;
  /** What `actor`, who reads this thread, may make one on from its messages now; null when they may not. */
  offered(actor: Actor, place: ThreadPlace, mayWrite: boolean): Promise<ActOffer | null>;
  /** Asked for the acts of a page of messages at once; one that went away is left out. */
  describe(ids: readonly string[]): Promise<ReadonlyMap<string, ActDescription>>;
}

/**
 * What messages become. Discussions know none of it: the lib that owns an act registers it in `onModuleInit`, and binds
 * each one to its message through `MessageActs`.
 */
@Injectable()
export class ActRegistry {
  private readonly kinds = new Map<string, ActKind>();

  /** @throws when a kind has two owners. */
  register(kind: ActKind): void {
    if (this.kinds.has(kind.kind)) throw new Error(`Act "${kind.kind}" is registered twice`);
    this.kinds.set(kind.kind, kind);
  }

  async offered(
    actor: Actor,
    place: ThreadPlace,
    mayWrite: boolean,
  ): Promise<(ActOffer & { kind: ActKind })[]> {
    const kinds = [...this.kinds.values()];
    const offers = await Promise.all(kinds.map((kind) => kind.offered(actor, place, mayWrite)));
    return kinds.flatMap((kind, index) => {
      const offer = offers[index];
      return offer ? [{ kind, ...offer }] : [];
    });
  }

  describe(kind: string, ids: readonly string[]): Promise<ReadonlyMap<string, ActDescription>> {
    return this.kinds.get(kind)?.describe(ids) ?? Promise.resolve(new Map());
  }
}
