import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#platform';
import type { DayResponse } from './day.dto.js';
import { DayRepository } from './day.repository.js';

@Injectable()
export class DayService {
  constructor(
    private readonly days: DayRepository,
    private readonly clock: Clock,
  ) {}

  /** What awaits this person, most urgent first, fifty at most. */
  async read(actor: Actor): Promise<DayResponse> {
    const now = this.clock.now();
    const rows = await this.days.todo(actor, now);
    return {
      now: now.toISOString(),
      items: rows.map((row) => ({ ...row, dueAt: row.dueAt?.toISOString() ?? null })),
    };
  }
}
