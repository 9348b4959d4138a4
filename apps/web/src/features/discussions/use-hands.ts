import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { ThreadMessage } from '#realtime-contract';
import { useApi } from '~/shared/context';
import { decide, pin, react } from './acts-api';
import type { Thread } from './api';
import { type ActKind, actKindsQuery } from './becoming-api';
import type { ThreadHands } from './thread-hands';
import type { ThreadStore } from './thread-store';
import type { Writing } from './use-writing';

/** The message that a dialog is about. */
export type Asked =
  | { about: 'remove' | 'history' | 'report' | 'quote'; message: ThreadMessage }
  | { about: 'become'; message: ThreadMessage; kind: ActKind };

const NO_KIND: readonly ActKind[] = [];

interface Options {
  thread: Thread;
  me: string;
  store: ThreadStore;
  messages: readonly ThreadMessage[];
  writing: Writing;
  goTo: RefObject<(seq: number) => void>;
}

/** The same hands while nothing they do changes: a message that arrives does not draw the others again. */
export function useHands({ thread, me, store, messages, writing, goTo }: Options) {
  const api = useApi();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const held = useRef(messages);
  held.current = messages;
  const { id, actions } = thread;
  const mayPost = actions.includes('post');
  const mayPin = actions.includes('pin');
  const kinds = useQuery(actKindsQuery(api, id)).data?.items ?? NO_KIND;

  const perform = useCallback(
    (act: Promise<ThreadMessage>) => {
      setRefusal(null);
      act.then(store.took, setRefusal);
    },
    [store],
  );
  const mark = useCallback(
    (act: Promise<ThreadMessage>) =>
      perform(act.finally(() => void queryClient.invalidateQueries({ queryKey: ['thread', id, 'marked'] }))),
    [perform, queryClient, id],
  );

  const { reply, edit } = writing;
  const hands = useMemo((): ThreadHands => {
    const at = ({ seq }: ThreadMessage) => ({ id, seq });
    return {
      me,
      threadId: id,
      find: (seq) => held.current[seq - (held.current[0]?.seq ?? 1)],
      show: (seq) => goTo.current(seq),
      history: (message) => setAsked({ about: 'history', message }),
      kinds,
      become: (message, kind) => setAsked({ about: 'become', message, kind }),
      report: (message) => setAsked({ about: 'report', message }),
      quote: (message) => setAsked({ about: 'quote', message }),
      ...(mayPost && {
        reply,
        edit,
        remove: (message) => setAsked({ about: 'remove', message }),
        react: (message, emoji, there) => perform(react(api, at(message), emoji, there)),
      }),
      ...(mayPin && {
        pin: (message, pinned) => mark(pin(api, at(message), pinned)),
        decide: (message, decided) => mark(decide(api, at(message), decided)),
      }),
    };
  }, [me, id, mayPost, mayPin, kinds, reply, edit, goTo, api, perform, mark]);

  return { hands, asked, close: () => setAsked(null), refusal, perform };
}
