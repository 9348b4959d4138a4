/**
 * A place's or a house's name as it is searched: lower case, no accent, words apart, « St » and « Ste » in full.
 * The same for what is stored and for what is typed.
 */
export function searchable(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte');
}

/** A postcode or an official code, rather than a name. */
export const isPlaceCode = (typed: string): boolean => /^(\d{5}|2[AB]\d{3})$/i.test(typed);
