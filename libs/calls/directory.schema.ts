import { CALL_KINDS, CALL_STATUSES } from './call.types.js';

const text = { type: 'string' } as const;
const textOrNull = { type: ['string', 'null'] } as const;
const numberOrNull = { type: ['number', 'null'] } as const;
const texts = { type: 'array', items: text } as const;

const object = (properties: Record<string, object>) => ({
  type: 'object',
  required: Object.keys(properties),
  additionalProperties: false,
  properties,
});

const MONEY = object({
  currency: text,
  envelopeCents: numberOrNull,
  perProjectMinCents: numberOrNull,
  perProjectMaxCents: numberOrNull,
  shareMaxPercent: numberOrNull,
  laureatesMin: numberOrNull,
  laureatesMax: numberOrNull,
  yearsMax: numberOrNull,
  notes: text,
});

const SUMMARY = object({
  id: text,
  slug: text,
  reference: text,
  kind: { enum: CALL_KINDS, type: 'string' },
  phase: { enum: CALL_STATUSES, type: 'string' },
  title: text,
  summary: text,
  leads: { type: 'array', items: object({ id: text, name: text, slug: text }) },
  opensAt: textOrNull,
  closesAt: textOrNull,
  money: MONEY,
  themes: texts,
  publics: texts,
  territories: texts,
  version: { type: 'integer' },
  actions: texts,
});

/**
 * The shape of a page of calls for the compiled serialiser: the directory is the most read address. A property
 * missing here would be dropped from the answer; a test holds it against CallSummary.
 */
export const CALL_PAGE_SCHEMA = object({ items: { type: 'array', items: SUMMARY }, next: textOrNull });
