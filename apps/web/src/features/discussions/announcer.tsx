import { useEffect, useRef, useState } from 'react';
import type { ThreadMessage } from '#realtime-contract';
import { useT } from '~/messages/intl';
import { excerptOf } from './message-words';

const SAID_ONE_BY_ONE = 2;
const SAID_CHARACTERS = 280;

interface AnnouncerProps {
  messages: readonly ThreadMessage[];
  accountId: string;
  silent: boolean;
}

/**
 * Tells screen readers, politely, what arrives after the thread is open: not its history, not one's own words, and
 * a count instead of a flood. The list itself is not a live region: older messages would be read aloud.
 */
export function Announcer({ messages, accountId, silent }: AnnouncerProps) {
  const t = useT();
  const last = messages.at(-1)?.seq ?? 0;
  const said = useRef(last);
  const [words, setWords] = useState('');

  useEffect(() => {
    const arrived = messages.filter(
      (message) => message.seq > said.current && message.author.id !== accountId,
    );
    said.current = Math.max(said.current, last);
    if (silent || arrived.length === 0) return;
    setWords(
      arrived.length > SAID_ONE_BY_ONE
        ? t('threads.arrived', { count: arrived.length })
        : arrived
            .map(({ author, body }) => `${author.displayName} : ${excerptOf(body, SAID_CHARACTERS)}`)
            .join('\n'),
    );
  }, [messages, last, accountId, silent, t]);

  return (
    <p className="sr" role="status" aria-live={silent ? 'off' : 'polite'}>
      {words}
    </p>
  );
}
