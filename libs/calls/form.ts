/** The versioned questionnaire of a call: sections of fields. Pure data, kept as JSON with the call. */
export const FIELD_TYPES = [
  'short_text',
  'long_text',
  'number',
  'money',
  'date',
  'choice',
  'choices',
  'yes_no',
  'file',
  'email',
  'url',
  'statement',
  'budget',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export interface FormField {
  key: string;
  type: FieldType;
  label: string;
  help: string;
  required: boolean;
  /** Characters, for texts. */
  maxLength?: number | null;
  /** Bounds of a number; of money, in cents. */
  min?: number | null;
  max?: number | null;
  /** Answers offered by `choice` and `choices`. */
  options?: { value: string; label: string }[] | null;
}

export interface FormSection {
  key: string;
  title: string;
  intro: string;
  fields: FormField[];
}

export interface CallForm {
  version: number;
  sections: FormSection[];
}

export const MAX_SECTIONS = 30;
export const MAX_FIELDS = 300;

/** Who pays what in a budget answer. `asked` is what this call is asked for. */
export const RESOURCE_KINDS = ['asked', 'own', 'public', 'private', 'users', 'in_kind', 'other'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** The answer to a `budget` field: what it costs, what pays for it, in cents. */
export interface Budget {
  costs: { label: string; cents: number }[];
  resources: { label: string; kind: ResourceKind; cents: number; secured: boolean }[];
}

/** The answer to a `file` field: ids of attached files. */
export type FileAnswer = string[];

/** Answers of one section, by field key. */
export type Answers = Record<string, unknown>;

/** Answers of a whole application, by section key. */
export type AllAnswers = Record<string, Answers>;
