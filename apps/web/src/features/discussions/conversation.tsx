import './messages.css';
import { useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { T, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Skeleton } from '~/ui/skeleton';
import type { Account } from '../session/api';
import type { Thread } from './api';
import { Composer } from './composer';
import { connection } from './connection';
import { HereLine, TypingLine } from './here-line';
import { Marked } from './marked';
import { MessageList } from './message-list';
import { Shortcuts } from './shortcuts';
import { ThreadStore } from './thread-store';
import { useAttendance } from './use-attendance';
import { useHands } from './use-hands';
import { useWriting } from './use-writing';

const MessageDialogs = lazy(() => import('./message-dialogs'));

interface ConversationProps {
  thread: Thread;
  account: Account;
  /** A tab above already says who reads this thread. */
  named?: boolean;
}

/** One thread: its state, its messages, and where to write. */
export function Conversation({ thread, account, named }: ConversationProps) {
  const t = useT();
  const store = useThreadStore(thread, account);
  const view = useSyncExternalStore(store.subscribe, store.current);
  const [paused, setPaused] = useState(false);
  const wanted = useWanted();
  const mayPost = thread.actions.includes('post');
  const field = useRef<HTMLTextAreaElement>(null);
  const writing = useWriting(store, account.id, thread.id, field);
  const { attendance, type } = useAttendance(thread.id, account.id, view.messages);
  const goTo = useRef<(seq: number) => void>(() => undefined);
  const { hands, asked, close, refusal, perform } = useHands({
    thread,
    me: account.id,
    store,
    messages: view.messages,
    writing,
    goTo,
  });

  // Once the thread is there, to the message that the address names.
  useEffect(() => {
    if (wanted !== null && view.phase === 'ready') goTo.current(wanted);
  }, [wanted, view.phase]);

  if (view.phase === 'closed') {
    return <Notice title={t('threads.closed.title')}>{<p>{t('threads.closed.advice')}</p>}</Notice>;
  }
  return (
    <>
      <div className="thread-state">
        <LiveState />
        {named ? null : <p className="small mute">{thread.label}</p>}
        <HereLine thread={thread} account={account} attendance={attendance} />
      </div>
      <Marked threadId={thread.id} lastChange={view.lastChange} show={hands.show} />
      {view.phase === 'failed' ? (
        <Notice hue="warn" title={t('threads.failed.title')} live="polite">
          <Button onClick={() => void store.load()}>{t('problem.again')}</Button>
        </Notice>
      ) : view.phase === 'loading' && view.messages.length === 0 ? (
        <div className="msgs">
          <p className="sr" role="status">
            {t('ui.loading')}
          </p>
          <Skeleton lines={5} />
        </div>
      ) : (
        <MessageList
          view={view}
          store={store}
          accountId={account.id}
          paused={paused}
          hands={hands}
          goTo={goTo}
        />
      )}
      <TypingLine attendance={attendance} />
      <RefusalNotice error={refusal} />
      {asked === null ? null : (
        <Suspense fallback={null}>
          <MessageDialogs
            asked={asked}
            threadId={thread.id}
            onClose={close}
            onTaken={(message) => perform(Promise.resolve(message))}
          />
        </Suspense>
      )}
      {mayPost ? (
        <Composer writing={writing} hands={hands} field={field} label={t('threads.write')} onType={type}>
          <PauseButton paused={paused} onPause={setPaused} />
        </Composer>
      ) : (
        <div className="row">
          <p className="small mute">{t('threads.readOnly')}</p>
          <PauseButton paused={paused} onPause={setPaused} />
        </div>
      )}
      <Shortcuts />
    </>
  );
}

/** `#m12`: the message that a search or a question leads to. */
function useWanted(): number | null {
  const hash = useRouterState({ select: ({ location }) => location.hash });
  const seq = /^m(\d{1,12})$/.exec(hash)?.[1];
  return seq === undefined ? null : Number(seq);
}

function PauseButton({ paused, onPause }: { paused: boolean; onPause: (paused: boolean) => void }) {
  const t = useT();
  return (
    <Button plain className="pause" onClick={() => onPause(!paused)}>
      <Icon name={paused ? 'chat' : 'pause'} />
      {t(paused ? 'threads.resume' : 'threads.pause')}
    </Button>
  );
}

/** Kept as long as the thread is the same: a new read mark or a new count does not start it again. */
function useThreadStore(thread: Thread, account: Account): ThreadStore {
  const api = useApi();
  const queryClient = useQueryClient();
  const { id } = thread;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the thread is only where it starts from
  const store = useMemo(
    () =>
      new ThreadStore(api, thread, { id: account.id, displayName: account.displayName }, (readSeq) => {
        queryClient.setQueriesData<{ items: Thread[] }>({ queryKey: ['threads'] }, (kept) =>
          kept === undefined ? kept : { ...kept, items: kept.items.map((one) => readUpTo(one, id, readSeq)) },
        );
        void queryClient.invalidateQueries({ queryKey: ['my-threads'] });
      }),
    [api, id, account.id, queryClient],
  );
  useEffect(() => store.open(), [store]);
  return store;
}

const readUpTo = (thread: Thread, id: string, readSeq: number): Thread =>
  thread.id === id ? { ...thread, readSeq, unread: Math.max(0, thread.lastSeq - readSeq) } : thread;

/** Whether what the others write arrives by itself. Said plainly, and that nothing is lost when it does not. */
function LiveState() {
  const t = useT();
  const state = useSyncExternalStore(connection.watch, connection.state);
  if (state === 'ended') {
    return (
      <p className="live off" role="status">
        <span>
          <T
            id="threads.ended"
            values={{
              link: (chunks) => (
                <a href={`/connexion?suite=${encodeURIComponent(location.pathname)}`}>{chunks}</a>
              ),
            }}
          />
        </span>
      </p>
    );
  }
  return (
    <p className={state === 'live' ? 'live' : 'live off'} role="status">
      {t(`threads.link.${state}`)}
      {state === 'lost' ? (
        <Button plain className="now" onClick={connection.hurry}>
          {t('threads.tryNow')}
        </Button>
      ) : null}
    </p>
  );
}
