/** Luhn sum of digits; a valid number's is a multiple of ten. */
function luhn(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}

/** SIREN: nine digits, Luhn. */
export const isSiren = (value: string): boolean => /^\d{9}$/.test(value) && luhn(value) % 10 === 0;

const LA_POSTE = '356000000';

/**
 * SIRET: fourteen digits, Luhn; the establishments of La Poste follow another rule (the plain sum of digits is a
 * multiple of five), because there are too many of them. Source: INSEE.
 */
export function isSiret(value: string): boolean {
  if (!/^\d{14}$/.test(value)) return false;
  if (luhn(value) % 10 === 0) return true;
  return value.startsWith(LA_POSTE) && [...value].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}

/** RNA: W and nine signs, digits but for some overseas prefixes. */
export const isRna = (value: string): boolean => /^W[0-9A-Z]{9}$/.test(value);

/** Nine digits in mainland France; letters exist overseas only, so they are worth a second look. */
export const isUnusualRna = (value: string): boolean => isRna(value) && !/^W\d{9}$/.test(value);

/** The unit that an establishment belongs to. */
export const sirenOf = (siret: string): string => siret.slice(0, 9);
