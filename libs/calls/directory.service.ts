import { Injectable } from '@nestjs/common';
import { type Actor, Clock, DEFAULT_PAGE_SIZE, decodeCursor, type Page, PageQuery, pageOf } from '#platform';
import { toSummary } from './call.presenter.js';
import type { CallSummary } from './call.responses.js';
import type { DirectoryQuery } from './directory.dto.js';
import { DirectoryRepository, type FacetRow } from './directory.repository.js';

const FACETS_FRESH_MS = 5_000;

/** Finding a call: the public directory, and the calls one works on. */
@Injectable()
export class DirectoryService {
  private remembered?: { until: number; facets: Promise<FacetRow> };

  constructor(
    private readonly directory: DirectoryRepository,
    private readonly clock: Clock,
  ) {}

  async find(actor: Actor | null, query: DirectoryQuery): Promise<Page<CallSummary>> {
    const now = this.clock.now();
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.directory.find(actor, {
      phase: query.phase ?? 'open',
      kinds: query.kind?.length ? query.kind : null,
      themes: query.theme?.length ? query.theme : null,
      territory: query.territory ?? null,
      organisation: query.organisation ?? null,
      words: query.q?.trim() || null,
      after: afterOf(query.cursor),
      limit: limit + 1,
      now,
    });
    return pageOf(
      rows,
      limit,
      (row) => [row.sortKey, row.id],
      (row) => toSummary(actor, row, now),
    );
  }

  async findMine(actor: Actor, query: PageQuery): Promise<Page<CallSummary>> {
    const now = this.clock.now();
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const runs = actor.memberships
      .filter((m) => m.role === 'owner' || m.role === 'manager')
      .map((m) => m.organisationId);
    const rows = await this.directory.findMine(actor, runs, afterOf(query.cursor), limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => [row.sortKey, row.id],
      (row) => toSummary(actor, row, now),
    );
  }

  /** Counts for the filters: the same for everyone, so counted once for all visitors of the next five seconds. */
  facets(): Promise<FacetRow> {
    if (!this.remembered || this.remembered.until < Date.now()) {
      const facets = this.directory.facets(this.clock.now());
      facets.catch(() => {
        this.remembered = undefined;
      });
      this.remembered = { until: Date.now() + FACETS_FRESH_MS, facets };
    }
    return this.remembered.facets;
  }
}

function afterOf(cursor: string | undefined): { sortKey: string; id: string } | null {
  const key = decodeCursor(cursor, 2);
  return key ? { sortKey: String(key[0]), id: String(key[1]) } : null;
}
