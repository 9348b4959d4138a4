import { type RefObject, useEffect } from 'react';
import { useT } from '~/messages/intl';
import { capital, useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { Tag } from '~/ui/tag';
import { useNow, useSession } from '../session/use-session';
import type { Task } from './api';
import { dueOf, noonOf } from './due';

export interface TaskHands {
  /** The task being settled. */
  busy: string | null;
  settle: (task: Task, done: boolean) => void;
  edit: (task: Task) => void;
}

interface TaskLineProps {
  task: Task;
  hands: TaskHands;
  /** Set while a link leads to this task: it takes the focus, once. */
  arrival: RefObject<string | null>;
}

/** One task: by when, what, whose, out of which message, and what one may do about it. */
export function TaskLine({ task, hands, arrival }: TaskLineProps) {
  const t = useT();
  const { account } = useSession();
  const { id, title, about, owner, doneAt, path, actions } = task;
  const line = `tache-${id}`;

  useEffect(() => {
    if (arrival.current !== id) return;
    arrival.current = null;
    const element = document.getElementById(line);
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  }, [arrival, id, line]);

  const of = <span className="sr"> {t('tasks.about', { title })}</span>;
  return (
    <li id={line} tabIndex={-1} aria-labelledby={`${line}-quoi`}>
      <When task={task} />
      <div>
        <h3 id={`${line}-quoi`}>{title}</h3>
        <p className="small mute">
          {owner.id === account?.id ? t('tasks.yours') : t('tasks.of', { name: owner.displayName })}
        </p>
        <p className="small">
          <a href={path}>
            {about === '' ? t('tasks.message') : t('tasks.messageOf', { about })}
            {of}
          </a>
        </p>
      </div>
      <div className="acts">
        {actions.includes('settle') ? (
          <Button busy={hands.busy === id} onClick={() => hands.settle(task, doneAt === null)}>
            <Icon name={doneAt === null ? 'check' : 'back'} />
            {t(doneAt === null ? 'tasks.finish' : 'tasks.reopen')}
            {of}
          </Button>
        ) : null}
        {actions.includes('edit') && doneAt === null ? (
          <Button plain onClick={() => hands.edit(task)}>
            <Icon name="pen" />
            {t('tasks.edit')}
            {of}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function When({ task: { dueOn, doneAt } }: { task: Task }) {
  const t = useT();
  const now = useNow();
  const { day, shortDay, part } = useFormat();
  if (doneAt !== null) {
    return (
      <div className="when">
        <Tag icon="check" hue="ok" bare>
          {t('tasks.done')}
        </Tag>
        <time dateTime={doneAt}>{t('tasks.doneOn', { date: shortDay(doneAt) })}</time>
      </div>
    );
  }
  const { state, days } = dueOf(dueOn, now);
  const noon = noonOf(dueOn);
  const thisYear = part(noon, 'year') === part(now, 'year');
  const date = capital(thisYear ? `${part(noon, 'weekday')} ${shortDay(noon)}` : day(noon));
  return (
    <div className="when">
      <b>
        <time dateTime={dueOn}>{date}</time>
      </b>
      {state === 'late' ? (
        <Tag icon="late" hue="late" bare>
          {t('tasks.due.late', { days })}
        </Tag>
      ) : (
        t(`tasks.due.${state}`, { days })
      )}
    </div>
  );
}
