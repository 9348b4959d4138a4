import type { ReactNode } from 'react';

export interface ObjectHeaderProps {
  breadcrumb: ReactNode;
  /** The state's Tag, the PathMark, a reference. */
  state?: ReactNode;
  title: string;
  /** Longer titles are set a little smaller. */
  long?: boolean;
  lede?: ReactNode;
  /** People, PathTrace, AwaitBlock, in that order. */
  children?: ReactNode;
}

/** The same frame for every object: where, state, title, path, people, what is expected. */
export function ObjectHeader({ breadcrumb, state, title, long, lede, children }: ObjectHeaderProps) {
  return (
    <header className="object">
      {breadcrumb}
      {state === undefined ? null : <p className="state">{state}</p>}
      <h1 className={long ? 'long' : undefined} tabIndex={-1}>
        {title}
      </h1>
      {lede === undefined ? null : <p className="lede">{lede}</p>}
      {children}
    </header>
  );
}
