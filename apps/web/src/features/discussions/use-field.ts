import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import { type Field, format, type Mark } from './formatting';

/** Acts on a text field as a hand would: the field's own undo takes it back. */
export function useField(
  field: RefObject<HTMLTextAreaElement | null>,
  onText: (text: string) => void,
): { apply: (mark: Mark) => void; put: (next: Field) => void } {
  const selection = useRef<{ start: number; end: number } | null>(null);

  // React puts the cursor at the end of a text it changed.
  useLayoutEffect(() => {
    if (selection.current === null) return;
    field.current?.setSelectionRange(selection.current.start, selection.current.end);
    selection.current = null;
  });

  const put = useCallback(
    (next: Field) => {
      const area = field.current;
      if (area === null) return;
      area.focus();
      selection.current = { start: next.start, end: next.end };
      const { from, to, words } = difference(area.value, next.text);
      area.setSelectionRange(from, to);
      // Old but the only way that keeps undo; it tells React by itself.
      const typed = document.execCommand(words === '' ? 'delete' : 'insertText', false, words);
      if (!typed) onText(next.text);
      area.setSelectionRange(next.start, next.end);
    },
    [field, onText],
  );

  const apply = useCallback(
    (mark: Mark) => {
      const area = field.current;
      if (area === null) return;
      put(format({ text: area.value, start: area.selectionStart, end: area.selectionEnd }, mark));
    },
    [field, put],
  );

  return { apply, put };
}

/** The part of a text that another replaces. */
function difference(before: string, after: string): { from: number; to: number; words: string } {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < most - from && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { from, to: before.length - tail, words: after.slice(from, after.length - tail) };
}
