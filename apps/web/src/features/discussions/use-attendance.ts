import { useCallback, useEffect, useRef, useState } from 'react';
import type { ThreadMessage } from '#realtime-contract';
import { type Attendance, arrived, forget, nextForgotten, nobody, told, wrote } from './attendance';
import { connection } from './connection';

/** The server tells it to the others no more often. */
const TYPING_EVERY_MS = 3_000;

/** Who is in the thread and who writes there now, myself aside; and how to say that I write. */
export function useAttendance(threadId: string, me: string, messages: readonly ThreadMessage[]) {
  const [attendance, setAttendance] = useState<Attendance>(nobody);
  const typedAt = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    setAttendance(nobody);
    return connection.watchPeople(threadId, {
      presence: (person, here) => {
        if (person.id !== me) setAttendance((now) => told(Date.now(), now, person, here));
      },
      typing: (person) => {
        if (person.id !== me) setAttendance((now) => wrote(Date.now(), now, person));
      },
      lost: () => setAttendance(nobody),
    });
  }, [threadId, me]);

  // The last words of a page are enough: who wrote older ones has stopped long ago.
  const author = messages.at(-1)?.author.id;
  const last = messages.at(-1)?.seq;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message of the same author counts too
  useEffect(() => {
    if (author !== undefined) setAttendance((now) => arrived(now, [author]));
  }, [author, last]);

  useEffect(() => {
    const next = nextForgotten(attendance);
    if (next === null) return;
    const timer = setTimeout(() => setAttendance((now) => forget(Date.now(), now)), next - Date.now() + 1);
    return () => clearTimeout(timer);
  }, [attendance]);

  const type = useCallback(() => {
    const now = Date.now();
    if (now - typedAt.current < TYPING_EVERY_MS) return;
    typedAt.current = now;
    connection.typing(threadId);
  }, [threadId]);

  return { attendance, type };
}
