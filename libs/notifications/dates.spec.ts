import { calendarDayInWords, dayInWords } from './dates.js';

describe('a date in a letter', () => {
  it('is written in full with the hour of Paris, in winter as in summer', () => {
    expect(dayInWords(new Date('2027-01-07T11:00:00Z')).fr).toBe(
      'jeudi 7 janvier 2027 à 12\u00a0h\u00a000, heure de Paris',
    );
    expect(dayInWords(new Date('2027-07-01T07:05:00Z')).en).toBe(
      'Thursday, 1 July 2027 at 09:05, Paris time',
    );
  });

  it('is the day alone where the hour says nothing', () => {
    expect(calendarDayInWords('2027-03-01')).toEqual({
      fr: 'lundi 1 mars 2027',
      en: 'Monday, 1 March 2027',
    });
  });
});
