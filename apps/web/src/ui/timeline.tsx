import type { ReactNode } from 'react';
import { useT } from '~/messages/intl';

export interface TimelineEvent {
  key: string;
  title: ReactNode;
  /** The date in full. */
  when: ReactNode;
  /** ISO, for machines. */
  dateTime?: string;
  state: 'done' | 'now' | 'next';
  children?: ReactNode;
}

/** Dates one under another: full for what is past, a large ring for now, dotted for what comes. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  const t = useT();
  return (
    <ol className="timeline">
      {events.map((event) => (
        <li
          key={event.key}
          className={event.state === 'now' ? 'now next' : event.state}
          aria-current={event.state === 'now' ? 'step' : undefined}
        >
          <span className="pin" />
          <div>
            <b>{event.title}</b>
            <span className="sr">{t(`timeline.${event.state}`)}</span>
            <time dateTime={event.dateTime}>{event.when}</time>
            {event.children}
          </div>
        </li>
      ))}
    </ol>
  );
}
