import { Injectable } from '@nestjs/common';
import type { Answers } from '#calls';
import { type Actor, PreparedReads, type StoredFile, Transaction } from '#platform';
import type { Complement } from './application.types.js';

export interface SectionRow {
  key: string;
  answers: Answers;
  confidential: boolean;
  version: number;
  updatedAt: string;
  updatedBy: string;
}

export interface FileRow extends StoredFile {
  sectionKey: string;
  fieldKey: string;
  /** Part of a dossier: it can be taken off the draft, never destroyed. */
  frozen: boolean;
}

/** What an autosave needs to know, in one read. */
export interface SaveSituation {
  callId: string;
  callVersion: number;
  callStatus: string;
  opensAt: Date | null;
  closesAt: Date | null;
  organisationId: string | null;
  status: string;
  complement: Complement | null;
  amongPeople: boolean;
  files: { id: string; fieldKey: string }[];
}

export interface SectionWrite {
  applicationId: string;
  key: string;
  answers: Answers;
  /** Undefined: as it was. */
  confidential: boolean | undefined;
  /** Version read, 0 for a section never written. */
  read: number;
  at: Date;
}

/** Sections and files of a draft. The two statements of an autosave are prepared and touch no entity. */
@Injectable()
export class DraftsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  async situation(actor: Actor, applicationId: string, key: string): Promise<SaveSituation | undefined> {
    const [row] = await this.prepared.rows<SaveSituation>(SITUATION, [applicationId, actor.accountId, key]);
    return row;
  }

  /**
   * Compare-and-set in one statement, which also waits for a submission under way and then finds the state moved.
   * The same words sent again by the same person (an answer lost on the way) are no conflict.
   * @returns the new version, or undefined when the section or the application moved.
   */
  async write(actor: Actor, section: SectionWrite): Promise<number | undefined> {
    const [row] = await this.prepared.rows<{ version: number }>(WRITE, [
      section.applicationId,
      section.key,
      JSON.stringify(section.answers),
      section.confidential ?? null,
      actor.accountId,
      section.at,
      section.read,
    ]);
    return row?.version;
  }

  async versionOf(applicationId: string, key: string): Promise<number> {
    const [row] = await this.transaction.query<{ version: number }>(
      'SELECT version FROM application_sections WHERE application_id = $1 AND key = $2',
      [applicationId, key],
    );
    return row?.version ?? 0;
  }

  async content(applicationId: string): Promise<{ sections: SectionRow[]; files: FileRow[] }> {
    const [row] = await this.transaction.query<{ sections: SectionRow[]; files: FileRow[] }>(CONTENT, [
      applicationId,
    ]);
    return row ?? { sections: [], files: [] };
  }

  async countFiles(applicationId: string, sectionKey: string, fieldKey: string): Promise<number> {
    const [row] = await this.transaction.query<{ n: number }>(
      'SELECT count(*) AS n FROM application_files WHERE application_id = $1 AND section_key = $2 AND field_key = $3',
      [applicationId, sectionKey, fieldKey],
    );
    return row?.n ?? 0;
  }

  async attach(applicationId: string, fileId: string, sectionKey: string, fieldKey: string): Promise<void> {
    await this.transaction.query(
      'INSERT INTO application_files (application_id, file_id, section_key, field_key) VALUES ($1, $2, $3, $4)',
      [applicationId, fileId, sectionKey, fieldKey],
    );
  }

  /** @returns whether a dossier froze the file, or undefined when the draft has no such file. */
  async detach(applicationId: string, fileId: string): Promise<{ frozen: boolean } | undefined> {
    const [row] = await this.transaction.query<{ frozen: boolean }>(
      `WITH gone AS (DELETE FROM application_files WHERE application_id = $1 AND file_id = $2 RETURNING file_id)
       SELECT EXISTS (SELECT FROM dossier_files d WHERE d.file_id = gone.file_id) AS frozen FROM gone`,
      [applicationId, fileId],
    );
    return row;
  }

  async hasFile(applicationId: string, fileId: string): Promise<boolean> {
    const [row] = await this.transaction.query<{ known: boolean }>(
      `SELECT EXISTS (SELECT FROM application_files WHERE application_id = $1 AND file_id = $2)
           OR EXISTS (SELECT FROM dossier_files f JOIN dossiers d ON d.id = f.dossier_id
                      WHERE d.application_id = $1 AND f.file_id = $2) AS known`,
      [applicationId, fileId],
    );
    return row?.known ?? false;
  }
}

const SITUATION = `
  SELECT a.call_id AS "callId", c.version AS "callVersion", c.status AS "callStatus", c.opens_at AS "opensAt",
    c.closes_at AS "closesAt", a.organisation_id AS "organisationId", a.status, a.complement,
    EXISTS (SELECT FROM application_people p WHERE p.application_id = a.id AND p.account_id = $2) AS "amongPeople",
    (SELECT coalesce(json_agg(json_build_object('id', f.file_id, 'fieldKey', f.field_key) ORDER BY f.file_id), '[]')
     FROM application_files f WHERE f.application_id = a.id AND f.section_key = $3) AS files
  FROM applications a JOIN calls c ON c.id = a.call_id WHERE a.id = $1`;

const WRITE = `
  WITH living AS (
    SELECT id FROM applications WHERE id = $1 AND status IN ('draft', 'completing') FOR KEY SHARE
  )
  INSERT INTO application_sections AS s (application_id, key, answers, confidential, updated_by, updated_at)
  SELECT id, $2::varchar, $3::jsonb, coalesce($4::boolean, false), $5::uuid, $6::timestamptz FROM living
  WHERE $7::integer = 0 OR EXISTS (SELECT FROM application_sections WHERE application_id = $1 AND key = $2)
  ON CONFLICT (application_id, key) DO UPDATE SET
    answers = EXCLUDED.answers, confidential = coalesce($4::boolean, s.confidential), updated_by = EXCLUDED.updated_by,
    updated_at = EXCLUDED.updated_at, version = CASE s.version WHEN $7 THEN s.version + 1 ELSE s.version END
  WHERE s.version = $7
     OR (s.version = $7 + 1 AND s.updated_by = EXCLUDED.updated_by AND s.answers = EXCLUDED.answers)
  RETURNING s.version`;

const CONTENT = `
  SELECT
    (SELECT coalesce(json_agg(json_build_object('key', s.key, 'answers', s.answers, 'confidential', s.confidential,
        'version', s.version, 'updatedAt', s.updated_at, 'updatedBy', c.display_name)), '[]')
     FROM application_sections s JOIN accounts c ON c.id = s.updated_by WHERE s.application_id = $1) AS sections,
    (SELECT coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type,
        'sizeBytes', f.size_bytes, 'sha256', f.sha256, 'sectionKey', x.section_key, 'fieldKey', x.field_key,
        'frozen', EXISTS (SELECT FROM dossier_files d WHERE d.file_id = f.id)) ORDER BY f.id), '[]')
     FROM application_files x JOIN stored_files f ON f.id = x.file_id WHERE x.application_id = $1) AS files`;
