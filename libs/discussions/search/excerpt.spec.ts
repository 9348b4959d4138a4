import fc from 'fast-check';
import { piecesOf } from './excerpt.js';
import { HIT } from './search.repository.js';

const hit = (text: string): string => HIT.opens + text + HIT.closes;

describe('an excerpt', () => {
  it('tells what was looked for from what is around it', () => {
    expect(piecesOf(`La ${hit('clé')} est chez ${hit('Malo')}`)).toEqual([
      { text: 'La ', hit: false },
      { text: 'clé', hit: true },
      { text: ' est chez ', hit: false },
      { text: 'Malo', hit: true },
    ]);
  });

  it('loses no word, whatever the marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '<', HIT.opens, HIT.closes) }), (headline) => {
        const said = piecesOf(headline)
          .map(({ text }) => text)
          .join('');
        const letters = (text: string): string => text.replaceAll(HIT.opens, '').replaceAll(HIT.closes, '');
        expect(letters(said)).toBe(letters(headline));
        expect(said).not.toContain(HIT.opens);
      }),
    );
  });
});
