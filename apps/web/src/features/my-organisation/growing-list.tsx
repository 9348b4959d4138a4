import { type ReactNode, useState } from 'react';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Icon } from '~/ui/icon';

/** One way to add to a list. */
export interface Addition {
  /** The words of the button. */
  label: string;
  form: (done: () => void) => ReactNode;
}

interface GrowingListProps {
  /** The usual way first; none for who may not add. */
  additions: readonly Addition[];
  empty: { title: string; advice: string };
  /** `li` elements. */
  children: readonly ReactNode[];
  more?: ReactNode;
}

/** A list of the organisation's own, and the form that adds to it, which takes its place meanwhile. */
export function GrowingList({ additions, empty, children, more }: GrowingListProps) {
  const [adding, setAdding] = useState<number | null>(null);
  const chosen = adding === null ? undefined : additions[adding];
  if (chosen !== undefined) return chosen.form(() => setAdding(null));
  const buttons =
    additions.length === 0
      ? undefined
      : additions.map(({ label }, index) => (
          <Button key={label} main={index === 0} onClick={() => setAdding(index)}>
            <Icon name="plus" />
            {label}
          </Button>
        ));
  if (children.length === 0)
    return (
      <EmptyState title={empty.title} action={buttons}>
        {empty.advice}
      </EmptyState>
    );
  return (
    <>
      {buttons === undefined ? null : <p className="acts">{buttons}</p>}
      <ul className="papers">{children}</ul>
      {more}
    </>
  );
}
