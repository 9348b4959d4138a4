import { Injectable } from '@nestjs/common';
import type { Actor, Text } from '#platform';

/** One thing a person holds in an organisation's name: what, on which object, as what. */
export interface Place {
  subjectId: string;
  /** A word of the owner's: `lead`, `bearer`, `reviewer`… */
  place: string;
}

/** A place as the takeover's preview says it. */
export interface DescribedPlace extends Place {
  /** Empty when the one who looks may not know of the object. */
  title: string;
  /** What it belongs to: the call of a dossier. */
  context: string;
  /** Why this person can't have it; null when they can. */
  bar: Text | null;
}

export interface Succession {
  organisationId: string;
  fromAccountId: string;
  toAccountId: string;
}

/**
 * What organisations asks of a lib whose objects are held by people in an organisation's name. Everything runs in the
 * transaction of the departure or of the takeover. What a person signed (messages, reviews sent) is nobody's to move.
 */
export interface HandoverAdapter {
  /** What the person holds now in this organisation's name. */
  held(organisationId: string, accountId: string): Promise<Place[]>;
  /** Takes these places back from the person: with them go the rights they gave. */
  vacate(actor: Actor, accountId: string, places: readonly Place[]): Promise<void>;
  /**
   * The places in words, for one who looks (`actor`), and what stands in the way of the successor. A place whose
   * object is gone, or can no longer be held, is left out.
   */
  describe(actor: Actor, places: readonly Place[], toAccountId: string): Promise<DescribedPlace[]>;
  /** Gives the places, vacated before. Records what happened on each object. Twice is once. */
  fill(actor: Actor, places: readonly Place[], succession: Succession): Promise<void>;
}

/** Each higher lib registers its own in `onModuleInit`. They are asked in the order of registration. */
@Injectable()
export class HandoverRegistry {
  private readonly adapters = new Map<string, HandoverAdapter>();

  /** @throws when the noun already has an adapter. */
  registerHandover(noun: string, adapter: HandoverAdapter): void {
    if (this.adapters.has(noun)) throw new Error(`Handover of "${noun}" is registered twice`);
    this.adapters.set(noun, adapter);
  }

  all(): [noun: string, adapter: HandoverAdapter][] {
    return [...this.adapters];
  }
}
