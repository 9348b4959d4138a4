import type { Text } from '#platform';

const FRENCH = new Intl.NumberFormat('fr-FR', {
  style: 'currency',
  currency: 'EUR',
  trailingZeroDisplay: 'stripIfInteger',
});
const ENGLISH = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'EUR',
  trailingZeroDisplay: 'stripIfInteger',
});

/** An amount in cents as people read it: « 12 500 € », “€12,500”. The font lacks U+202F: U+00A0 stands for it. */
export const euros = (cents: number): Text => ({
  fr: FRENCH.format(cents / 100).replaceAll('\u202f', '\u00a0'),
  en: ENGLISH.format(cents / 100),
});
