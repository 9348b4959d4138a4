import { Injectable } from '@nestjs/common';
import { type Actor, type OrganisationRole, PreparedReads, type Standing, WRITING_ROLES } from '#platform';
import type { TodoKind } from './day.dto.js';

export interface TodoRow {
  kind: TodoKind;
  subjectId: string;
  title: string;
  context: string;
  slug: string;
  count: number;
  dueAt: Date | null;
}

const INSTRUCTS = `SELECT call_id FROM call_team WHERE account_id = $1 AND function IN ('lead', 'officer')`;

/** An application of mine: through my organisation, or in my own name. */
const MINE = `(a.organisation_id = ANY($3::uuid[]) OR a.id IN (SELECT application_id FROM application_people WHERE account_id = $1))`;

/** Applications of a call I instruct, in one state, counted: one thing to do per call, not per dossier. */
const countedIn = (kind: TodoKind, states: string, extra = ''): string => `
  SELECT '${kind}' AS kind, c.id AS subject_id, c.title, '' AS context, count(*) AS count, c.decision_by AS due_at
  FROM applications a JOIN calls c ON c.id = a.call_id
  WHERE c.id IN (${INSTRUCTS}) AND a.status IN (${states}) AND c.status IN ('published', 'deliberating')
    AND coalesce(c.closes_at, c.opens_at) <= $2 ${extra}
  GROUP BY c.id`;

/** What a team waits for from those who run it ($5, for good), and an organisation from its owners ($6). */
const TEAMS = `
  SELECT 'answer_invitation' AS kind, i.id AS subject_id, o.name AS title, '' AS context, 1 AS count, i.expires_at AS due_at
  FROM invitations i JOIN accounts me ON me.email = i.email JOIN organisations o ON o.id = i.organisation_id
  WHERE me.id = $1 AND i.status = 'pending' AND i.expires_at > $2
  UNION ALL
  SELECT 'answer_join_request', o.id, o.name, '', count(*), NULL
  FROM join_requests r JOIN organisations o ON o.id = r.organisation_id
  WHERE r.status = 'pending' AND o.id = ANY($5::uuid[])
    AND NOT EXISTS (SELECT FROM memberships m WHERE m.organisation_id = o.id AND m.account_id = r.account_id)
  GROUP BY o.id
  UNION ALL
  SELECT 'answer_collective', c.id, c.name, h.name, 1, NULL
  FROM collective_members p JOIN organisations c ON c.id = p.collective_id JOIN organisations h ON h.id = p.organisation_id
  WHERE p.status = 'invited' AND h.id = ANY($6::uuid[]) OR p.status = 'asked' AND c.id = ANY($5::uuid[])
  UNION ALL
  SELECT 'take_over', o.id, o.name, '', count(*), NULL
  FROM vacated_places v JOIN organisations o ON o.id = v.organisation_id
  WHERE o.id = ANY($5::uuid[]) AND v.vacated_at > $2 - interval '60 days' GROUP BY o.id`;

const DAY = `
  SELECT todo.kind, subject_id AS "subjectId", title, context, coalesce(o.slug, '') AS slug, count::int AS count, due_at AS "dueAt" FROM (
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
      AND EXISTS (SELECT FROM call_team t WHERE t.call_id = c.id AND t.account_id = $1 AND t.function <> 'observer')
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
      AND l.organisation_id = ANY($4::uuid[])
    UNION ALL
    SELECT 'finish_call', c.id, c.title, '', 1, c.opens_at
    FROM calls c WHERE c.status = 'draft' AND c.id IN (${INSTRUCTS})
    UNION ALL
    SELECT 'do_task', k.id, k.title, '', 1, (k.due_on + 1)::timestamp AT TIME ZONE 'Europe/Paris'
    FROM tasks k WHERE k.owner_id = $1 AND k.done_at IS NULL AND k.due_on <= ($2::timestamptz AT TIME ZONE 'Europe/Paris')::date + 14
    UNION ALL
    ${TEAMS}
  ) todo LEFT JOIN organisations o ON o.id = subject_id
  ORDER BY due_at NULLS LAST, title LIMIT 50`;

/** What awaits a person, read across the libs. Reads everything, writes nothing. */
@Injectable()
export class DayRepository {
  constructor(private readonly prepared: PreparedReads) {}

  todo(actor: Actor, now: Date): Promise<TodoRow[]> {
    return this.prepared.rows<TodoRow>(DAY, [
      actor.accountId,
      now,
      organisationsOf(actor.memberships, WRITING_ROLES),
      organisationsOf(actor.memberships, ['owner', 'manager']),
      organisationsOf(forGood(actor), ['owner', 'manager']),
      organisationsOf(forGood(actor), ['owner']),
    ]);
  }
}

const organisationsOf = (standings: readonly Standing[], roles: readonly OrganisationRole[]): string[] =>
  standings.filter(({ role }) => roles.includes(role)).map(({ organisationId }) => organisationId);

/** What was lent for a time gives no say on who comes in or goes. */
const forGood = ({ memberships }: Actor): Standing[] => memberships.filter(({ via }) => via !== 'delegation');
