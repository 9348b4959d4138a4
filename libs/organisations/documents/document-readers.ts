import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform';

type ReadersSource = (actor: Actor, organisationId: string) => Promise<boolean>;

/**
 * Who, outside its team, reads the papers an organisation opens to « the institutions of the calls it answers ».
 * Applications, a higher lib, registers the answer; without it nobody does.
 */
@Injectable()
export class DocumentReaders {
  private source: ReadersSource = () => Promise.resolve(false);

  register(source: ReadersSource): void {
    this.source = source;
  }

  reads(actor: Actor | null, organisationId: string): Promise<boolean> {
    return actor ? this.source(actor, organisationId) : Promise.resolve(false);
  }
}
