import { parisInstant, parisMoment, readTime } from './paris-time';

describe('Paris time', () => {
  it('reads an instant on the clock of Paris, winter and summer', () => {
    expect(parisMoment('2027-01-29T17:00:00Z')).toEqual({ day: '2027-01-29', time: '18:00' });
    expect(parisMoment('2027-07-01T22:30:00Z')).toEqual({ day: '2027-07-02', time: '00:30' });
  });

  it('finds the instant again', () => {
    expect(parisInstant({ day: '2027-01-29', time: '18:00' })).toBe('2027-01-29T17:00:00.000Z');
    expect(parisInstant({ day: '2027-07-02', time: '00:30' })).toBe('2027-07-01T22:30:00.000Z');
  });

  it('gives an instant even on the night that skips an hour', () => {
    expect(parisInstant({ day: '2027-03-28', time: '01:30' })).toBe('2027-03-28T00:30:00.000Z');
    expect(parisInstant({ day: '2027-03-28', time: '02:30' })).toBe('2027-03-28T01:30:00.000Z');
    expect(parisInstant({ day: '2027-03-28', time: '03:30' })).toBe('2027-03-28T01:30:00.000Z');
  });

  it('reads hours as people write them', () => {
    expect(['18 h 00', '18h', '18:05', '9', '0 h 5'].map(readTime)).toEqual([
      '18:00',
      '18:00',
      '18:05',
      '09:00',
      '00:05',
    ]);
    expect(['', '24:00', '9:75', 'midi'].map(readTime)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
