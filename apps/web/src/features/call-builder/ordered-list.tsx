import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';

export interface OrderedListProps<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** As buttons and announcements say it: « Critère 2, Modèle économique ». */
  nameOf: (item: Item, index: number) => string;
  /** What stands beside the buttons. */
  heading: (item: Item, index: number) => ReactNode;
  children: (item: Item, index: number) => ReactNode;
  onChange: (items: NoInfer<Item>[]) => void;
  addLabel: string;
  make: () => NoInfer<Item>;
  max?: number;
  /** Each item folds: for long lists. A new one opens. */
  folding?: boolean;
}

interface Removed<Item> {
  item: Item;
  index: number;
}

/**
 * Things in an order that matters: added, moved and removed by buttons, never by dragging. A removal can be undone,
 * a move is announced, and focus stays on what was moved.
 */
export function OrderedList<Item>(props: OrderedListProps<Item>) {
  const { items, keyOf, nameOf, onChange, addLabel, make, max = Number.POSITIVE_INFINITY } = props;
  const t = useT();
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const [removed, setRemoved] = useState<Removed<Item> | null>(null);
  const wanted = useRef<{ key: string; what: 'up' | 'down' | 'first' } | null>(null);

  useEffect(() => {
    const { current } = wanted;
    if (current === null || !items.some((item) => keyOf(item) === current.key)) return;
    wanted.current = null;
    focusIn(list.current?.querySelector(`[data-item="${current.key}"]`), current.what);
  });

  const move = (from: number, to: number): void => {
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length) return;
    const next = items.filter((_, index) => index !== from);
    next.splice(to, 0, item);
    wanted.current = { key: keyOf(item), what: to < from ? 'up' : 'down' };
    setSaid(t('builder.list.moved', { name: nameOf(item, to), place: to + 1, count: items.length }));
    onChange(next);
  };

  const remove = (index: number): void => {
    const item = items[index];
    if (item === undefined) return;
    setRemoved({ item, index });
    setSaid(t('builder.list.removed', { name: nameOf(item, index) }));
    onChange(items.filter((_, place) => place !== index));
  };

  const putBack = ({ item, index }: Removed<Item>): void => {
    const next = [...items];
    next.splice(index, 0, item);
    wanted.current = { key: keyOf(item), what: 'first' };
    setRemoved(null);
    onChange(next);
  };

  const add = (): void => {
    const item = make();
    wanted.current = { key: keyOf(item), what: 'first' };
    setRemoved(null);
    onChange([...items, item]);
  };

  return (
    <div className="ordered">
      <ol ref={list}>
        {items.map((item, index) => (
          <li key={keyOf(item)} className="piece" data-item={keyOf(item)}>
            <Piece
              {...props}
              item={item}
              index={index}
              onMove={(by) => move(index, index + by)}
              onRemove={() => remove(index)}
            />
          </li>
        ))}
      </ol>
      <p className="sr" role="status">
        {said}
      </p>
      {removed === null ? null : (
        <p className="small removed">
          {t('builder.list.removed', { name: nameOf(removed.item, removed.index) })}{' '}
          <Button plain onClick={() => putBack(removed)}>
            {t('builder.list.undo')}
          </Button>
        </p>
      )}
      {items.length >= max ? null : (
        <Button onClick={add}>
          <Icon name="plus" />
          {addLabel}
        </Button>
      )}
    </div>
  );
}

interface PieceProps<Item> extends OrderedListProps<Item> {
  item: Item;
  index: number;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function Piece<Item>({
  items,
  item,
  index,
  nameOf,
  heading,
  children,
  folding,
  onMove,
  onRemove,
}: PieceProps<Item>) {
  const t = useT();
  const name = nameOf(item, index);
  const tools = (
    <div className="piece-tools">
      <Button
        data-tool="up"
        disabled={index === 0}
        onClick={() => onMove(-1)}
        aria-label={t('builder.list.up', { name })}
      >
        <Icon name="upward" />
      </Button>
      <Button
        data-tool="down"
        disabled={index === items.length - 1}
        onClick={() => onMove(1)}
        aria-label={t('builder.list.down', { name })}
      >
        <Icon name="downward" />
      </Button>
      <Button onClick={onRemove} aria-label={t('builder.list.remove', { name })}>
        <Icon name="trash" />
      </Button>
    </div>
  );
  if (folding) {
    return (
      <>
        <details>
          <summary>
            <Icon name="chevron" />
            <span>{heading(item, index)}</span>
          </summary>
          <div className="piece-body">{children(item, index)}</div>
        </details>
        {tools}
      </>
    );
  }
  return (
    <>
      <div className="piece-head">
        {heading(item, index)}
        {tools}
      </div>
      <div className="piece-body">{children(item, index)}</div>
    </>
  );
}

/** The button that was pressed, or its neighbour when the item has reached an end; for a new item, its first field. */
function focusIn(item: Element | null | undefined, what: 'up' | 'down' | 'first'): void {
  if (item == null) return;
  if (what === 'first') {
    const fold = item.querySelector('details');
    if (fold !== null) fold.open = true;
    const field = item.querySelector<HTMLInputElement | HTMLTextAreaElement>('input[type="text"], textarea');
    field?.focus();
    field?.select();
    return;
  }
  const tool = item.querySelector<HTMLButtonElement>(`[data-tool="${what}"]`);
  const other = item.querySelector<HTMLButtonElement>(`[data-tool="${what === 'up' ? 'down' : 'up'}"]`);
  (tool?.disabled ? other : tool)?.focus();
}
