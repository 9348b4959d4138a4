import { type KeyboardEvent, type ReactNode, type RefObject, useId } from 'react';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { FormatBar, markOfKey } from './format-bar';
import { excerptOf } from './message-words';
import type { ThreadHands } from './thread-hands';
import { useField } from './use-field';
import type { Writing } from './use-writing';

const BODY_MAX = 8_000;
const COUNT_FROM = 7_000;

interface ComposerProps {
  writing: Writing;
  hands: ThreadHands;
  field: RefObject<HTMLTextAreaElement | null>;
  label: string;
  /** Beside the button that sends. */
  children: ReactNode;
}

/** Where one writes. The draft stays on the device until it leaves; the field keeps the focus after sending. */
export function Composer({ writing, hands, field, label, children }: ComposerProps) {
  const t = useT();
  const id = useId();
  const { draft, change, send } = writing;
  const { text, question = false, replyTo } = draft;
  const { apply } = useField(field, (words) => change({ ...draft, text: words }));
  const blank = text.trim() === '';

  const onKeyDown = (event: KeyboardEvent): void => {
    const withControl = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && withControl) {
      event.preventDefault();
      send();
      return;
    }
    if (event.key === 'Escape' && replyTo !== undefined) {
      // Only the reply is given up: a panel around stays open.
      event.stopPropagation();
      change(without(draft, 'replyTo'));
      return;
    }
    const mark = withControl && !event.altKey ? markOfKey(event.key) : undefined;
    if (mark === undefined) return;
    event.preventDefault();
    apply(mark);
  };

  return (
    <form
      className="compose"
      onSubmit={(event) => {
        event.preventDefault();
        send();
        field.current?.focus();
      }}
    >
      {replyTo === undefined ? null : (
        <ReplyLine seq={replyTo} hands={hands} onCancel={() => change(without(draft, 'replyTo'))} />
      )}
      <div className="compose-head">
        <label htmlFor={id}>{label}</label>
        <FormatBar controls={id} onMark={apply} />
      </div>
      <textarea
        id={id}
        ref={field}
        rows={1}
        value={text}
        maxLength={BODY_MAX}
        aria-describedby={`${id}-help`}
        onChange={(event) => change({ ...draft, text: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <div className="acts">
        <Button type="submit" aria-disabled={blank}>
          <Icon name="send" />
          {t('threads.send')}
        </Button>
        <label className="ask">
          <input
            type="checkbox"
            checked={question}
            onChange={(event) => change({ ...draft, question: event.target.checked })}
          />
          {t('threads.question.ask')}
        </label>
        {children}
      </div>
      <Left id={`${id}-help`} length={text.length} />
    </form>
  );
}

function Left({ id, length }: { id: string; length: number }) {
  const t = useT();
  const { number } = useFormat();
  return (
    <p className={length > COUNT_FROM ? 'small mute' : 'small mute by-key'} id={id}>
      {length > COUNT_FROM ? t('threads.left', { count: number(BODY_MAX - length) }) : t('threads.sendByKey')}
    </p>
  );
}

function ReplyLine({ seq, hands, onCancel }: { seq: number; hands: ThreadHands; onCancel: () => void }) {
  const t = useT();
  const message = hands.find(seq);
  return (
    <div className="replying">
      <p>
        {message === undefined
          ? t('threads.answers.earlier')
          : t('threads.answers.words', { name: message.author.displayName, words: excerptOf(message.body) })}
      </p>
      <Button plain onClick={onCancel}>
        <Icon name="cross" />
        {t('threads.notReply')}
      </Button>
    </div>
  );
}

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = value;
  return rest;
}
