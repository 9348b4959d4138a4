export const REFERENCE_STATUSES = [
  'requested',
  'proposed',
  'attested',
  'refused',
  'declined',
  'withdrawn',
] as const;
export type ReferenceStatus = (typeof REFERENCE_STATUSES)[number];

/** A figure that sums up what came of it: « Repas partagés », « 1 240 ». */
export interface ResultFigure {
  label: string;
  value: string;
}

/** What was done together, whoever writes it first. */
export interface ReferenceFacts {
  title: string;
  what: string;
  communeCodes: string[];
  startedOn: string;
  endedOn: string | null;
  publics: string[];
  peopleReached: number | null;
  results: ResultFigure[];
}

/** What the institution says of it in its own name. */
export interface ReferenceStatement {
  statement: string;
  quote: string;
  quoteAuthor: string;
}

export interface ReferenceSubject {
  id: string;
  status: ReferenceStatus;
  enterpriseId: string;
  institutionId: string;
  /** The enterprise shows it, or keeps it for its applications. */
  shown: boolean;
  attestedAt: Date | null;
}
