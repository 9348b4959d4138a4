import { HIT } from './search.repository.js';

/** Cuts marked words into pieces: what was looked for, and what is around it. */
export function piecesOf(headline: string): { text: string; hit: boolean }[] {
  const [before = '', ...rest] = headline.split(HIT.opens);
  const pieces = rest.flatMap((part) => {
    const end = part.indexOf(HIT.closes);
    const [text, after] = end < 0 ? [part, ''] : [part.slice(0, end), part.slice(end + HIT.closes.length)];
    return [
      { text, hit: true },
      { text: after, hit: false },
    ];
  });
  return [{ text: before, hit: false }, ...pieces].filter(({ text }) => text !== '');
}
