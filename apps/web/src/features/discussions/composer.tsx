import { type KeyboardEvent, type ReactNode, type RefObject, useId } from 'react';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { RefusalNotice } from '~/ui/refusal-notice';
import { AttachButton, Attachments } from './attachments';
import { FormatBar, markOfKey } from './format-bar';
import { MentionList } from './mention-list';
import { excerptOf } from './message-words';
import type { ThreadDraft } from './thread-draft';
import type { ThreadHands } from './thread-hands';
import { useAttachments } from './use-attachments';
import { useField } from './use-field';
import { useMentions } from './use-mentions';
import type { Writing } from './use-writing';

const BODY_MAX = 8_000;
const COUNT_FROM = 7_000;

interface ComposerProps {
  writing: Writing;
  hands: ThreadHands;
  field: RefObject<HTMLTextAreaElement | null>;
  label: string;
  /** Words are being written: told to those who are here. */
  onType: () => void;
  /** Beside the button that sends. */
  children: ReactNode;
}

/** Where one writes. The draft stays on the device until it leaves; the field keeps the focus after sending. */
export function Composer({ writing, hands, field, label, onType, children }: ComposerProps) {
  const t = useT();
  const id = useId();
  const { draft, change, send, giveUp, busy } = writing;
  const { text, question = false, replyTo, edits } = draft;
  const { apply, put } = useField(field, (words) => change({ ...draft, text: words }));
  const completion = useMentions({ threadId: hands.threadId, field, writing, put });
  const attachments = useAttachments(hands.threadId, writing);
  const { items, active, listId, optionId } = completion;
  const blank = text.trim() === '';

  const sendAll = (): void => {
    // A message never leaves without the files its author waits for.
    if (!attachments.busy) send();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (completion.onKey(event)) return;
    const withControl = event.ctrlKey || event.metaKey;
    const mark = withControl && !event.altKey ? markOfKey(event.key) : undefined;
    if (event.key === 'Enter' && withControl) sendAll();
    else if (event.key === 'Escape' && (replyTo ?? edits) !== undefined) giveUp();
    else if (mark !== undefined) apply(mark);
    else return;
    event.preventDefault();
    // Escape gives up the reply alone: a panel around stays open.
    event.stopPropagation();
  };

  return (
    <form
      className="compose"
      onSubmit={(event) => {
        event.preventDefault();
        sendAll();
        field.current?.focus();
      }}
    >
      <RefusalNotice error={writing.refusal} />
      <About draft={draft} hands={hands} onGiveUp={giveUp} />
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
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={items.length > 0 ? listId : undefined}
        aria-activedescendant={items.length > 0 ? optionId(active) : undefined}
        onChange={(event) => {
          change({ ...draft, text: event.target.value });
          if (event.target.value !== '') onType();
          completion.onMove();
        }}
        onKeyDown={onKeyDown}
      />
      <MentionList completion={completion} />
      <Attachments attachments={attachments} writing={writing} />
      <div className="acts">
        <Button type="submit" aria-disabled={blank || attachments.busy} busy={busy}>
          <Icon name="send" />
          {t(edits === undefined ? 'threads.send' : 'threads.correct')}
        </Button>
        {edits === undefined ? (
          <>
            <AttachButton attachments={attachments} />
            <label className="ask">
              <input
                type="checkbox"
                checked={question}
                onChange={(event) => change({ ...draft, question: event.target.checked })}
              />
              {t('threads.question.ask')}
            </label>
          </>
        ) : null}
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

interface AboutProps {
  draft: ThreadDraft;
  hands: ThreadHands;
  onGiveUp: () => void;
}

/** What the words are for, when it is not simply a new message. */
function About({ draft: { replyTo, edits }, hands, onGiveUp }: AboutProps) {
  const t = useT();
  if (replyTo === undefined && edits === undefined) return null;
  const message = replyTo === undefined ? undefined : hands.find(replyTo);
  return (
    <div className="replying">
      <p>
        {edits !== undefined
          ? t('threads.correcting')
          : message === undefined
            ? t('threads.answers.earlier')
            : t('threads.answers.words', {
                name: message.author.displayName,
                words: excerptOf(message.body),
              })}
      </p>
      <Button plain onClick={onGiveUp}>
        <Icon name="cross" />
        {t(edits === undefined ? 'threads.notReply' : 'threads.notCorrect')}
      </Button>
    </div>
  );
}
