import { daysBetween } from '../../shared/formats';
import type { Todo } from './api';

export const parts = ['today', 'week', 'later', 'undated'] as const;
export type Part = (typeof parts)[number];

/** Monday is 0: French weeks end on Sunday. */
function parisWeekday(when: Date): number {
  const name = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', weekday: 'short' }).format(when);
  return ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(name);
}

/** What is late is for today. On a Sunday, « this week » means the one that starts tomorrow. */
export function partOf(dueAt: string | null, now: Date): Part {
  if (dueAt === null) return 'undated';
  const days = daysBetween(now, dueAt);
  if (days <= 0) return 'today';
  const weekday = parisWeekday(now);
  const lastDay = weekday === 6 ? 7 : 6 - weekday;
  return days <= lastDay ? 'week' : 'later';
}

export interface DayPart {
  part: Part;
  todos: Todo[];
}

/** The list in its parts, in order; the API has already put the most urgent first. */
export const inParts = (todos: readonly Todo[], now: Date): DayPart[] =>
  parts
    .map((part) => ({ part, todos: todos.filter((todo) => partOf(todo.dueAt, now) === part) }))
    .filter((one) => one.todos.length > 0);
