export const DOCUMENT_KINDS = [
  'statutes',
  'governance',
  'insurance',
  'social_contributions',
  'tax_certificate',
  'accounts',
  'activity_report',
  'budget',
  'approval',
  'bank_details',
  'other',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Who may open a document: the team; also the institutions of the calls it answers; or anyone. */
export const DOCUMENT_VISIBILITIES = ['team', 'institutions', 'public'] as const;
export type DocumentVisibility = (typeof DOCUMENT_VISIBILITIES)[number];

/** Days before expiry on which owners and managers are reminded, the last one on the day itself. */
export const REMINDER_DAYS = [30, 7, 0] as const;
export type ReminderDays = (typeof REMINDER_DAYS)[number];

/** A document stands well, expires within thirty days, or has expired. */
export const DOCUMENT_STATES = ['valid', 'expiring', 'expired'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];
