import type { Locale } from '../messages/keys';

/** Dates are said in Paris time everywhere: deadlines are French legal time. */
const PARIS = 'Europe/Paris';
const DAY = 86_400_000;

type When = string | Date;
const asDate = (when: When): Date => (typeof when === 'string' ? new Date(when) : when);
const spaced = (text: string): string => text.replaceAll('\u202f', '\u00a0');

/** Number of the civil day in Paris, so that « demain » does not depend on the hour or on summer time. */
function parisDay(when: Date): number {
  const text = new Intl.DateTimeFormat('en-CA', { timeZone: PARIS, dateStyle: 'short' }).format(when);
  return Date.parse(`${text}T00:00:00Z`) / DAY;
}

/** Civil days from `now` to `when` in Paris: 0 today, 1 tomorrow, negative in the past. */
export const daysBetween = (now: When, when: When): number => parisDay(asDate(when)) - parisDay(asDate(now));

/** `2027-01` in Paris: the key that groups calls by month of deadline. */
export const parisMonth = (when: When): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: PARIS, year: 'numeric', month: '2-digit' }).format(
    asDate(when),
  );

export interface Format {
  /** jeudi 7 janvier 2027 */
  day(when: When): string;
  /** 7 janvier */
  shortDay(when: When): string;
  /** janvier 2027 */
  month(when: When): string;
  /** 12 h 00 */
  time(when: When): string;
  /** jeudi 7 janvier 2027 à 12 h 00 */
  moment(when: When): string;
  /** jeudi 7 janvier 2027 à 12 h 00, heure de Paris: for deadlines. */
  deadline(when: When): string;
  /** One named part: `part(when, 'weekday')` → jeudi, `part(when, 'day')` → 7, `part(when, 'month')` → janvier. */
  part(when: When, part: 'weekday' | 'day' | 'month' | 'year'): string;
  /** 12 500 € (cents shown only when there are some). */
  money(cents: number): string;
  /** 12 500 */
  number(value: number): string;
  /** 69,8 %; takes 69.8 */
  percent(value: number): string;
  /** 1,4 Mo */
  size(bytes: number): string;
  /** « A, B et C » */
  list(items: readonly string[]): string;
}

const words = {
  fr: { at: ' à ', paris: ', heure de Paris', size: ['octets', 'ko', 'Mo', 'Go'] },
  en: { at: ' at ', paris: ', Paris time', size: ['bytes', 'kB', 'MB', 'GB'] },
} as const;

export function formatsOf(locale: Locale): Format {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { timeZone: PARIS, ...options });
  const parts = {
    weekday: dates({ weekday: 'long' }),
    day: dates({ day: 'numeric' }),
    month: dates({ month: 'long' }),
    year: dates({ year: 'numeric' }),
  };
  const clock = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const monthYear = dates({ month: 'long', year: 'numeric' });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const plain = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const round = new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
  const exact = new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR' });
  const share = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  const { at, paris, size } = words[locale];

  /** « le 1er janvier »: French says first for the first day of a month only. */
  const dayNumber = (when: Date): string => {
    const number = parts.day.format(when);
    return locale === 'fr' && number === '1' ? '1er' : number;
  };
  const shortDay = (when: When): string => `${dayNumber(asDate(when))} ${parts.month.format(asDate(when))}`;
  const day = (when: When): string =>
    `${parts.weekday.format(asDate(when))} ${shortDay(when)} ${parts.year.format(asDate(when))}`;
  const time = (when: When): string => {
    const [hours = '', minutes = ''] = clock.format(asDate(when)).split(':');
    return locale === 'fr' ? `${Number(hours)}\u00a0h\u00a0${minutes}` : `${hours}:${minutes}`;
  };
  const moment = (when: When): string => `${day(when)}${at}${time(when)}`;

  return {
    day,
    shortDay,
    month: (when) => monthYear.format(asDate(when)),
    time,
    moment,
    deadline: (when) => `${moment(when)}${paris}`,
    part: (when, part) => (part === 'day' ? dayNumber(asDate(when)) : parts[part].format(asDate(when))),
    money: (cents) => spaced((cents % 100 === 0 ? round : exact).format(cents / 100)),
    number: (value) => spaced(plain.format(value)),
    percent: (value) => spaced(share.format(value / 100)),
    size: (bytes) => {
      const step = Math.min(size.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
      const value = step === 0 ? bytes : Math.round((bytes / 1000 ** step) * 10) / 10;
      return spaced(`${plain.format(value)}\u00a0${size[step]}`);
    },
    list: (items) => list.format(items),
  };
}

const known = new Map<Locale, Format>();

/** Formats are costly to build: one set per language. */
export function formatFor(locale: Locale): Format {
  const found = known.get(locale) ?? formatsOf(locale);
  known.set(locale, found);
  return found;
}

/** The first letter only, as French titles want: « jeudi » → « Jeudi ». */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
