/** Who holds an open key to an application now, on the database's time: what the second wall judges by. */
export const GLASS = (applicationId: string): string => `
    (SELECT coalesce(json_agg(json_build_object('id', g.id, 'accountId', g.requested_by)), '[]') FROM break_glass_requests g
     WHERE g.application_id = ${applicationId} AND g.opened_until > now() AND g.closed_at IS NULL)`;
