import './discussions.css';
import { type KeyboardEvent, lazy, Suspense, useId, useRef, useState } from 'react';
import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import type { Account } from '../session/api';
import type { Thread } from './api';
import { Conversation } from './conversation';
import { Unread } from './unread';

const NewThreadDialog = lazy(() => import('./new-thread-dialog'));

/** The threads around one object: one at a time, tabs when there are several circles of readers. */
export default function ThreadPanel({ threads, account }: { threads: readonly Thread[]; account: Account }) {
  const id = useId();
  const [chosen, setChosen] = useState(() => (threads.find((thread) => thread.unread > 0) ?? threads[0])?.id);
  const thread = threads.find((one) => one.id === chosen) ?? threads[0];
  if (thread === undefined) return null;
  const opener = <NewThreadButton threads={threads} me={account.id} onOpened={setChosen} />;
  if (threads.length === 1) {
    return (
      <>
        {opener}
        <Conversation key={thread.id} thread={thread} account={account} />
      </>
    );
  }
  return (
    <>
      {opener}
      <AudienceTabs id={id} threads={threads} chosen={thread.id} onChoose={setChosen} />
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${thread.id}`} className="tabpanel">
        <Conversation key={thread.id} thread={thread} account={account} named />
      </div>
    </>
  );
}

interface NewThreadProps {
  threads: readonly Thread[];
  me: string;
  onOpened: (id: string) => void;
}

/** Opens a conversation among chosen readers; for who writes in one of the circles. */
function NewThreadButton({ threads, me, onOpened }: NewThreadProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const circles = threads.filter(({ title, actions }) => title === undefined && actions.includes('post'));
  if (circles.length === 0) return null;
  return (
    <p className="new-thread">
      <Button plain onClick={() => setOpen(true)}>
        <Icon name="plus" />
        {t('threads.new.ask')}
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <NewThreadDialog
            circles={circles}
            me={me}
            onClose={() => setOpen(false)}
            onOpened={(id) => {
              setOpen(false);
              onOpened(id);
            }}
          />
        </Suspense>
      ) : null}
    </p>
  );
}

interface TabsProps {
  id: string;
  threads: readonly Thread[];
  chosen: string;
  onChoose: (id: string) => void;
}

function AudienceTabs({ id, threads, chosen, onChoose }: TabsProps) {
  const t = useT();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const here = threads.findIndex((thread) => thread.id === chosen);
    const next = threads[(here + step + threads.length) % threads.length];
    if (next === undefined) return;
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-thread="${next.id}"]`)?.focus();
  };
  return (
    <div role="tablist" aria-label={t('threads.audiences')} className="audiences" ref={list} onKeyDown={move}>
      {threads.map((thread) => (
        <button
          key={thread.id}
          type="button"
          role="tab"
          id={`${id}-${thread.id}`}
          data-thread={thread.id}
          aria-selected={thread.id === chosen}
          aria-controls={`${id}-panel`}
          tabIndex={thread.id === chosen ? 0 : -1}
          onClick={() => onChoose(thread.id)}
        >
          {thread.title ?? thread.label}
          {thread.unread > 0 && thread.id !== chosen ? <Unread count={thread.unread} /> : null}
        </button>
      ))}
    </div>
  );
}
