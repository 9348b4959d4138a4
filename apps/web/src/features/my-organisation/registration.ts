/** Numbers of French registers, checked as they are typed; the server checks them again. */

const digitsOf = (text: string): string => text.replace(/[\s\u00a0.]/g, '');

/** « 732 829 320 » → `732829320`; null when blank. */
export const readSiren = (text: string): string | null => digitsOf(text) || null;

/** « w691 234 567 » → `W691234567`; null when blank. */
export const readRna = (text: string): string | null => digitsOf(text).toUpperCase() || null;

/** « 732 829 320 00074 » → `73282932000074`; null when blank. */
export const readSiret = (text: string): string | null => digitsOf(text) || null;

/** Nine digits whose Luhn sum ends with 0. */
export function isSiren(siren: string): boolean {
  if (!/^\d{9}$/.test(siren)) return false;
  const sum = [...siren].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** W and nine signs; overseas prefixes may have letters, which the server warns of. */
export const isRna = (rna: string): boolean => /^W[0-9A-Z]{9}$/.test(rna);
