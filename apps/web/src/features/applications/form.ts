import type { FormFieldDto, FormSectionDto } from '~/api/generated/types.gen';

export type FormField = FormFieldDto;
export type FormSection = FormSectionDto;

/** Answers of one section, by field key. */
export type Answers = Record<string, unknown>;

export const textOf = (answer: unknown): string => (typeof answer === 'string' ? answer : '');
export const numberOf = (answer: unknown): number | null => (typeof answer === 'number' ? answer : null);
export const flagOf = (answer: unknown): boolean | null => (typeof answer === 'boolean' ? answer : null);
export const textsOf = (answer: unknown): string[] =>
  Array.isArray(answer) ? answer.filter((one): one is string => typeof one === 'string') : [];

export const isBlank = (answer: unknown): boolean =>
  answer === undefined ||
  answer === null ||
  (typeof answer === 'string' && answer.trim() === '') ||
  (Array.isArray(answer) && answer.length === 0);

/** The id of a field's input: where summaries lead. */
export const fieldId = (sectionKey: string, fieldKey: string): string => `champ-${sectionKey}-${fieldKey}`;

/** `/sections/budget/plan` → { section: 'budget', field: 'plan' }; null for the title and the conditions. */
export function placeOf(pointer: string): { section: string; field: string } | null {
  const [, root, section, field] = pointer.split('/').map(unescapeSegment);
  return root === 'sections' && section !== undefined ? { section, field: field ?? '' } : null;
}

/** `/answers/need` → `need`. */
export const answerKeyOf = (pointer: string): string => unescapeSegment(pointer.split('/')[2] ?? '');

const unescapeSegment = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~');
