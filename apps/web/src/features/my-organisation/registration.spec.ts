import { departmentOf, isCommuneCode, isRna, isSiren, readRna, readSiren } from './registration';

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

  it('knows the shape of an RNA number and of a commune code', () => {
    expect(isRna('W691234567')).toBe(true);
    expect(isRna('691234567')).toBe(false);
    expect(['69123', '2A004', '2C004', '6912'].map(isCommuneCode)).toEqual([true, true, false, false]);
  });

  it('finds the department in the commune code', () => {
    expect(['69123', '2A004', '97411'].map(departmentOf)).toEqual(['69', '2A', '974']);
  });
});
