import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';
import type { DossierContent, DossierFile, Sealed } from './dossier.js';

export interface ReceiptRow {
  number: string;
  dossierNumber: number;
  sha256: string;
  submittedAt: Date;
  submittedBy: string;
}

export interface NewDossier {
  id: string;
  applicationId: string;
  number: number;
  receiptNumber: string;
  sealed: Sealed;
  submittedBy: string;
  submittedAt: Date;
  files: readonly (DossierFile & { confidential: boolean })[];
}

export interface ReadingRow {
  id: number;
  displayName: string;
  at: Date;
  fileName: string | null;
}

/** Frozen dossiers, their receipts, and who opened them. */
@Injectable()
export class DossiersRepository {
  constructor(private readonly transaction: Transaction) {}

  async nextReceiptRank(): Promise<number> {
    const [row] = await this.transaction.query<{ n: number }>("SELECT nextval('receipt_numbers') AS n");
    return row?.n ?? 0;
  }

  async insert(dossier: NewDossier): Promise<void> {
    await this.transaction.query(INSERT, [
      dossier.id,
      dossier.applicationId,
      dossier.number,
      dossier.receiptNumber,
      dossier.sealed.canonical,
      dossier.sealed.sha256,
      dossier.submittedBy,
      dossier.submittedAt,
      dossier.files.map((file) => file.id),
      dossier.files.map((file) => file.sectionKey),
      dossier.files.map((file) => file.fieldKey),
      dossier.files.map((file) => file.confidential),
    ]);
  }

  /** The latest first. */
  receipts(applicationId: string): Promise<ReceiptRow[]> {
    return this.transaction.query<ReceiptRow>(
      `SELECT d.receipt_number AS number, d.number AS "dossierNumber", d.sha256, d.submitted_at AS "submittedAt",
              c.display_name AS "submittedBy"
       FROM dossiers d JOIN accounts c ON c.id = d.submitted_by
       WHERE d.application_id = $1 ORDER BY d.number DESC LIMIT 50`,
      [applicationId],
    );
  }

  /** The last one, whole. */
  async last(applicationId: string): Promise<(ReceiptRow & { canonical: string }) | undefined> {
    const [row] = await this.transaction.query<ReceiptRow & { canonical: string }>(
      `SELECT d.receipt_number AS number, d.number AS "dossierNumber", d.sha256, d.submitted_at AS "submittedAt",
              c.display_name AS "submittedBy", d.content AS canonical
       FROM dossiers d JOIN accounts c ON c.id = d.submitted_by
       WHERE d.application_id = $1 ORDER BY d.number DESC LIMIT 1`,
      [applicationId],
    );
    return row;
  }

  async verify(
    number: string,
    sha256: string,
  ): Promise<{ submittedAt: Date; callReference: string } | undefined> {
    const [row] = await this.transaction.query<{ submittedAt: Date; callReference: string }>(
      `SELECT d.submitted_at AS "submittedAt", c.reference AS "callReference"
       FROM dossiers d JOIN applications a ON a.id = d.application_id JOIN calls c ON c.id = a.call_id
       WHERE d.receipt_number = $1 AND d.sha256 = $2`,
      [number, sha256],
    );
    return row;
  }

  /** A file of the last dossier, and whether its section is confidential. */
  async file(applicationId: string, fileId: string): Promise<{ confidential: boolean } | undefined> {
    const [row] = await this.transaction.query<{ confidential: boolean }>(
      `SELECT f.confidential FROM dossier_files f JOIN dossiers d ON d.id = f.dossier_id
       JOIN applications a ON a.id = d.application_id AND d.number = a.last_dossier
       WHERE a.id = $1 AND f.file_id = $2`,
      [applicationId, fileId],
    );
    return row;
  }

  async logReading(applicationId: string, accountId: string, fileId: string | null, at: Date): Promise<void> {
    await this.transaction.query(
      'INSERT INTO dossier_readings (application_id, account_id, file_id, at) VALUES ($1, $2, $3, $4)',
      [applicationId, accountId, fileId, at],
    );
  }

  readings(applicationId: string, beforeId: number | null, limit: number): Promise<ReadingRow[]> {
    return this.transaction.query<ReadingRow>(
      `SELECT r.id, c.display_name AS "displayName", r.at, f.name AS "fileName"
       FROM dossier_readings r JOIN accounts c ON c.id = r.account_id LEFT JOIN stored_files f ON f.id = r.file_id
       WHERE r.application_id = $1 AND ($2::bigint IS NULL OR r.id < $2)
       ORDER BY r.id DESC LIMIT $3`,
      [applicationId, beforeId, limit],
    );
  }
}

export const parseDossier = (canonical: string): DossierContent => JSON.parse(canonical) as DossierContent;

const INSERT = `
  WITH dossier AS (
    INSERT INTO dossiers (id, application_id, number, receipt_number, content, sha256, submitted_by, submitted_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  )
  INSERT INTO dossier_files (dossier_id, file_id, section_key, field_key, confidential)
  SELECT $1, * FROM unnest($9::uuid[], $10::varchar[], $11::varchar[], $12::boolean[])`;
