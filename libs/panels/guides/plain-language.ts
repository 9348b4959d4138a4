import type { Text } from '#platform';
import { HARD_WORDS } from './hard-words.js';

export const HINT_KINDS = ['sentence', 'hard_word', 'long_word', 'passive', 'negation', 'number'] as const;
export type HintKind = (typeof HINT_KINDS)[number];

/** Something to make plainer, at its place in the text. */
export interface PlainHint {
  kind: HintKind;
  /** A warning stands in the way of many; a hint may stay. */
  weight: 'hint' | 'warning';
  start: number;
  end: number;
  advice: Text;
}

export interface PlainReading {
  hints: PlainHint[];
  sentences: number;
  words: number;
  /** Words of the longest sentence. */
  longest: number;
}

const COMFORTABLE = 15;
const TOO_LONG = 22;
const SYLLABLES = 4;

/** Reads French as somebody tired would: sentences too long, hard words, turns that hide who does what. */
export function readPlainly(text: string): PlainReading {
  const sentences = sentencesOf(text);
  const hints = [
    ...sentences.flatMap(sentenceHints),
    ...hardWords(text),
    ...longWords(text),
    ...turns(text),
    ...numbers(text),
  ];
  return {
    hints: withoutDoubles(hints).sort((a, b) => a.start - b.start || b.end - a.end),
    sentences: sentences.length,
    words: sentences.reduce((sum, one) => sum + one.words, 0),
    longest: Math.max(0, ...sentences.map((one) => one.words)),
  };
}

interface Sentence {
  start: number;
  end: number;
  words: number;
}

const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;

/** A full stop inside a number or an abbreviation ends nothing: what follows must begin a line or a word. */
function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  for (const match of text.matchAll(/[^.!?…\n]+(?:[.!?…]+(?=\S)[^.!?…\n]+)*[.!?…]*/gu)) {
    const start = match.index + (match[0].length - match[0].trimStart().length);
    const words = [...match[0].matchAll(WORD)].length;
    if (words > 0) found.push({ start, end: match.index + match[0].trimEnd().length, words });
  }
  return found;
}

function sentenceHints({ words, ...place }: Sentence): PlainHint[] {
  if (words <= COMFORTABLE) return [];
  const advice = {
    fr: `${words} mots : coupez la phrase en deux. Une phrase facile a ${COMFORTABLE} mots au plus.`,
    en: `${words} words: make it two sentences. An easy sentence has at most ${COMFORTABLE}.`,
  };
  return [{ kind: 'sentence', weight: words > TOO_LONG ? 'warning' : 'hint', ...place, advice }];
}

/** Letters that follow a hard word's stem without making another word of it. */
const ENDINGS = '(?:e|s|es|x)?';
const escaped = (words: string): string => words.replace(/[\\^$*+?.()|[\]{}]/g, '\\$&').replace(/’/g, "['’]");
const HARD = new RegExp(
  `(?<![\\p{L}\\p{N}])(${[...HARD_WORDS.keys()]
    .sort((a, b) => b.length - a.length)
    .map((words) => escaped(words))
    .join('|')})${ENDINGS}(?![\\p{L}\\p{N}])`,
  'giu',
);

function hardWords(text: string): PlainHint[] {
  return [...text.matchAll(HARD)].flatMap((match): PlainHint[] => {
    const simpler = HARD_WORDS.get((match[1] ?? '').toLowerCase().replace(/'/g, '’'));
    if (!simpler) return [];
    return [
      {
        kind: 'hard_word',
        weight: 'warning',
        start: match.index,
        end: match.index + match[0].length,
        advice: {
          fr: `« ${match[0]} » : essayez « ${simpler} ».`,
          en: `“${match[0]}”: try “${simpler}”.`,
        },
      },
    ];
  });
}

/** Vowels written together sound once, unless a diaeresis parts them; a silent ending does not sound. */
export function syllablesOf(word: string): number {
  const sounded = word
    .toLowerCase()
    .replace(/œ/gu, 'e')
    .replace(/([^aeiouyàâéèêëîïôöùûü])(?:es|e)$/u, '$1')
    .replace(/[ëïü]/gu, ' a')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  return Math.max(1, [...sounded.matchAll(/[aeiouy]+/gu)].length);
}

function longWords(text: string): PlainHint[] {
  return [...text.matchAll(/\p{L}+/gu)]
    .filter(({ 0: word, index }) => syllablesOf(word) >= SYLLABLES && !isName(text, word, index))
    .map(({ 0: word, index }) => ({
      kind: 'long_word',
      weight: 'hint',
      start: index,
      end: index + word.length,
      advice: {
        fr: `« ${word} » est un mot long : y en a-t-il un plus court ?`,
        en: `“${word}” is a long word: is there a shorter one?`,
      },
    }));
}

/** A capital inside a sentence: Villeneuve, Alexandrine. */
const isName = (text: string, word: string, index: number): boolean =>
  /^\p{Lu}/u.test(word) && /[\p{L},:;]\s+$/u.test(text.slice(0, index));

const PASSIVE =
  /(?<![\p{L}])(?:est|sont|sera|seront|était|étaient|été)\s+\p{L}+(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues)\s+par(?![\p{L}])/giu;
const TWO_NEGATIONS =
  /(?<![\p{L}])(?:n['’]|ne\s)[^.!?]{1,40}(?<![\p{L}])(?:pas|jamais|rien|plus)(?![\p{L}])[^.!?]{1,40}(?<![\p{L}])(?:n['’]|ne\s|sans\s)[^.!?]{1,40}/giu;

function turns(text: string): PlainHint[] {
  const hint =
    (kind: HintKind, advice: Text) =>
    (match: RegExpExecArray): PlainHint => ({
      kind,
      weight: 'hint',
      start: match.index,
      end: match.index + match[0].trimEnd().length,
      advice,
    });
  return [
    ...[...text.matchAll(PASSIVE)].map(hint('passive', SAY_WHO)),
    ...[...text.matchAll(TWO_NEGATIONS)].map(hint('negation', SAY_YES)),
  ];
}

function numbers(text: string): PlainHint[] {
  return [
    ...text.matchAll(/\d[\d\u00a0 ]*(?:,\d+)?\s?%|(?<![\d])\d{1,3}(?:[\u00a0 ]\d{3}){2,}|\d+\/\d+(?!\/)/gu),
  ].map((match) => ({
    kind: 'number',
    weight: 'hint',
    start: match.index,
    end: match.index + match[0].length,
    advice: SAY_PEOPLE,
  }));
}

const SAY_WHO: Text = {
  fr: 'Dites d’abord qui fait : « l’infirmière apporte » plutôt que « est apporté par l’infirmière ».',
  en: 'Say first who does it: “the nurse brings” rather than “is brought by the nurse”.',
};
const SAY_YES: Text = {
  fr: 'Deux négations dans une phrase : dites plutôt ce qui est possible.',
  en: 'Two negations in one sentence: rather say what can be done.',
};
const SAY_PEOPLE: Text = {
  fr: 'Un chiffre difficile : « une personne sur quatre » se comprend mieux que « 25 % ».',
  en: 'A difficult figure: “one person in four” is easier than “25%”.',
};

/** One word is told once: what has simpler words to offer comes before its mere length. */
const withoutDoubles = (hints: PlainHint[]): PlainHint[] =>
  hints.filter(
    (hint) =>
      hint.kind !== 'long_word' ||
      !hints.some(
        (other) => other.kind === 'hard_word' && other.start <= hint.start && other.end >= hint.end,
      ),
  );
