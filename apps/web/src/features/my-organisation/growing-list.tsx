import { type ReactNode, useState } from 'react';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Icon } from '~/ui/icon';

interface GrowingListProps {
  /** The words of the button, for whoever may add. */
  add: string | undefined;
  form: (done: () => void) => ReactNode;
  empty: { title: string; advice: string };
  /** `li` elements. */
  children: readonly ReactNode[];
  more?: ReactNode;
}

/** A list of the organisation's own, and the form that adds to it, which takes its place meanwhile. */
export function GrowingList({ add, form, empty, children, more }: GrowingListProps) {
  const [adding, setAdding] = useState(false);
  if (adding) return form(() => setAdding(false));
  const button =
    add === undefined ? undefined : (
      <Button main onClick={() => setAdding(true)}>
        <Icon name="plus" />
        {add}
      </Button>
    );
  if (children.length === 0)
    return (
      <EmptyState title={empty.title} action={button}>
        {empty.advice}
      </EmptyState>
    );
  return (
    <>
      {button === undefined ? null : <p className="acts">{button}</p>}
      <ul className="papers">{children}</ul>
      {more}
    </>
  );
}
