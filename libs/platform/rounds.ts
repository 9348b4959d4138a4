import { Injectable } from '@nestjs/common';
import { Clock } from './clock.js';
import { Transaction } from './data/transaction.js';

/** What is done again and again, apart from any person's act. */
export const ROUNDS = ['worker', 'retention', 'audit_head'] as const;
export type RoundName = (typeof ROUNDS)[number];

export interface Round {
  lastAt: Date;
  outcome: Record<string, unknown>;
}

/** When each round was last gone through and how it went: silence is how one notices that a worker died. */
@Injectable()
export class Rounds {
  constructor(
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  async done(name: RoundName, outcome: object = {}): Promise<void> {
    await this.transaction.query(
      `INSERT INTO rounds (name, last_at, outcome) VALUES ($1, $2, $3)
       ON CONFLICT (name) DO UPDATE SET last_at = excluded.last_at, outcome = excluded.outcome`,
      [name, this.clock.now(), JSON.stringify(outcome)],
    );
  }

  async last(name: RoundName): Promise<Round | null> {
    const [row] = await this.transaction.query<Round>(
      'SELECT last_at AS "lastAt", outcome FROM rounds WHERE name = $1',
      [name],
    );
    return row ?? null;
  }
}
