import { Injectable } from '@nestjs/common';
import type { Text } from '../text.js';

/** Something whose time has come, or will soon. */
export interface Expiring {
  subjectId: string;
  /** How it is called in the notice. */
  title: string;
  /** Who is told before it goes. */
  accountIds: readonly string[];
}

/** How long one kind of thing is kept, and how it goes. Those concerned are told `noticeDays` before. */
export interface RetentionRule {
  /** Stable word: `application.draft`. */
  kind: string;
  /** For the public and in the notice: « Un brouillon jamais déposé est gardé trois mois après la clôture. » */
  keeps: Text;
  noticeDays: number;
  /** What a legal hold on it is placed on. */
  heldAs: 'account' | 'application' | 'organisation';
  /** Where one sees it or keeps it from going: a path of the web. */
  path: (subjectId: string) => string;
  /** What reaches its term by then, at most `limit`, the oldest first. */
  due(by: Date, limit: number): Promise<readonly Expiring[]>;
  remove(subjectId: string): Promise<void>;
}

/** What goes by itself, unannounced: links, codes and tokens that open nothing any more. */
export interface Sweep {
  kind: string;
  run(now: Date): Promise<void>;
}

/** Each lib adds what it keeps only for a time; the worker goes through all of it. */
@Injectable()
export class Retention {
  readonly rules: RetentionRule[] = [];
  readonly sweeps: Sweep[] = [];
}
