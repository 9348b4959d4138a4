import { isRna, isSiren, readRna, readSiren, readSiret } from './registration';

describe('Numbers of registers', () => {
  it('reads them as people type them', () => {
    expect(readSiren('732 829 320')).toBe('732829320');
    expect(readSiren('  ')).toBeNull();
    expect(readRna('w691 234 567')).toBe('W691234567');
  });

  it('tells a SIREN by its Luhn key', () => {
    expect(isSiren('732829320')).toBe(true);
    expect(isSiren('732829321')).toBe(false);
    expect(isSiren('73282932')).toBe(false);
  });

  it('reads a SIRET as people type it', () => {
    expect(readSiret('732 829 320 00074')).toBe('73282932000074');
    expect(readSiret('')).toBeNull();
  });

  it('knows the shape of an RNA number, overseas ones included', () => {
    expect(isRna('W691234567')).toBe(true);
    expect(isRna('W9R1234567')).toBe(true);
    expect(isRna('691234567')).toBe(false);
  });
});
