import type { ReactNode } from 'react';
import { Icon } from './icon';

export interface AwaitBlockProps {
  /** Who is asked: « Pour candidater », « Ce qui vous attend ». */
  ask: ReactNode;
  /** What, and before when, in one sentence. */
  what: ReactNode;
  /** How long is left, what happens after. */
  by?: ReactNode;
  /** The one main action, and at most one other. */
  children?: ReactNode;
}

/** The only framed block of a page: what is expected of you, and before when. */
export function AwaitBlock({ ask, what, by, children }: AwaitBlockProps) {
  return (
    <div className="await">
      <div>
        <p className="ask">{ask}</p>
        <p className="what">{what}</p>
        {by === undefined ? null : (
          <p className="by">
            <Icon name="clock" />
            {by}
          </p>
        )}
      </div>
      {children === undefined ? null : <div className="acts">{children}</div>}
    </div>
  );
}
