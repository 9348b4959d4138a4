import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform';
import type { PresenceSetting } from './presence.dto.js';
import { PresenceRepository } from './presence.repository.js';

/** Whether others see me in threads. */
@Injectable()
export class PresenceService {
  constructor(private readonly presence: PresenceRepository) {}

  async read({ accountId }: Actor): Promise<PresenceSetting> {
    return { shown: !(await this.presence.isDiscreet(accountId)) };
  }

  async write({ accountId }: Actor, { shown }: PresenceSetting): Promise<PresenceSetting> {
    await this.presence.setDiscreet(accountId, !shown);
    return { shown };
  }
}
