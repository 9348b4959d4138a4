import fc from 'fast-check';
import { isRna, isSiren, isSiret, isUnusualRna, sirenOf } from './registration-numbers.js';

describe('registration numbers', () => {
  it.each(['732829320', '356000000'])('accepts the SIREN %s', (siren) => expect(isSiren(siren)).toBe(true));
  it.each(['732829321', '73282932', '7328293200', 'ABCDEFGHI', ''])('refuses the SIREN "%s"', (siren) =>
    expect(isSiren(siren)).toBe(false),
  );

  it('accepts an ordinary SIRET', () => expect(isSiret('73282932000074')).toBe(true));
  it('refuses a SIRET with one digit changed', () => expect(isSiret('73282932000075')).toBe(false));
  it('accepts an establishment of La Poste by the sum of its digits', () => {
    expect(isSiret('35600000049837')).toBe(true);
  });
  it.each([
    ['35600000000048', true],
    ['35600000049837', true],
    ['35600000000050', false],
  ])('judges the establishment %s of La Poste: %s', (siret, valid) => expect(isSiret(siret)).toBe(valid));
  it('does not lend the exception of La Poste to others', () =>
    expect(isSiret('73282932000006')).toBe(false));

  it.each(['W691234567', 'W9R1234567'])('accepts the RNA %s', (rna) => expect(isRna(rna)).toBe(true));
  it.each(['691234567', 'W12', 'w691234567'])('refuses the RNA "%s"', (rna) =>
    expect(isRna(rna)).toBe(false),
  );

  it('warns of letters in an RNA, which only overseas prefixes have', () => {
    expect(isUnusualRna('W9R1234567')).toBe(true);
    expect(isUnusualRna('W691234567')).toBe(false);
    expect(isUnusualRna('W12')).toBe(false);
  });

  it('finds the unit of an establishment', () => expect(sirenOf('73282932000074')).toBe('732829320'));

  it('catches any single wrong digit of a SIREN', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digits = [...'732829320'].map(Number);
        digits[place] = ((digits[place] as number) + shift) % 10;
        return !isSiren(digits.join(''));
      }),
    );
  });
});
