import { type Fault, Problem } from '#platform';
import type { DocumentKind, DocumentState, DocumentVisibility } from './document.types.js';
import { REMINDER_DAYS, type ReminderDays } from './document.types.js';

const DAY_MS = 86_400_000;

/** The calendar day it is in Paris, `AAAA-MM-JJ`: a paper expires with the day, not with an hour. */
export const dayInParis = (now: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(now);

/** Whole days from one calendar day to another, negative when it is past. */
export const daysUntil = (day: string, today: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);

/** The reminder whose time it is: the nearest one only, so that a paper added late brings one letter, not three. */
export function reminderDue(expiresOn: string, today: string): ReminderDays | null {
  const left = daysUntil(expiresOn, today);
  return REMINDER_DAYS.findLast((days) => left <= days) ?? null;
}

export function stateOf(expiresOn: string | null, today: string): DocumentState {
  if (expiresOn === null) return 'valid';
  const left = daysUntil(expiresOn, today);
  if (left < 0) return 'expired';
  return left <= Math.max(...REMINDER_DAYS) ? 'expiring' : 'valid';
}

/** @throws 422 naming what does not fit together. */
export function refuseUnfit(document: {
  kind: DocumentKind;
  visibility: DocumentVisibility;
  issuedOn: string | null;
  expiresOn: string | null;
}): void {
  const { kind, visibility, issuedOn, expiresOn } = document;
  const faults = [
    kind === 'bank_details' && visibility === 'public' ? BANK_DETAILS_ARE_NOT_PUBLIC : null,
    issuedOn && expiresOn && expiresOn < issuedOn ? ENDS_BEFORE_IT_BEGINS : null,
  ].filter((fault) => fault !== null);
  if (faults.length > 0) throw documentUnfit(faults);
}

const documentUnfit = (errors: Fault[]): Problem =>
  new Problem({
    type: 'document-unfit',
    status: 422,
    title: { fr: 'Document à corriger', en: 'Document to correct' },
    detail: {
      fr: 'Certaines informations ne vont pas ensemble.',
      en: 'Some pieces of information do not fit together.',
    },
    errors,
  });

const BANK_DETAILS_ARE_NOT_PUBLIC: Fault = {
  pointer: '/visibility',
  detail: {
    fr: 'Des coordonnées bancaires ne se publient pas.',
    en: 'Bank details are not to be published.',
  },
};
const ENDS_BEFORE_IT_BEGINS: Fault = {
  pointer: '/expiresOn',
  detail: {
    fr: 'La date d’expiration précède la date d’établissement.',
    en: 'The date of expiry comes before the date of issue.',
  },
};
