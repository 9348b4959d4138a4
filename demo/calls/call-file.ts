import type { DraftCallRequest, TeamFunction } from '#calls';

/**
 * A call as an institution hands it over: what the product’s own form takes, who leads it (by public address,
 * the first one drafts) and who works on it. Plain data: it may come from a JSON file.
 */
export interface CallFile {
  leads: [string, ...string[]];
  call: Omit<DraftCallRequest, 'organisationId'>;
  team: { email: string; function: TeamFunction }[];
}
