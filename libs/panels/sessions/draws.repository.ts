import { Injectable } from '@nestjs/common';
import { PreparedReads, Transaction } from '#platform';
import type { Stratum } from '../panel.types.js';
import type { Candidate, DrawCount } from './draw.js';

/** Who was left out of a draw, and why: how many, never who. */
export interface LeftOut {
  paused: number;
  noConsent: number;
  invitedEnough: number;
  otherMode: number;
}

/** Enough to draw it again, by anybody, with any program. */
export interface DrawRecord {
  seats: number;
  strata: readonly Stratum[];
  candidates: readonly Candidate[];
  leftOut: LeftOut;
  seated: readonly string[];
  waiting: readonly string[];
  counts: readonly DrawCount[];
}

export interface DrawRow {
  id: string;
  seed: string;
  algorithm: string;
  record: DrawRecord;
  drawnAt: Date;
}

@Injectable()
export class DrawsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** The one that counts; nothing when nobody drew yet. */
  async last(sessionId: string): Promise<DrawRow | undefined> {
    const [row] = await this.prepared.rows<DrawRow>(
      `SELECT id, seed, algorithm, record, drawn_at AS "drawnAt" FROM panel_draws
       WHERE session_id = $1 ORDER BY drawn_at DESC, id DESC LIMIT 1`,
      [sessionId],
    );
    return row;
  }

  async insert(sessionId: string, draw: DrawRow, drawnBy: string): Promise<void> {
    await this.transaction.query(
      `INSERT INTO panel_draws (id, session_id, seed, algorithm, record, drawn_by, drawn_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [draw.id, sessionId, draw.seed, draw.algorithm, JSON.stringify(draw.record), drawnBy, draw.drawnAt],
    );
  }
}
