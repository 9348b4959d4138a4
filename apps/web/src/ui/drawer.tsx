import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useT } from '~/messages/intl';
import { Button } from './button';
import { Icon } from './icon';

export interface DrawerProps {
  /** « Fil de la candidature ». */
  title: string;
  /** Under the title: who is here, who can read. */
  intro?: ReactNode;
  children: ReactNode;
  /** The page itself, to the left. */
  page: ReactNode;
  /** How many messages were not read, said on the button of narrow windows. */
  unread?: number;
}

/**
 * The page, and its thread beside it: a column on wide windows, a panel that opens over the page on narrow
 * ones. Wants `staticData: { wide: true }` on the route.
 */
export function WithDrawer({ title, intro, children, page, unread = 0 }: DrawerProps) {
  const t = useT();
  const id = useId();
  const [open, setOpen] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (open) heading.current?.focus();
  }, [open]);

  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };

  return (
    <div className="with-thread">
      <div className="beside">{page}</div>
      <Button
        className="thread-opener"
        ref={opener}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(true)}
      >
        <Icon name="chat" />
        {title}
        {unread > 0 ? (
          <span className="count">
            {unread}
            <span className="sr"> {t('ui.unread', { count: unread })}</span>
          </span>
        ) : null}
      </Button>
      <aside
        className={open ? 'thread open' : 'thread'}
        id={id}
        aria-label={title}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && open) close();
        }}
      >
        <div className="in">
          <header>
            <h2 tabIndex={-1} ref={heading}>
              <Icon name="chat" />
              {title}
            </h2>
            <Button plain className="thread-close" onClick={close}>
              <Icon name="cross" />
              {t('ui.close')}
            </Button>
            {intro}
          </header>
          {children}
        </div>
      </aside>
    </div>
  );
}
