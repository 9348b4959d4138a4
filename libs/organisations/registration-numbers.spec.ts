import { isRna, isSiren, isSiret } from './registration-numbers.js';

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
  it('does not lend the exception of La Poste to others', () =>
    expect(isSiret('73282932000006')).toBe(false));

  it.each(['W691234567', 'W9R1234567'])('accepts the RNA %s', (rna) => expect(isRna(rna)).toBe(true));
  it.each(['691234567', 'W12', 'w691234567'])('refuses the RNA "%s"', (rna) =>
    expect(isRna(rna)).toBe(false),
  );
});
