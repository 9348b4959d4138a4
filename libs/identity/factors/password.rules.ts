import type { Text } from '#platform';

/** Length alone decides (ASVS 5.0 6.2.5: no classes of characters to respect); beyond this, hashing is only slower. */
export const PASSWORD_LENGTH = { min: 15, max: 128 };

/** Guesses that an attacker who knows people's habits would need, as a power of ten; a wrong try costs far less to refuse. */
const GUESSES_MIN = 10;
/** Estimating reads every substring: longer passwords are judged on their beginning. */
const JUDGED_LENGTH = 64;
/** What must remain once one's own words are taken out. */
const REMAINDER_MIN = 8;

export type Estimate = (password: string, ownWords: string[]) => { guessesLog10: number };

/** One text per password whatever the keyboard that typed it (RFC 8265, OpaqueString's idea). */
export const canonical = (password: string): string => password.normalize('NFKC');

/** Why this password is refused, or null. `common` holds the bundled list, in lower case. */
export function faultOf(
  password: string,
  owner: { email: string; displayName: string },
  common: ReadonlySet<string>,
  estimate: Estimate,
): Text | null {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.min)
    return {
      fr: `${PASSWORD_LENGTH.min} signes au moins : une phrase que vous retenez convient bien.`,
      en: `At least ${PASSWORD_LENGTH.min} characters: a sentence that you remember does well.`,
    };
  if (length > PASSWORD_LENGTH.max)
    return {
      fr: `${PASSWORD_LENGTH.max} signes au plus.`,
      en: `At most ${PASSWORD_LENGTH.max} characters.`,
    };
  if (common.has(password.toLowerCase()))
    return {
      fr: 'Ce mot de passe figure dans les listes de mots de passe volés : choisissez-en un autre.',
      en: 'This password is in the lists of stolen passwords: choose another.',
    };
  const own = wordsOf(owner);
  if (remainderOf(password, own).length < REMAINDER_MIN)
    return {
      fr: 'Votre nom, votre adresse ou « cornac » se devinent d’abord : ajoutez d’autres mots.',
      en: 'Your name, your address or “cornac” are guessed first: add other words.',
    };
  if (estimate(password.slice(0, JUDGED_LENGTH), own).guessesLog10 < GUESSES_MIN)
    return {
      fr: 'Trop facile à deviner : répétitions, suites du clavier et mots courants comptent peu. Ajoutez d’autres mots.',
      en: 'Too easy to guess: repetitions, keyboard rows and common words count for little. Add other words.',
    };
  return null;
}

/** Words of the person and of the place, plain: an attacker tries them first. */
function wordsOf({ email, displayName }: { email: string; displayName: string }): string[] {
  const words = [...plain(`${email} ${displayName}`).split(/[^\p{L}\p{N}]+/u), 'cornac'];
  return [...new Set(words)].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length);
}

const remainderOf = (password: string, own: string[]): string =>
  own.reduce((rest, word) => rest.replaceAll(word, ''), plain(password).replace(/[^\p{L}\p{N}]/gu, ''));

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
