import { T, type Translate, useT } from '~/messages/intl';
import { capital, type Format, useFormat } from '~/shared/format';
import { buttonClass } from '~/ui/link';
import type { Todo as Line } from '~/ui/todo-list';
import { useNow } from '../session/use-session';
import type { Todo, TodoKind } from './api';
import type { Part } from './grouping';

/** Where each kind of thing is done. Pages of other families: a plain address. */
const places: Record<TodoKind, (id: string, slug: string) => string> = {
  finish_application: (id) => `/candidatures/${id}`,
  answer_complement: (id) => `/candidatures/${id}`,
  read_decision: (id) => `/candidatures/${id}/decision`,
  review_dossier: (id) => `/instructions/${id}`,
  admit_applications: (id) => `/mes-appels/${id}/candidatures?statut=submitted`,
  assign_reviewers: (id) => `/mes-appels/${id}/candidatures?statut=admissible`,
  prepare_decisions: (id) => `/mes-appels/${id}/decisions`,
  release_decisions: (id) => `/mes-appels/${id}/decisions`,
  approve_call: (id) => `/mes-appels/${id}`,
  finish_call: (id) => `/mes-appels/${id}`,
  answer_invitation: (id) => `/invitations/${id}`,
  answer_join_request: (_, slug) => `/mes-organisations/${slug}/equipe#demandes`,
  answer_collective: (_, slug) => `/collectifs/${slug}#places`,
  do_task: (id) => `/mes-taches#tache-${id}`,
  take_over: (_, slug) => `/mes-organisations/${slug}/equipe#anciens`,
};

/** Their title says what to do; the call is told under it. */
const aboutCalls: readonly TodoKind[] = [
  'admit_applications',
  'assign_reviewers',
  'prepare_decisions',
  'release_decisions',
];

/** One thing to do as the list shows it. Only the first of the day gets the coral button and its reason. */
export function useTodoLine(): (todo: Todo, part: Part, first: boolean) => Line {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  return (todo, part, first) => {
    const context = aboutCalls.includes(todo.kind) ? todo.title : todo.context;
    const title = t(`day.todo.${todo.kind}`, { title: todo.title, count: todo.count });
    return {
      key: `${todo.kind}-${todo.subjectId}`,
      ...whenOf(todo, part, now, t, format),
      title,
      ...(context === '' || context === title
        ? {}
        : { about: todo.kind === 'answer_collective' ? context : t('day.aboutCall', { title: context }) }),
      ...(first ? { why: t(`day.why.${todo.kind}`) } : {}),
      action: (
        <a className={buttonClass({ main: first })} href={places[todo.kind](todo.subjectId, todo.slug)}>
          <T id="day.actAbout" values={{ act: t(`day.act.${todo.kind}`), title: todo.title }} />
        </a>
      ),
    };
  };
}

function whenOf(
  { dueAt }: Todo,
  part: Part,
  now: Date,
  t: Translate,
  { time, part: name, shortDay }: Format,
): Pick<Line, 'when' | 'whenNote'> {
  if (dueAt === null) return { when: t('day.noDate') };
  const minutes = Math.floor((Date.parse(dueAt) - now.getTime()) / 60_000);
  if (minutes < 0) return { when: t('day.late'), whenNote: t('day.lateSince', { date: shortDay(dueAt) }) };
  if (part === 'today') {
    const left = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
    return { when: time(dueAt), whenNote: t('day.inHours', left) };
  }
  if (part === 'later') return { when: shortDay(dueAt), whenNote: time(dueAt) };
  return {
    when: capital(t('day.weekdayAndDay', { weekday: name(dueAt, 'weekday'), day: name(dueAt, 'day') })),
    whenNote: time(dueAt),
  };
}
