import { Injectable } from '@nestjs/common';
import type { Answers } from '#calls';
import { type Actor, PreparedReads, type StoredFile, Transaction, WRITING_ROLES } from '#platform';
import type { Complement } from '../application.types.js';

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

/** The situation as the write found it, and the section's new version; null when nothing was written. */
export type SaveOutcome = SaveSituation & { version: number | null };

export interface SectionWrite {
  applicationId: string;
  key: string;
  answers: Answers;
  /** Undefined: as it was. */
  confidential: boolean | undefined;
  /** Version read, 0 for a section never written. */
  read: number;
  /** Version of the call whose form judged the answers. */
  callVersion: number;
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
   * Rights, state, deadline and compare-and-set in one statement. It holds the application's row while it writes: a
   * submission freezes either all of it or none. The same words sent again by the same person (an answer lost on the
   * way) are no conflict.
   * @returns undefined when there is no such application.
   */
  async write(actor: Actor, section: SectionWrite): Promise<SaveOutcome | undefined> {
    const [row] = await this.prepared.rows<SaveOutcome>(WRITE, [
      section.applicationId,
      actor.accountId,
      section.key,
      JSON.stringify(section.answers),
      section.confidential ?? null,
      section.at,
      section.read,
      section.callVersion,
      actor.memberships.filter(mayWriteFor).map((membership) => membership.organisationId),
    ]);
    return row;
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

  async attach(
    applicationId: string,
    fileId: string,
    field: { sectionKey: string; fieldKey: string },
    at: Date,
  ): Promise<void> {
    await this.transaction.query(
      `WITH attached AS (
         INSERT INTO application_files (application_id, file_id, section_key, field_key) VALUES ($1, $2, $3, $4)
       ), touched AS (${TOUCH('$5')})
       SELECT 1`,
      [applicationId, fileId, field.sectionKey, field.fieldKey, at],
    );
  }

  /** @returns whether a dossier froze the file, or undefined when the draft has no such file. */
  async detach(applicationId: string, fileId: string, at: Date): Promise<{ frozen: boolean } | undefined> {
    const [row] = await this.transaction.query<{ frozen: boolean }>(
      `WITH gone AS (
         DELETE FROM application_files WHERE application_id = $1 AND file_id = $2 RETURNING file_id
       ), touched AS (${TOUCH('$3')})
       SELECT EXISTS (SELECT FROM dossier_files d WHERE d.file_id = gone.file_id) AS frozen FROM gone`,
      [applicationId, fileId, at],
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

const mayWriteFor = ({ role }: Actor['memberships'][number]): boolean =>
  (WRITING_ROLES as readonly string[]).includes(role);

/** The draft moved: a submission that read it before has to read it again. */
const TOUCH = (at: string): string =>
  `UPDATE applications SET draft_version = draft_version + 1, touched_at = ${at} WHERE id = $1`;

const SITUATION_COLUMNS = `a.id, a.call_id AS "callId", c.version AS "callVersion", c.status AS "callStatus",
    c.opens_at AS "opensAt", c.closes_at AS "closesAt", a.organisation_id AS "organisationId", a.status, a.complement,
    EXISTS (SELECT FROM application_people p WHERE p.application_id = a.id AND p.account_id = $2) AS "amongPeople",
    (SELECT coalesce(json_agg(json_build_object('id', f.file_id, 'fieldKey', f.field_key) ORDER BY f.file_id), '[]')
     FROM application_files f WHERE f.application_id = a.id AND f.section_key = $3) AS files`;

const SITUATION = `SELECT ${SITUATION_COLUMNS} FROM applications a JOIN calls c ON c.id = a.call_id WHERE a.id = $1`;

/** The conditions are those of `mayWrite` and `refuseUnlessWritable`: whoever is refused here is told why there. */
const WRITE = `
  WITH situation AS (${SITUATION}), touched AS (
    UPDATE applications a SET draft_version = a.draft_version + 1, touched_at = $6::timestamptz
    FROM situation s
    WHERE a.id = s.id AND s."callVersion" = $8::integer
      AND (s."amongPeople" OR s."organisationId" = ANY($9::uuid[]))
      AND (a.status = 'draft' AND s."callStatus" = 'published' AND s."opensAt" <= $6 AND coalesce(s."closesAt", 'infinity') > $6
        OR a.status = 'completing' AND (a.complement ->> 'dueAt')::timestamptz > $6)
      AND $7::integer IN (0, (SELECT x.version FROM application_sections x WHERE x.application_id = $1 AND x.key = $3),
        (SELECT x.version - 1 FROM application_sections x WHERE x.application_id = $1 AND x.key = $3))
    RETURNING a.id
  ), written AS (
    INSERT INTO application_sections AS x (application_id, key, answers, confidential, updated_by, updated_at)
    SELECT id, $3::varchar, $4::jsonb, coalesce($5::boolean, false), $2::uuid, $6 FROM touched
    ON CONFLICT (application_id, key) DO UPDATE SET
      answers = EXCLUDED.answers, confidential = coalesce($5, x.confidential), updated_by = EXCLUDED.updated_by,
      updated_at = EXCLUDED.updated_at, version = CASE x.version WHEN $7 THEN x.version + 1 ELSE x.version END
    WHERE x.version = $7
       OR (x.version = $7 + 1 AND x.updated_by = EXCLUDED.updated_by AND x.answers = EXCLUDED.answers)
    RETURNING x.version
  )
  SELECT s.*, w.version FROM situation s LEFT JOIN written w ON true`;

/** Sections and files of an application, each as one JSON column; `more` adds to what is said of a file. */
export const DRAFT_CONTENT = (id: string, more = ''): string => `
    (SELECT coalesce(json_agg(json_build_object('key', s.key, 'answers', s.answers, 'confidential', s.confidential,
        'version', s.version, 'updatedAt', s.updated_at, 'updatedBy', b.display_name)), '[]')
     FROM application_sections s JOIN accounts b ON b.id = s.updated_by WHERE s.application_id = ${id}) AS sections,
    (SELECT coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type,
        'sizeBytes', f.size_bytes, 'sha256', f.sha256, 'sectionKey', x.section_key, 'fieldKey', x.field_key${more}) ORDER BY f.id), '[]')
     FROM application_files x JOIN stored_files f ON f.id = x.file_id WHERE x.application_id = ${id}) AS files`;

const FROZEN = ", 'frozen', EXISTS (SELECT FROM dossier_files d WHERE d.file_id = f.id)";
const CONTENT = `SELECT ${DRAFT_CONTENT('$1', FROZEN)}`;
