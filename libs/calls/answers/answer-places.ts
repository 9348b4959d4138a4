import { Injectable } from '@nestjs/common';
import type { SubjectRef } from '#platform';

/** Which call a subject belongs to, and the organisations that its threads are about. */
export interface AnswerPlace {
  callId: string;
  organisationIds: readonly string[];
}

type Lookup = (subjectId: string) => Promise<AnswerPlace | null>;

/** From what a thread is about to the call that answers. Applications, a higher lib, registers its own subjects. */
@Injectable()
export class AnswerPlaces {
  private readonly lookups = new Map<string, Lookup>([
    ['call', (callId) => Promise.resolve({ callId, organisationIds: [] })],
  ]);

  register(subjectType: string, lookup: Lookup): void {
    this.lookups.set(subjectType, lookup);
  }

  async of({ type, id }: SubjectRef): Promise<AnswerPlace | null> {
    return (await this.lookups.get(type)?.(id)) ?? null;
  }
}
