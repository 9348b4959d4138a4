import { Injectable } from '@nestjs/common';
import { lenderUsed, newId, PreparedReads, recordingOf, Transaction, workContext } from '#platform';
import type { Complement, EligibilityFinding, Person } from '../application.types.js';
import { DRAFT_CONTENT, type FileRow, type SectionRow } from '../drafts/drafts.repository.js';
import type { ApplicantProfile } from '../drafts/eligibility.js';
import type { DossierContent, DossierFile, Sealed } from './dossier.js';

export interface ReceiptRow {
  number: string;
  dossierNumber: number;
  sha256: string;
  submittedAt: Date;
  submittedBy: string;
}

/** What a submission needs to know, in one read. */
export interface SubmissionRow {
  callId: string;
  callVersion: number;
  callStatus: string;
  opensAt: Date | null;
  closesAt: Date | null;
  id: string;
  organisationId: string | null;
  organisation: (ApplicantProfile & { slug: string }) | null;
  status: string;
  title: string;
  submittedAt: Date | null;
  lastDossier: number;
  complement: Complement | null;
  version: number;
  draftVersion: number;
  people: Person[];
  sections: SectionRow[];
  files: Omit<FileRow, 'frozen'>[];
}

/** A submission about to be written: what was read, and what it becomes. */
export interface NewSubmission {
  read: Pick<SubmissionRow, 'id' | 'version' | 'draftVersion' | 'status' | 'callVersion'>;
  status: string;
  requestedCents: number | null;
  findings: readonly EligibilityFinding[];
  callReference: string;
  sealed: Sealed;
  submittedBy: string;
  submittedAt: Date;
  files: readonly (Pick<DossierFile, 'id' | 'sectionKey' | 'fieldKey'> & { confidential: boolean })[];
  /** Payload of `application.submitted`, the receipt's number left out. */
  payload: object;
}

export interface ReadingRow {
  id: number;
  displayName: string;
  at: Date;
  fileName: string | null;
  administration: boolean;
}

/** Frozen dossiers, their receipts, and who opened them. */
@Injectable()
export class DossiersRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** Until the transaction under way ends, nobody else moves the application or its draft. */
  async holdApplication(applicationId: string): Promise<void> {
    await this.transaction.query('SELECT 1 FROM applications WHERE id = $1 FOR UPDATE', [applicationId]);
  }

  async forSubmission(applicationId: string): Promise<SubmissionRow | undefined> {
    const [row] = await this.prepared.rows<SubmissionRow>(FOR_SUBMISSION, [applicationId]);
    return row;
  }

  /**
   * Moves the application, freezes its dossier, gives its receipt a number and records the event, in one statement:
   * everything as it was read, or nothing.
   * @returns the receipt's number, undefined when the application, its draft or its call moved since.
   */
  async submit(submission: NewSubmission): Promise<string | undefined> {
    const { read, sealed, files } = submission;
    const [row] = await this.prepared.rows<{ receiptNumber: string }>(SUBMIT, [
      read.id,
      read.version,
      read.draftVersion,
      read.status,
      read.callVersion,
      submission.status,
      submission.submittedAt,
      submission.requestedCents,
      JSON.stringify(submission.findings),
      newId(),
      submission.callReference,
      sealed.canonical,
      sealed.sha256,
      submission.submittedBy,
      files.map((file) => file.id),
      files.map((file) => file.sectionKey),
      files.map((file) => file.fieldKey),
      files.map((file) => file.confidential),
      newId(),
      JSON.stringify(submission.payload),
      workContext.getStore()?.requestId ?? null,
      lenderUsed(),
    ]);
    return row?.receiptNumber;
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

  async logReading(
    applicationId: string,
    reading: { accountId: string; fileId: string | null; breakGlassId: string | null; at: Date },
  ): Promise<void> {
    const { accountId, fileId, breakGlassId, at } = reading;
    await this.transaction.query(
      `INSERT INTO dossier_readings (application_id, account_id, file_id, break_glass_id, at)
       VALUES ($1, $2, $3, $4, $5)`,
      [applicationId, accountId, fileId, breakGlassId, at],
    );
  }

  readings(applicationId: string, beforeId: number | null, limit: number): Promise<ReadingRow[]> {
    return this.transaction.query<ReadingRow>(
      `SELECT r.id, c.display_name AS "displayName", r.at, f.name AS "fileName",
              r.break_glass_id IS NOT NULL AS administration
       FROM dossier_readings r JOIN accounts c ON c.id = r.account_id LEFT JOIN stored_files f ON f.id = r.file_id
       WHERE r.application_id = $1 AND ($2::bigint IS NULL OR r.id < $2)
       ORDER BY r.id DESC LIMIT $3`,
      [applicationId, beforeId, limit],
    );
  }
}

export const parseDossier = (canonical: string): DossierContent => JSON.parse(canonical) as DossierContent;

const FOR_SUBMISSION = `
  SELECT a.id, a.call_id AS "callId", c.version AS "callVersion", c.status AS "callStatus", c.opens_at AS "opensAt",
    c.closes_at AS "closesAt", a.organisation_id AS "organisationId", a.status, a.title, a.submitted_at AS "submittedAt",
    a.last_dossier AS "lastDossier", a.complement, a.version, a.draft_version AS "draftVersion",
    CASE WHEN o.id IS NULL THEN NULL ELSE json_build_object('id', o.id, 'name', o.name, 'slug', o.slug, 'kind', o.kind,
      'sort', o.sort, 'legalForm', o.legal_form, 'siren', o.siren, 'rna', o.rna, 'foundedOn', o.founded_on,
      'approvals', o.approvals, 'summary', o.summary, 'website', o.website, 'communeCode', o.commune_code,
      'communeName', o.commune_name, 'departmentCode', o.department_code) END AS organisation,
    (SELECT coalesce(json_agg(json_build_object('accountId', p.account_id, 'displayName', b.display_name, 'role', p.role) ORDER BY p.role, b.display_name), '[]')
     FROM application_people p JOIN accounts b ON b.id = p.account_id WHERE p.application_id = a.id) AS people,
    ${DRAFT_CONTENT('a.id')}
  FROM applications a JOIN calls c ON c.id = a.call_id LEFT JOIN organisations o ON o.id = a.organisation_id
  WHERE a.id = $1`;

/** Receipts count in one sequence for the whole instance, with six digits at least. */
const SUBMIT = `
  WITH moved AS (
    UPDATE applications a SET status = $6, version = a.version + 1, submitted_at = $7, last_dossier = a.last_dossier + 1,
      requested_cents = $8, findings = $9, complement = NULL, updated_at = $7
    WHERE a.id = $1 AND a.version = $2 AND a.draft_version = $3 AND a.status = $4
      AND EXISTS (SELECT FROM calls c WHERE c.id = a.call_id AND c.version = $5)
    RETURNING a.id, a.last_dossier
  ), dossier AS (
    SELECT moved.id AS application_id, moved.last_dossier AS number,
      $11::text || '-R-' || lpad(next.rank, greatest(6, length(next.rank)), '0') AS receipt_number
    FROM moved, LATERAL (SELECT nextval('receipt_numbers')::text AS rank) next
  ), kept AS (
    INSERT INTO dossiers (id, application_id, number, receipt_number, content, sha256, submitted_by, submitted_at)
    SELECT $10::uuid, application_id, number, receipt_number, $12, $13, $14::uuid, $7::timestamptz FROM dossier
  ), frozen AS (
    INSERT INTO dossier_files (dossier_id, file_id, section_key, field_key, confidential)
    SELECT $10, f.* FROM dossier, unnest($15::uuid[], $16::varchar[], $17::varchar[], $18::boolean[]) f
  ), happened AS (
    SELECT $19::uuid AS event_id, 'application.submitted' AS type, 'application' AS subject_type, application_id AS subject_id,
      $20::jsonb || jsonb_build_object('receiptNumber', receipt_number) AS payload, $14::uuid AS actor_id,
      $7::timestamptz AS occurred_at, $21::varchar AS request_id, $22::uuid AS on_behalf_of
    FROM dossier
  ), ${recordingOf('happened')}
  SELECT receipt_number AS "receiptNumber" FROM dossier`;
