/** What it takes to welcome somebody. */
export const NEEDS = ['large_type', 'audio', 'home_visit', 'phone', 'sign_language', 'transport'] as const;
export type Need = (typeof NEEDS)[number];

export const RECRUITED_BY = ['letter', 'poster', 'facilitator', 'partner', 'self'] as const;
export type RecruitedBy = (typeof RECRUITED_BY)[number];

export const PANELIST_STATUSES = ['active', 'paused', 'left', 'withdrawn'] as const;
export type PanelistStatus = (typeof PANELIST_STATUSES)[number];

/** Who somebody is, for those who facilitate their panel and nobody else (ADR 0017). */
export interface PersonProfile {
  firstName: string;
  lastName: string;
  birthYear: number | null;
  email: string | null;
  phone: string | null;
  address: string | null;
  communeCode: string | null;
  guardianName: string | null;
  guardianContact: string | null;
  needs: Need[];
  needsWords: string;
  recruitedBy: RecruitedBy;
  /** The facilitator's own notes. */
  words: string;
}

export interface PersonRow extends PersonProfile {
  panelistId: string;
  /** The account they come in with, when they were given a key. */
  accountId: string | null;
}

export const BLANK_PERSON: PersonProfile = {
  firstName: '',
  lastName: '',
  birthYear: null,
  email: null,
  phone: null,
  address: null,
  communeCode: null,
  guardianName: null,
  guardianContact: null,
  needs: [],
  needsWords: '',
  recruitedBy: 'facilitator',
  words: '',
};
