import fc from 'fast-check';
import { HARD_WORDS } from './hard-words.js';
import { readPlainly, syllablesOf } from './plain-language.js';

const found = (text: string) =>
  readPlainly(text).hints.map((hint) => `${hint.kind} ${text.slice(hint.start, hint.end)}`);

describe('plain language', () => {
  it('has nothing to say of plain words', () => {
    expect(found('Un étudiant dort chez vous. Il vous aide la nuit. Le matin, il part.')).toEqual([]);
    expect(found('')).toEqual([]);
  });

  it('warns of long sentences, more so of very long ones', () => {
    const words = (count: number) => `${Array.from({ length: count }, () => 'mot').join(' ')}.`;
    const weights = (count: number) => readPlainly(words(count)).hints.map((hint) => hint.weight);
    expect(weights(15)).toEqual([]);
    expect(weights(16)).toEqual(['hint']);
    expect(weights(23)).toEqual(['warning']);
  });

  it('counts sentences as they are read', () => {
    expect(readPlainly('Bonjour ! Cela coûte 12.50 euros. Merci…')).toMatchObject({ sentences: 3, words: 7 });
  });

  it('offers simpler words at their place, whatever their ending', () => {
    const text = 'Ce dispositif est pour les bénéficiaires.';
    expect(found(text)).toEqual(['hard_word dispositif', 'hard_word bénéficiaires']);
    expect(readPlainly(text).hints[0]?.advice.fr).toBe('« dispositif » : essayez « service, aide ».');
    expect(found('Le maintien à domicile compte.')).toEqual(['hard_word maintien à domicile']);
    // part of another word is not that word
    expect(found('Un partiers.')).toEqual([]);
  });

  it.each([
    ['nuit', 1],
    ['maison', 2],
    ['personne', 2],
    ['hôpital', 3],
    ['naïf', 2],
    ['intergénérationnel', 7],
  ])('hears the syllables of « %s »', (word, count) => expect(syllablesOf(word)).toBe(count));

  it('points at long words, not at names', () => {
    expect(found('Un cardiologue passe.')).toEqual(['long_word cardiologue']);
    expect(found('Nous allons voir Alexandrina.')).toEqual([]);
  });

  it('points at turns that hide who does what, and at difficult figures', () => {
    expect(found('Le repas est porté par un voisin.')).toEqual(['passive est porté par']);
    expect(found('On ne peut pas venir si on ne paie rien.')[0]).toMatch(/^negation /);
    expect(found('Pour 25 % des gens.')).toEqual(['number 25 %']);
  });

  it('knows well over a hundred hard words, each with plainer ones', () => {
    expect(HARD_WORDS.size).toBeGreaterThan(140);
    for (const [hard, simpler] of HARD_WORDS) expect(simpler.length > 1 && simpler !== hard).toBe(true);
  });

  it('reads anything at once, and points inside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        for (const { start, end } of readPlainly(text).hints) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it('is not slowed down by a hostile text', () => {
    const text = 'ne '.repeat(3_000) + 'est a'.repeat(3_000);
    expect(readPlainly(text.slice(0, 8_000)).words).toBeGreaterThan(1_000);
  });
});
