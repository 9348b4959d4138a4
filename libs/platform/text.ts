/** The languages Cornac speaks. French is the reference, English is complete. */
export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A sentence for a person, in every language. */
export type Text = Record<Locale, string>;

/** Narrows any string to a locale we speak; French when unsure. */
export function toLocale(value: string | undefined | null): Locale {
  return value === 'en' ? 'en' : 'fr';
}

/**
 * Picks a locale from the person's own choice first, then from `Accept-Language`.
 * Only the primary subtag counts, in the order the browser wrote them.
 */
export function negotiateLocale(chosen: string | undefined, acceptLanguage: string | undefined): Locale {
  if (chosen === 'fr' || chosen === 'en') return chosen;
  for (const range of (acceptLanguage ?? '').split(',')) {
    const primary = range.trim().slice(0, 2).toLowerCase();
    if (primary === 'fr' || primary === 'en') return primary;
  }
  return 'fr';
}
