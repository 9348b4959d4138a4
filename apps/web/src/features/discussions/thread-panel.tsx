import './discussions.css';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useT } from '~/messages/intl';
import type { Account } from '../session/api';
import type { Thread } from './api';
import { Conversation } from './conversation';
import { Unread } from './unread';

/** The threads around one object: one at a time, tabs when there are several circles of readers. */
export default function ThreadPanel({ threads, account }: { threads: readonly Thread[]; account: Account }) {
  const id = useId();
  const [chosen, setChosen] = useState(() => (threads.find((thread) => thread.unread > 0) ?? threads[0])?.id);
  const thread = threads.find((one) => one.id === chosen) ?? threads[0];
  if (thread === undefined) return null;
  if (threads.length === 1) return <Conversation key={thread.id} thread={thread} account={account} />;
  return (
    <>
      <AudienceTabs id={id} threads={threads} chosen={thread.id} onChoose={setChosen} />
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${thread.id}`} className="tabpanel">
        <Conversation key={thread.id} thread={thread} account={account} named />
      </div>
    </>
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
          {thread.label}
          {thread.unread > 0 && thread.id !== chosen ? <Unread count={thread.unread} /> : null}
        </button>
      ))}
    </div>
  );
}
