import type { ReactNode } from 'react';

export interface Todo {
  key: string;
  /** The hour or the day, large: « 18 h 00 », « Jeudi 21 ». */
  when: ReactNode;
  /** Under it: « dans 3 h 28 min ». */
  whenNote?: ReactNode;
  title: ReactNode;
  /** What it is about. */
  about?: ReactNode;
  /** Why it matters, what happens otherwise. */
  why?: ReactNode;
  /** One button; `main` on the first item only. */
  action?: ReactNode;
}

/** Things to do, most urgent first; the first one may be set larger. */
export function TodoList({ items, emphasiseFirst }: { items: readonly Todo[]; emphasiseFirst?: boolean }) {
  return (
    <ol className="todo">
      {items.map((item, index) => (
        <li key={item.key} className={emphasiseFirst && index === 0 ? 'first' : undefined}>
          <div className="when">
            <b>{item.when}</b>
            {item.whenNote}
          </div>
          <div>
            <h3>{item.title}</h3>
            {item.about === undefined ? null : <p className="small mute">{item.about}</p>}
            {item.why === undefined ? null : <p className="why">{item.why}</p>}
          </div>
          {item.action === undefined ? null : <div className="acts">{item.action}</div>}
        </li>
      ))}
    </ol>
  );
}
