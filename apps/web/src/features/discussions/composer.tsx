import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import type { ThreadStore } from './thread-store';

const BODY_MAX = 8_000;
const COUNT_FROM = 7_000;

interface ComposerProps {
  store: ThreadStore;
  label: string;
  /** Beside the button that sends. */
  children: ReactNode;
}

/** Where one writes. The draft stays on the device until it leaves; the field keeps the focus after sending. */
export function Composer({ store, label, children }: ComposerProps) {
  const t = useT();
  const { number } = useFormat();
  const id = useId();
  const [text, setText] = useState(store.draft);
  const blank = text.trim() === '';

  const change = (value: string): void => {
    setText(value);
    store.keepDraft(value);
  };
  const send = (): void => {
    if (blank) return;
    change('');
    store.send(text.trim());
  };
  const sendByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      className="compose"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={1}
        value={text}
        maxLength={BODY_MAX}
        aria-describedby={`${id}-help`}
        onChange={(event) => change(event.target.value)}
        onKeyDown={sendByKey}
      />
      <div className="acts">
        <Button type="submit" aria-disabled={blank}>
          <Icon name="send" />
          {t('threads.send')}
        </Button>
        {children}
        <p className={text.length > COUNT_FROM ? 'small mute' : 'small mute by-key'} id={`${id}-help`}>
          {text.length > COUNT_FROM
            ? t('threads.left', { count: number(BODY_MAX - text.length) })
            : t('threads.sendByKey')}
        </p>
      </div>
    </form>
  );
}
