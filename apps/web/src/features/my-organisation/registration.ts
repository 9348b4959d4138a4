/** Numbers of French registers, checked as they are typed; the server checks them again. */

const digitsOf = (text: string): string => text.replace(/[\s\u00a0.]/g, '');

/** « 732 829 320 » → `732829320`; null when blank. */
export const readSiren = (text: string): string | null => digitsOf(text) || null;

/** « w691 234 567 » → `W691234567`; null when blank. */
export const readRna = (text: string): string | null => digitsOf(text).toUpperCase() || null;

/** Nine digits whose Luhn sum ends with 0. */
export function isSiren(siren: string): boolean {
  if (!/^\d{9}$/.test(siren)) return false;
  const sum = [...siren].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

export const isRna = (rna: string): boolean => /^W\d{9}$/.test(rna);

/** The official code of a commune: five signs, Corsica with its letter. */
export const isCommuneCode = (code: string): boolean => /^(\d{5}|2[AB]\d{3})$/.test(code);

/** 69123 → 69, 2A004 → 2A, 97411 → 974. */
export const departmentOf = (communeCode: string): string =>
  communeCode.startsWith('97') || communeCode.startsWith('98')
    ? communeCode.slice(0, 3)
    : communeCode.slice(0, 2);
