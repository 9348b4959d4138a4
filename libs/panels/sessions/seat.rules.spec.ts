import { actsOn, seatAfter, suitsMode, waysTo } from './seat.rules.js';

describe('a seat', () => {
  it('is accepted or declined once invited, and followed on the day', () => {
    expect(actsOn('waiting')).toEqual([]);
    expect(actsOn('drawn')).toEqual(['decline']);
    expect(actsOn('invited')).toEqual(['accept', 'decline', 'came', 'absent']);
    expect(actsOn('declined')).toEqual(['accept']);
    expect(seatAfter('absent', 'came')).toBe('came');
    expect(seatAfter('came', 'decline')).toBeNull();
  });

  it('is for those who can take part this way', () => {
    expect(suitsMode('table', [])).toBe(true);
    expect(suitsMode('table', ['home_visit'])).toBe(false);
    expect(suitsMode('home', ['home_visit', 'phone'])).toBe(true);
    expect(suitsMode('remote', ['phone'])).toBe(false);
    expect(suitsMode('asynchronous', ['phone', 'large_type'])).toBe(true);
  });

  it('is told by the ways there are', () => {
    expect(waysTo({ email: null, phone: null, address: null })).toEqual([]);
    expect(waysTo({ email: 'o@test.example', phone: null, address: '3, rue des Lilas' })).toEqual([
      'mail',
      'letter',
    ]);
    expect(waysTo({ email: null, phone: '04', address: null })).toEqual(['phone', 'text']);
  });
});
