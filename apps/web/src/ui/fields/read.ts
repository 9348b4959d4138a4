/** What people type, read as values. `null` is nothing; `undefined` is something that cannot be read. */

/** « 12 500,50 € » → 12500.5; `null` when empty, `undefined` when it is not a number. */
export function readNumber(text: string): number | null | undefined {
  const bare = text.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.');
  if (bare === '') return null;
  return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : undefined;
}

export function readCents(text: string): number | null | undefined {
  const euros = readNumber(text);
  return typeof euros === 'number' ? Math.round(euros * 100) : euros;
}

export const dateParts = ['day', 'month', 'year'] as const;
export type DateParts = Record<(typeof dateParts)[number], string>;

/** `undefined` while it is not a date that exists. */
export function readDate({ day, month, year }: DateParts): string | null | undefined {
  if (day === '' && month === '' && year === '') return null;
  if (!/^\d{4}$/.test(year)) return undefined;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}
