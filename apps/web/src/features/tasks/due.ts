import { daysBetween } from '../../shared/formats';

/** Where a last day stands beside today, and by how many days. */
export interface Due {
  state: 'late' | 'today' | 'tomorrow' | 'later';
  days: number;
}

/** A day is over at its midnight in Paris: noon of it is on that day everywhere in France. */
export const noonOf = (day: string): string => `${day}T11:00:00Z`;

export function dueOf(dueOn: string, now: Date): Due {
  const days = daysBetween(now, noonOf(dueOn));
  if (days < 0) return { state: 'late', days: -days };
  if (days === 0) return { state: 'today', days };
  return { state: days === 1 ? 'tomorrow' : 'later', days };
}
