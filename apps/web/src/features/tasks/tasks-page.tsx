import './tasks.css';
import { useMutation, useQuery, useQueryClient, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { Contained } from '~/ui/contained';
import { EmptyState } from '~/ui/empty-state';
import { Icon } from '~/ui/icon';
import { ButtonLink } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { ShownChoice } from '~/ui/shown-choice';
import { Skeleton } from '~/ui/skeleton';
import { settleTask, type Task, type TaskList, taskQuery, tasksKey, tasksQuery } from './api';
import { type TaskHands, TaskLine } from './task-line';

const EditTaskDialog = lazy(() => import('./edit-task-dialog'));

const LISTS = ['todo', 'given', 'done'] as const satisfies readonly TaskList[];

/** What I have to do, what I gave others to do, what I did. */
export function TasksPage() {
  const t = useT();
  const queryClient = useQueryClient();
  const [list, setList] = useState<(typeof LISTS)[number]>('todo');
  const [editing, setEditing] = useState<Task | null>(null);
  const settling = useSettling();
  const arrival = useArrival();
  const hands: TaskHands = { ...settling.hands, edit: setEditing };
  return (
    <div className="wrap tasks">
      <header className="page-head">
        <h1 tabIndex={-1}>{t('tasks.title')}</h1>
        <p className="lede under-title">{t('tasks.lede')}</p>
      </header>
      <ShownChoice
        legend={t('tasks.shown')}
        choices={LISTS.map((key) => ({ key, label: t(`tasks.list.${key}`) }))}
        chosen={list}
        onChoose={setList}
      />
      <RefusalNotice error={settling.error} />
      <JustSettled settling={settling} />
      <Suspense fallback={<Skeleton lines={5} />}>
        <List list={list} hands={hands} arrival={arrival} />
      </Suspense>
      {editing === null ? null : (
        <Contained>
          <EditTaskDialog
            task={editing}
            onClose={() => setEditing(null)}
            onEdited={() => {
              setEditing(null);
              void queryClient.invalidateQueries({ queryKey: tasksKey });
            }}
          />
        </Contained>
      )}
    </div>
  );
}

interface ListProps {
  list: TaskList;
  hands: TaskHands;
  arrival: Arrival;
}

function List({ list, hands, arrival: { wanted, pending } }: ListProps) {
  const t = useT();
  const query = useSuspenseInfiniteQuery(tasksQuery(useApi(), list));
  const tasks = query.data.pages.flatMap((page) => page.items);
  const elsewhere = wanted !== null && !tasks.some(({ id }) => id === wanted);
  return (
    <>
      {elsewhere && list === 'todo' ? <Sought id={wanted} hands={hands} pending={pending} /> : null}
      {tasks.length === 0 ? (
        <EmptyState
          title={t(`tasks.none.${list}`)}
          action={<ButtonLink to="/fils">{t('tasks.toThreads')}</ButtonLink>}
        >
          {t('tasks.noneAdvice')}
        </EmptyState>
      ) : (
        <section aria-labelledby="liste">
          <h2 id="liste" className="sr">
            {t(`tasks.list.${list}`)}
          </h2>
          <ol className="todo">
            {tasks.map((task) => (
              <TaskLine key={task.id} task={task} hands={hands} arrival={pending} />
            ))}
          </ol>
        </section>
      )}
      {query.hasNextPage ? (
        <p className="acts">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('tasks.more')}
          </Button>
        </p>
      ) : null}
    </>
  );
}

/** The task that a link leads to, when it is not among mine to do: done since, or somebody else's. */
function Sought({ id, hands, pending }: { id: string; hands: TaskHands; pending: RefObject<string | null> }) {
  const t = useT();
  const { data, isError } = useQuery(taskQuery(useApi(), id));
  if (isError) {
    return (
      <Notice hue="warn" live="polite" title={t('tasks.gone')}>
        <p>{t('tasks.goneAdvice')}</p>
      </Notice>
    );
  }
  if (data === undefined) return <Skeleton lines={2} />;
  return (
    <section aria-labelledby="tache-cherchee" className="tasks-sought">
      <h2 id="tache-cherchee">{t('tasks.sought')}</h2>
      <ol className="todo">
        <TaskLine task={data} hands={hands} arrival={pending} />
      </ol>
    </section>
  );
}

interface Arrival {
  /** The task that the address names. */
  wanted: string | null;
  /** The same until it took the focus. */
  pending: RefObject<string | null>;
}

/** `#tache-…`: a letter, the day or a message leads to one task. */
function useArrival(): Arrival {
  const hash = useRouterState({ select: ({ location }) => location.hash });
  const wanted = /^tache-([0-9a-f-]{36})$/.exec(hash)?.[1] ?? null;
  const pending = useRef<string | null>(null);
  const seen = useRef<string | null>(null);
  if (seen.current !== wanted) {
    seen.current = wanted;
    pending.current = wanted;
  }
  return { wanted, pending };
}

type Settling = ReturnType<typeof useSettling>;

/** Done, or to do again; the last one settled can be taken back. */
function useSettling() {
  const api = useApi();
  const queryClient = useQueryClient();
  const [last, setLast] = useState<Task | null>(null);
  const act = useMutation({
    mutationFn: ({ task, done }: { task: Task; done: boolean }) => settleTask(api, task.id, done),
    onSuccess: async (task) => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: tasksKey }),
        queryClient.invalidateQueries({ queryKey: ['day'] }),
      ]);
      setLast(task);
    },
  });
  return {
    last,
    error: act.error,
    hands: {
      busy: act.isPending ? act.variables.task.id : null,
      settle: (task: Task, done: boolean): void => act.mutate({ task, done }),
    },
  };
}

/** The line left its list: what was done is said here, takes the focus, and can be undone. */
function JustSettled({ settling: { last, hands } }: { settling: Settling }) {
  const t = useT();
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (last !== null) said.current?.focus();
  }, [last]);
  if (last === null) return null;
  const done = last.doneAt !== null;
  return (
    <div ref={said} tabIndex={-1} className="tasks-settled">
      <Notice
        hue={done ? 'ok' : 'info'}
        title={t(done ? 'tasks.nowDone' : 'tasks.nowOpen', { title: last.title })}
      >
        <p>
          <Button plain busy={hands.busy === last.id} onClick={() => hands.settle(last, !done)}>
            <Icon name="back" />
            {t('tasks.undo')}
          </Button>
        </p>
      </Notice>
    </div>
  );
}
