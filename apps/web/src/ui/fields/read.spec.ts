import { readCents, readDate, readNumber } from './read';

describe('numbers as people type them', () => {
  it.each([
    ['12 500', 12_500],
    ['12\u202f500,50 €', 12_500.5],
    ['0,4', 0.4],
    ['0.4', 0.4],
    ['-3', -3],
  ])('reads %s', (typed, value) => expect(readNumber(typed)).toBe(value));

  it('tells nothing from nonsense', () => {
    expect(readNumber('  ')).toBeNull();
    expect(readNumber('douze')).toBeUndefined();
    expect(readNumber('1e9')).toBeUndefined();
  });

  it('keeps cents whole', () => {
    expect(readCents('1,15')).toBe(115);
    expect(readCents('0,29')).toBe(29);
    expect(readCents('')).toBeNull();
  });
});

describe('dates in three parts', () => {
  it('reads a date that exists', () =>
    expect(readDate({ day: '9', month: '1', year: '2027' })).toBe('2027-01-09'));
  it('refuses one that does not', () =>
    expect(readDate({ day: '30', month: '2', year: '2027' })).toBeUndefined());
  it('waits for the four figures of the year', () =>
    expect(readDate({ day: '9', month: '1', year: '27' })).toBeUndefined());
  it('takes three empty parts for no date', () =>
    expect(readDate({ day: '', month: '', year: '' })).toBeNull());
});
