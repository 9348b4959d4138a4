/** Who asked, by everything that would tell them apart. */
export interface Asker {
  names: readonly string[];
  emails: readonly string[];
  organisations: readonly string[];
}

/** Words that many names share: they tell nobody apart. */
const COMMON = new Set(
  (
    'association associations collectif collective communaute compagnie cooperative federation fondation foundation ' +
    'groupe group institut maison mutuelle reseau scic scop sarl sas sa union societe la le les l de des du d et the ' +
    'of and a au aux en pour par sur'
  ).split(' '),
);

const ADDRESS = /[^\s@<>()[\]]+@[^\s@<>()[\]]+\.[a-z]{2,}/i;
const PART_LENGTH_MIN = 3;

/**
 * What, in words about to be shown to everyone, would tell who asked: their name or a part of it written as a name, their
 * organisation's, any address at all. Accents, case and dashes do not hide it. Empty when nothing does.
 */
export function tellingWords(text: string, asker: Asker): string[] {
  const found = new Set<string>();
  const words = wordsOf(text);
  const plain = ` ${words.map((word) => word.plain).join(' ')} `;
  const has = (name: string): boolean => name !== '' && plain.includes(` ${name} `);

  const address = ADDRESS.exec(text);
  if (address) found.add(address[0]);
  for (const email of asker.emails) {
    const local = plainOf(email.split('@')[0] ?? '');
    if (local.length >= PART_LENGTH_MIN && local.includes(' ') && has(local)) found.add(local);
  }

  for (const name of asker.names) {
    const parts = plainOf(name).split(' ').filter(Boolean);
    const whole = parts.join(' ');
    if (parts.length > 1 && (has(whole) || has(parts.toReversed().join(' ')))) found.add(name);
    for (const part of parts) {
      if (part.length < PART_LENGTH_MIN || COMMON.has(part)) continue;
      const told = words.find((word) => word.plain === part && word.capital);
      if (told) found.add(told.written);
    }
  }

  for (const name of asker.organisations) {
    const telling = plainOf(name)
      .split(' ')
      .filter((word) => word && !COMMON.has(word));
    const whole = plainOf(name);
    const core = coreOf(whole);
    const initials = acronymOf(name);
    if (whole.includes(' ') && has(whole)) found.add(name);
    else if (core.includes(' ') && has(core)) found.add(name);
    else if (telling.length === 1 && words.some((word) => word.plain === telling[0] && word.capital))
      found.add(name);
    if (initials.length >= PART_LENGTH_MIN && words.some((word) => word.written === initials))
      found.add(initials);
  }
  return [...found];
}

interface Word {
  written: string;
  plain: string;
  /** Written as names are. */
  capital: boolean;
}

/** Runs of letters and figures; a dash or an apostrophe parts two words, as plainOf does. */
const wordsOf = (text: string): Word[] =>
  (text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((written) => ({
    written,
    plain: plainOf(written),
    capital: /^\p{Lu}/u.test(written),
  }));

/** Lower case, without accents; whatever is neither letter nor figure is one space. */
const plainOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Without the common words it begins with: « Association La Nuitée claire » is known as « nuitée claire ». */
function coreOf(plain: string): string {
  const words = plain.split(' ');
  const start = words.findIndex((word) => !COMMON.has(word));
  return start < 0 ? '' : words.slice(start).join(' ');
}

/** « Mutuelle des Deux Rives » is MDR to those who know it. */
const acronymOf = (name: string): string =>
  plainOf(name)
    .split(' ')
    .filter((word) => !/^(la|le|les|l|de|des|du|d|et|the|of|and|a|au|aux)$/.test(word))
    .map((word) => word.charAt(0))
    .join('')
    .toUpperCase();
