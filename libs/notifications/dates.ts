import type { Text } from '#platform';

const OPTIONS: Intl.DateTimeFormatOptions = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/Paris',
};

/** A date in full with its hour in Paris: "jeudi 7 janvier 2027 à 12 h 00, heure de Paris". */
export function dayInWords(instant: Date): Text {
  const clock = new Intl.DateTimeFormat('fr-FR', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Paris',
  });
  const [hour = '', minute = ''] = clock.format(instant).split(':');
  return {
    fr: `${new Intl.DateTimeFormat('fr-FR', OPTIONS).format(instant)} à ${Number(hour)}\u00a0h\u00a0${minute}, heure de Paris`,
    en: `${new Intl.DateTimeFormat('en-GB', OPTIONS).format(instant)} at ${hour}:${minute}, Paris time`,
  };
}

/** A calendar day, `AAAA-MM-JJ`, in full: "jeudi 7 janvier 2027". */
export function calendarDayInWords(day: string): Text {
  const noon = new Date(`${day}T12:00:00Z`);
  return {
    fr: new Intl.DateTimeFormat('fr-FR', OPTIONS).format(noon),
    en: new Intl.DateTimeFormat('en-GB', OPTIONS).format(noon),
  };
}
