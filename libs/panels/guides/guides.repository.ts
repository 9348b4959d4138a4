import { Injectable } from '@nestjs/common';
import { type Locale, notFound, PreparedReads, staleVersion, Transaction } from '#platform';
import type { GuideStep, GuideTheme } from './guide.types.js';
import type { LibraryGuide } from './guide-library.js';

export interface Guide {
  id: string;
  /** null: of the library. */
  panelId: string | null;
  name: string;
  theme: GuideTheme;
  steps: GuideStep[];
  updatedAt: Date;
  version: number;
}

const GUIDE = `
  SELECT id, panel_id AS "panelId", name, theme, steps, updated_at AS "updatedAt", version FROM guides`;
/** More than one panel ever writes. */
const GUIDES_AT_MOST = 200;

@Injectable()
export class GuidesRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** @throws 404 */
  async find(id: string): Promise<Guide> {
    const guide = await this.peek(id);
    if (!guide) throw notFound();
    return guide;
  }

  async peek(id: string): Promise<Guide | undefined> {
    const [guide] = await this.prepared.rows<Guide>(`${GUIDE} WHERE id = $1`, [id]);
    return guide;
  }

  library(locale: Locale): Promise<Guide[]> {
    return this.prepared.rows<Guide>(`${GUIDE} WHERE library_key LIKE '%.' || $1 ORDER BY library_key`, [
      locale,
    ]);
  }

  ofPanel(panelId: string): Promise<Guide[]> {
    return this.prepared.rows<Guide>(
      `${GUIDE} WHERE panel_id = $1 ORDER BY updated_at DESC, id LIMIT ${GUIDES_AT_MOST}`,
      [panelId],
    );
  }

  async insert(guide: Guide, createdBy: string): Promise<void> {
    const { id, panelId, name, theme, steps, updatedAt } = guide;
    await this.transaction.query(
      `INSERT INTO guides (id, panel_id, name, theme, steps, created_by, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, panelId, name, theme, JSON.stringify(steps), createdBy, updatedAt],
    );
  }

  /** @throws 409 when another writer came first. */
  async save({ id, name, theme, steps, updatedAt, version }: Guide): Promise<void> {
    const saved = await this.transaction.query<{ id: string }>(
      `WITH saved AS (
         UPDATE guides SET name = $2, theme = $3, steps = $4, updated_at = $5, version = version + 1
         WHERE id = $1 AND version = $6 RETURNING id)
       SELECT id FROM saved`,
      [id, name, theme, JSON.stringify(steps), updatedAt, version],
    );
    if (saved.length === 0) throw staleVersion();
  }

  /** The library as this release writes it; whoever uses one of its guides works on a copy. */
  async keepLibrary(guides: readonly (LibraryGuide & { id: string })[], now: Date): Promise<void> {
    await this.transaction.query(
      `INSERT INTO guides (id, library_key, name, theme, steps, updated_at)
       SELECT id, key, name, theme, steps, $2 FROM jsonb_to_recordset($1::jsonb)
         AS given (id uuid, key text, name text, theme text, steps jsonb)
       ON CONFLICT (library_key) DO UPDATE
         SET name = excluded.name, steps = excluded.steps, updated_at = excluded.updated_at
         WHERE (guides.name, guides.steps) IS DISTINCT FROM (excluded.name, excluded.steps)`,
      [JSON.stringify(guides), now],
    );
  }
}
