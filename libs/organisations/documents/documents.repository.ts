import { Injectable } from '@nestjs/common';
import { notFound, staleVersion, Transaction } from '#platform';
import type { DocumentKind, DocumentVisibility } from './document.types.js';

export interface DocumentRow {
  id: string;
  organisationId: string;
  kind: DocumentKind;
  title: string;
  visibility: DocumentVisibility;
  version: number;
  versions: DocumentVersionRow[];
}

export interface DocumentVersionRow {
  id: string;
  number: number;
  fileId: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  issuedOn: string | null;
  expiresOn: string | null;
  addedBy: string;
  addedAt: string;
}

export interface NewVersion {
  id: string;
  documentId: string;
  number: number;
  fileId: string;
  issuedOn: string | null;
  expiresOn: string | null;
  addedBy: string;
  addedAt: Date;
}

const DOCUMENT = `
  SELECT d.id, d.organisation_id AS "organisationId", d.kind, d.title, d.visibility, d.version,
    (SELECT json_agg(json_build_object('id', v.id, 'number', v.number, 'fileId', v.file_id, 'fileName', f.name,
        'mediaType', f.media_type, 'sizeBytes', f.size_bytes, 'issuedOn', v.issued_on, 'expiresOn', v.expires_on,
        'addedBy', a.display_name, 'addedAt', v.added_at) ORDER BY v.number DESC)
     FROM organisation_document_versions v
     JOIN stored_files f ON f.id = v.file_id JOIN accounts a ON a.id = v.added_by
     WHERE v.document_id = d.id) AS versions
  FROM organisation_documents d`;

@Injectable()
export class DocumentsRepository {
  constructor(private readonly transaction: Transaction) {}

  listOf(organisationId: string): Promise<DocumentRow[]> {
    return this.transaction.query<DocumentRow>(
      `${DOCUMENT} WHERE d.organisation_id = $1 AND d.removed_at IS NULL ORDER BY d.kind, d.created_at, d.id`,
      [organisationId],
    );
  }

  /** @throws 404 when this organisation has no such document. */
  async find(organisationId: string, id: string): Promise<DocumentRow> {
    const [row] = await this.transaction.query<DocumentRow>(
      `${DOCUMENT} WHERE d.organisation_id = $1 AND d.id = $2 AND d.removed_at IS NULL`,
      [organisationId, id],
    );
    if (!row) throw notFound();
    return row;
  }

  /** The same, held until the transaction ends. */
  async lock(organisationId: string, id: string): Promise<DocumentRow> {
    await this.transaction.query('SELECT 1 FROM organisation_documents WHERE id = $1 FOR UPDATE', [id]);
    return this.find(organisationId, id);
  }

  /** How many there are. Holds the organisation: a count then an insert must not race. */
  async countHeld(organisationId: string): Promise<number> {
    await this.transaction.query('SELECT 1 FROM organisations WHERE id = $1 FOR UPDATE', [organisationId]);
    const [row] = await this.transaction.query<{ n: number }>(
      'SELECT count(*) AS n FROM organisation_documents WHERE organisation_id = $1 AND removed_at IS NULL',
      [organisationId],
    );
    return row?.n ?? 0;
  }

  async insert(document: {
    id: string;
    organisationId: string;
    kind: DocumentKind;
    title: string;
    visibility: DocumentVisibility;
    now: Date;
  }): Promise<void> {
    const { id, organisationId, kind, title, visibility, now } = document;
    await this.transaction.query(
      `INSERT INTO organisation_documents (id, organisation_id, kind, title, visibility, created_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, organisationId, kind, title, visibility, now],
    );
  }

  /** The version in force gives way to this one. */
  async addVersion(version: NewVersion): Promise<void> {
    const { id, documentId, number, fileId, issuedOn, expiresOn, addedBy, addedAt } = version;
    await this.transaction.query(
      'UPDATE organisation_document_versions SET replaced_at = $2 WHERE document_id = $1 AND replaced_at IS NULL',
      [documentId, addedAt],
    );
    await this.transaction.query(
      `INSERT INTO organisation_document_versions
         (id, document_id, number, file_id, issued_on, expires_on, added_by, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, documentId, number, fileId, issuedOn, expiresOn, addedBy, addedAt],
    );
  }

  /** @throws 409 when another writer came first. */
  async update(
    document: Pick<DocumentRow, 'id' | 'title' | 'visibility' | 'version'>,
    dates: { versionId: string; issuedOn: string | null; expiresOn: string | null },
  ): Promise<void> {
    const { id, title, visibility, version } = document;
    const written = await this.transaction.query(
      `WITH written AS (
         UPDATE organisation_documents SET title = $2, visibility = $3, version = version + 1
         WHERE id = $1 AND version = $4 RETURNING id
       ), moved AS (
         -- another date of expiry calls for its own reminders
         DELETE FROM organisation_document_reminders r USING organisation_document_versions v
         WHERE r.version_id = $5 AND v.id = $5 AND v.expires_on IS DISTINCT FROM $7::date AND EXISTS (TABLE written)
       ), dated AS (
         UPDATE organisation_document_versions SET issued_on = $6, expires_on = $7
         WHERE id = $5 AND EXISTS (TABLE written)
       )
       SELECT id FROM written`,
      [id, title, visibility, version, dates.versionId, dates.issuedOn, dates.expiresOn],
    );
    if (written.length !== 1) throw staleVersion();
  }

  async bump(id: string): Promise<void> {
    await this.transaction.query('UPDATE organisation_documents SET version = version + 1 WHERE id = $1', [
      id,
    ]);
  }

  /** Out of sight; what was sent with an application stays with it. */
  async remove(id: string, now: Date): Promise<void> {
    await this.transaction.query('UPDATE organisation_documents SET removed_at = $2 WHERE id = $1', [
      id,
      now,
    ]);
  }
}
