/** Words of a name too common or too short to tell anybody apart. */
const LETTERS_MIN = 3;

/**
 * Parts of a name written as names are in words about to be shown to everyone, accents aside: a warning while one
 * types. The server, which knows organisations and addresses too, has the last word.
 */
export function tellingNames(text: string, name: string): string[] {
  const parts = new Set(
    wordsOf(name)
      .map(plain)
      .filter((part) => part.length >= LETTERS_MIN),
  );
  const told = wordsOf(text).filter((word) => /^\p{Lu}/u.test(word) && parts.has(plain(word)));
  return [...new Set(told)];
}

const wordsOf = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const plain = (word: string): string => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
