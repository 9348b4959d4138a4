import { Injectable } from '@nestjs/common';
import { type Actor, PreparedReads } from '#platform';
import type { TodoKind } from './day.dto.js';

export interface TodoRow {
  kind: TodoKind;
  subjectId: string;
  title: string;
  context: string;
  count: number;
  dueAt: Date | null;
}

const WRITES = `SELECT organisation_id FROM memberships WHERE account_id = $1 AND role IN ('owner', 'manager', 'member')`;
const INSTRUCTS = `SELECT call_id FROM call_team WHERE account_id = $1 AND function IN ('lead', 'officer')`;

/** An application of mine: through my organisation, or in my own name. */
const MINE = `(a.organisation_id IN (${WRITES}) OR a.id IN (SELECT application_id FROM application_people WHERE account_id = $1))`;

/** Applications of a call I instruct, in one state, counted: one thing to do per call, not per dossier. */
const countedIn = (kind: TodoKind, states: string, extra = ''): string => `
  SELECT '${kind}' AS kind, c.id AS subject_id, c.title, '' AS context, count(*) AS count, c.decision_by AS due_at
  FROM applications a JOIN calls c ON c.id = a.call_id
  WHERE c.id IN (${INSTRUCTS}) AND a.status IN (${states}) AND c.status IN ('published', 'deliberating')
    AND coalesce(c.closes_at, c.opens_at) <= $2 ${extra}
  GROUP BY c.id`;

const DAY = `
  SELECT kind, subject_id AS "subjectId", title, context, count::int AS count, due_at AS "dueAt" FROM (
    SELECT 'finish_application' AS kind, a.id AS subject_id, coalesce(nullif(a.title, ''), c.title) AS title, c.title AS context, 1 AS count, c.closes_at AS due_at
    FROM applications a JOIN calls c ON c.id = a.call_id
    WHERE a.status = 'draft' AND ${MINE} AND c.status = 'published' AND c.opens_at <= $2 AND coalesce(c.closes_at, 'infinity') > $2
    UNION ALL
    SELECT 'answer_complement', a.id, a.title, c.title, 1, (a.complement ->> 'dueAt')::timestamptz
    FROM applications a JOIN calls c ON c.id = a.call_id
    WHERE a.status = 'completing' AND ${MINE}
    UNION ALL
    SELECT 'read_decision', a.id, a.title, c.title, 1, NULL
    FROM applications a JOIN calls c ON c.id = a.call_id JOIN decisions d ON d.application_id = a.id
    WHERE d.released_at > $2 - interval '30 days' AND ${MINE}
    UNION ALL
    SELECT 'review_dossier', a.id, a.title, c.title, 1, c.decision_by
    FROM reviews r JOIN applications a ON a.id = r.application_id JOIN calls c ON c.id = a.call_id
    WHERE r.reviewer_id = $1 AND r.status = 'assigned' AND a.status IN ('in_review', 'shortlisted')
      AND NOT EXISTS (SELECT FROM conflicts_of_interest k WHERE k.application_id = a.id AND k.account_id = $1 AND k.in_conflict)
    UNION ALL
    ${countedIn('admit_applications', `'submitted'`)}
    UNION ALL
    ${countedIn('assign_reviewers', `'admissible'`)}
    UNION ALL
    ${countedIn(
      'prepare_decisions',
      `'in_review', 'shortlisted'`,
      `AND NOT EXISTS (SELECT FROM decisions d WHERE d.application_id = a.id)
      AND NOT EXISTS (SELECT FROM reviews r WHERE r.application_id = a.id AND r.status = 'assigned')`,
    )}
    UNION ALL
    SELECT 'release_decisions', c.id, c.title, '', count(*), c.decision_by
    FROM calls c JOIN applications a ON a.call_id = c.id JOIN decisions d ON d.application_id = a.id AND d.released_at IS NULL
    WHERE c.id IN (${INSTRUCTS}) AND c.status = 'deliberating'
      AND NOT EXISTS (SELECT FROM applications o WHERE o.call_id = c.id AND o.status IN ('submitted', 'completing', 'admissible'))
      AND NOT EXISTS (SELECT FROM applications o WHERE o.call_id = c.id AND o.status IN ('in_review', 'shortlisted')
                      AND NOT EXISTS (SELECT FROM decisions e WHERE e.application_id = o.id))
    GROUP BY c.id
    UNION ALL
    SELECT 'approve_call', c.id, c.title, '', 1, c.opens_at
    FROM calls c JOIN call_leads l ON l.call_id = c.id
    WHERE c.status = 'draft' AND l.approved_at IS NULL
      AND l.organisation_id IN (SELECT organisation_id FROM memberships WHERE account_id = $1 AND role IN ('owner', 'manager'))
    UNION ALL
    SELECT 'finish_call', c.id, c.title, '', 1, c.opens_at
    FROM calls c WHERE c.status = 'draft' AND c.id IN (${INSTRUCTS})
  ) todo
  ORDER BY due_at NULLS LAST, title LIMIT 50`;

/** What awaits a person, read across the libs. Reads everything, writes nothing. */
@Injectable()
export class DayRepository {
  constructor(private readonly prepared: PreparedReads) {}

  todo(actor: Actor, now: Date): Promise<TodoRow[]> {
    return this.prepared.rows<TodoRow>(DAY, [actor.accountId, now]);
  }
}
