import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { useApi } from '~/shared/context';
import { type Mentionable, mentionableQuery } from './acts-api';
import { insert } from './formatting';
import { mentionAt } from './mention-words';
import type { Writing } from './use-writing';

const SHOWN = 6;

export interface Completion {
  listId: string;
  items: readonly Mentionable[];
  /** Rank of the one that Enter takes. */
  active: number;
  optionId: (index: number) => string;
  choose: (item: Mentionable) => void;
  /** True when the key was for the list. */
  onKey: (event: KeyboardEvent) => boolean;
  /** The cursor moved, or words changed. */
  onMove: () => void;
}

interface Options {
  threadId: string;
  field: RefObject<HTMLTextAreaElement | null>;
  writing: Writing;
  put: (next: { text: string; start: number; end: number }) => void;
}

/** Completes a name after an @: arrows to choose, Enter or Tab to take, Escape to go on without. */
export function useMentions({ threadId, field, writing, put }: Options): Completion {
  const listId = useId();
  const [q, setQ] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const { data } = useQuery({ ...mentionableQuery(useApi(), threadId, q ?? ''), enabled: q !== null });
  const items = q === null ? [] : (data?.items.slice(0, SHOWN) ?? []);

  const started = () => {
    const area = field.current;
    return area === null ? null : mentionAt(area.value, area.selectionStart);
  };
  const onMove = (): void => {
    setActive(0);
    setQ(started()?.q ?? null);
  };
  const choose = ({ kind, id, label }: Mentionable): void => {
    const area = field.current;
    const start = started();
    setQ(null);
    if (area === null || start === null) return;
    // Told first: the words that follow find it.
    writing.mention({ label, target: `${kind}:${id}` });
    put(insert({ text: area.value, start: start.from, end: area.selectionStart }, `@${label} `));
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (items.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = items[active];
    if (step !== undefined) setActive((active + step + items.length) % items.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) choose(chosen);
    else if (event.key === 'Escape') setQ(null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { listId, items, active, optionId: (index) => `${listId}-${index}`, choose, onKey, onMove };
}
