/** An application in the words that a notice and a takeover need. */
export interface ApplicationWords {
  id: string;
  title: string;
  status: string;
  organisationId: string | null;
  applicantName: string;
  callTitle: string;
  call: { id: string; title: string; slug: string };
}

export const APPLICATION_WORDS = `
  SELECT a.id, a.title, a.status, a.organisation_id AS "organisationId", c.title AS "callTitle",
    coalesce(o.name, (SELECT string_agg(x.display_name, ', ' ORDER BY p.role, x.display_name)
      FROM application_people p JOIN accounts x ON x.id = p.account_id WHERE p.application_id = a.id), '') AS "applicantName",
    json_build_object('id', c.id, 'title', c.title, 'slug', c.slug) AS call
  FROM applications a JOIN calls c ON c.id = a.call_id LEFT JOIN organisations o ON o.id = a.organisation_id
  WHERE a.id = ANY($1::uuid[])`;
