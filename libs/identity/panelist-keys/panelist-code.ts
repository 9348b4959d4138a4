import { randomInt } from 'node:crypto';

/**
 * Signs that nobody takes for another in print or aloud: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V, and no vowel, so that no
 * code is a word. 24 of them, eight times: 36 bits.
 */
const SIGNS = '23456789CDFGHJKMNPQRTVWX';
const CODE_LENGTH = 8;
const LABEL_LENGTH = 4;
/** What is read in their stead: none of these is ever printed. */
const TAKEN_FOR: Readonly<Record<string, string>> = { B: '8', S: '5', Z: '2', U: 'V' };

const drawn = (length: number): string =>
  Array.from({ length }, () => SIGNS[randomInt(SIGNS.length)]).join('');

export const newPanelistCode = (): string => drawn(CODE_LENGTH);

/** How a panelist is called here: a word of its own, which says nothing of the person nor of their code. */
export const newPanelistLabel = (): string => `Panéliste ${drawn(LABEL_LENGTH)}`;

/** As printed: `C4F7-K9MN`. */
export const printedCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** What was typed, as it was made: case, spaces and dashes do not matter, nor do signs taken for others. */
export const readPanelistCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[BSZU]/g, (sign) => TAKEN_FOR[sign] ?? sign);
