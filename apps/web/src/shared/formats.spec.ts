import { daysBetween, formatsOf, parisMonth } from './formats';

const french = formatsOf('fr');
const english = formatsOf('en');

describe('dates, said in full and in Paris time', () => {
  it('says a deadline as people do', () => {
    expect(french.deadline('2027-01-07T11:00:00Z')).toBe(
      'jeudi 7 janvier 2027 à 12\u00a0h\u00a000, heure de Paris',
    );
    expect(english.deadline('2027-01-07T11:00:00Z')).toBe('Thursday 7 January 2027 at 12:00, Paris time');
  });

  it('says « 1er » for the first of a month, in French only', () => {
    expect(french.day('2027-02-01T08:00:00Z')).toBe('lundi 1er février 2027');
    expect(english.day('2027-02-01T08:00:00Z')).toBe('Monday 1 February 2027');
  });

  it('keeps to Paris when the day differs in UTC', () => {
    expect(french.shortDay('2027-01-28T23:30:00Z')).toBe('29 janvier');
    expect(parisMonth('2027-01-31T23:30:00Z')).toBe('2027-02');
  });

  it('counts civil days across summer time', () => {
    expect(daysBetween('2027-03-27T22:00:00Z', '2027-03-28T22:30:00Z')).toBe(2);
    expect(daysBetween('2027-01-19T13:32:00Z', '2027-01-29T17:00:00Z')).toBe(10);
    expect(daysBetween('2027-01-19T22:59:00Z', '2027-01-19T23:01:00Z')).toBe(1);
  });
});

describe('money and numbers', () => {
  it('separates with U+00A0, never the narrow space that the typeface lacks', () => {
    expect(french.money(1_250_000)).toBe('12\u00a0500\u00a0€');
    expect(french.money(1_250_050)).toBe('12\u00a0500,50\u00a0€');
    expect(french.number(1218)).toBe('1\u00a0218');
    expect(french.percent(69.8)).toBe('69,8\u00a0%');
    expect(english.money(1_250_000)).toBe('€12,500');
  });

  it('says sizes of files', () => {
    expect(french.size(412)).toBe('412\u00a0octets');
    expect(french.size(412_000)).toBe('412\u00a0ko');
    expect(french.size(2_340_000)).toBe('2,3\u00a0Mo');
  });
});
