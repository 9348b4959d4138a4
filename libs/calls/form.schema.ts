import { type Budget, type FormField, type FormSection, RESOURCE_KINDS } from './form.js';

type JsonSchema = Record<string, unknown>;

/** A draft may be incomplete; a submission may not. */
export type Strictness = 'draft' | 'submission';

const MAX_LINES = 60;
const MAX_FILES = 10;
const CENTS: JsonSchema = { type: 'integer', minimum: 0, maximum: 1_000_000_000_000 };
const line = (max: number): JsonSchema => ({ type: 'string', maxLength: max });

const BUDGET: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['costs', 'resources'],
  properties: {
    costs: {
      type: 'array',
      maxItems: MAX_LINES,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['label', 'cents'],
        properties: { label: line(200), cents: CENTS },
      },
    },
    resources: {
      type: 'array',
      maxItems: MAX_LINES,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['label', 'kind', 'cents', 'secured'],
        properties: {
          label: line(200),
          kind: { enum: RESOURCE_KINDS },
          cents: CENTS,
          secured: { type: 'boolean' },
        },
      },
    },
  },
};

const present = ({ min, max }: FormField): JsonSchema => ({
  ...(min != null && { minimum: min }),
  ...(max != null && { maximum: max }),
});

/**
 * The JSON Schema (2020-12) of one answer. Formats are named ones; no pattern ever comes from a person, since a
 * hostile one freezes the process. What is half typed (an address without its end, a number not yet large enough)
 * is kept in a draft: formats and bounds wait for the submission.
 */
function answerSchema(field: FormField, strictness: Strictness): JsonSchema {
  const submitted = strictness === 'submission';
  const filled = submitted && field.required ? { minLength: 1 } : {};
  const named = (format: string): JsonSchema => (submitted ? { format } : {});
  const bounds = submitted ? present(field) : {};
  switch (field.type) {
    case 'short_text':
      return { ...line(field.maxLength ?? 200), ...filled };
    case 'long_text':
      return { ...line(field.maxLength ?? 5000), ...filled };
    case 'number':
      return { type: 'number', ...bounds };
    case 'money':
      return { ...CENTS, ...bounds };
    case 'date':
      return { ...line(10), ...named('date') };
    case 'email':
      return { ...line(254), ...named('email') };
    case 'url':
      // A page of the web and nothing else: readers follow it. The pattern is ours, not a person's.
      return { ...line(2000), ...(submitted && { format: 'uri', pattern: '^https?://' }) };
    case 'choice':
      return { enum: (field.options ?? []).map((option) => option.value) };
    case 'choices':
      return {
        type: 'array',
        uniqueItems: true,
        maxItems: field.options?.length ?? 0,
        // The type lets a validator compare items by hash: without it, comparing them all freezes the process.
        items: { type: 'string', enum: (field.options ?? []).map((option) => option.value) },
        ...(filled.minLength && { minItems: 1 }),
      };
    case 'yes_no':
      return { type: 'boolean' };
    case 'statement':
      return filled.minLength ? { const: true } : { type: 'boolean' };
    case 'file':
      return {
        type: 'array',
        maxItems: MAX_FILES,
        uniqueItems: true,
        items: { type: 'string', format: 'uuid' },
        ...(filled.minLength && { minItems: 1 }),
      };
    case 'budget':
      return BUDGET;
  }
}

/** The JSON Schema of a section's answers. In a draft, an answer not yet given is left out or null. */
export function sectionSchema(section: FormSection, strictness: Strictness): JsonSchema {
  const properties = Object.fromEntries(
    section.fields.map((field) => {
      const schema = answerSchema(field, strictness);
      const optional = strictness === 'draft' || !field.required;
      return [field.key, optional ? { anyOf: [{ type: 'null' }, schema] } : schema];
    }),
  );
  const required = section.fields.filter((f) => f.required).map((f) => f.key);
  return {
    type: 'object',
    additionalProperties: false,
    properties,
    ...(strictness === 'submission' && required.length > 0 && { required }),
  };
}

export const totalCents = (lines: readonly { cents: number }[]): number =>
  lines.reduce((sum, { cents }) => sum + cents, 0);

/** What a budget asks of the call. */
export const askedCents = (budget: Budget): number =>
  totalCents(budget.resources.filter((r) => r.kind === 'asked'));
