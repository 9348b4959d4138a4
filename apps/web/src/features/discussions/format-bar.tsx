import { type KeyboardEvent, useRef } from 'react';
import { useT } from '~/messages/intl';
import type { Mark } from './formatting';

const MARKS: readonly Mark[] = ['bold', 'list', 'quote', 'link'];

/** The mark of a shortcut, with Ctrl or Cmd. Lists and quotes have none: their keys belong to browsers. */
export const markOfKey = (key: string): Mark | undefined =>
  (({ b: 'bold', k: 'link' }) as const)[key.toLowerCase() as 'b' | 'k'];

/** Bold, list, quote, link: one stop of the Tab key, arrows inside. */
export function FormatBar({ controls, onMark }: { controls: string; onMark: (mark: Mark) => void }) {
  const t = useT();
  const bar = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = buttons[(here + step + buttons.length) % buttons.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next?.focus();
  };
  return (
    <div
      role="toolbar"
      className="format-bar"
      aria-label={t('threads.format.title')}
      aria-controls={controls}
      ref={bar}
      onKeyDown={move}
    >
      {MARKS.map((mark, index) => (
        <button
          key={mark}
          type="button"
          className={mark}
          tabIndex={index === 0 ? 0 : -1}
          onClick={() => onMark(mark)}
        >
          {t(`threads.format.${mark}`)}
        </button>
      ))}
    </div>
  );
}
