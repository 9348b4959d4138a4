/** A text field: its words and what is selected in it. */
export interface Field {
  text: string;
  start: number;
  end: number;
}

export type Mark = 'bold' | 'list' | 'quote' | 'link';

/** Gives or takes away a mark around what is selected; what was selected stays so. */
export function format(field: Field, mark: Mark): Field {
  if (mark === 'bold') return around(field, '**');
  if (mark === 'link') return asLink(field);
  return beforeLines(field, mark === 'list' ? '- ' : '> ');
}

/** Puts words in place of what is selected, or where the cursor is. */
export function insert({ text, start, end }: Field, words: string): Field {
  const at = start + words.length;
  return { text: text.slice(0, start) + words + text.slice(end), start: at, end: at };
}

function around({ text, start, end }: Field, mark: string): Field {
  const selected = text.slice(start, end);
  const outside = text.slice(start - mark.length, start) === mark && text.startsWith(mark, end);
  if (outside && start >= mark.length) {
    const words = text.slice(0, start - mark.length) + selected + text.slice(end + mark.length);
    return { text: words, start: start - mark.length, end: end - mark.length };
  }
  const words = text.slice(0, start) + mark + selected + mark + text.slice(end);
  return { text: words, start: start + mark.length, end: end + mark.length };
}

/** `[words](address)`, the address selected to be typed over; an address that is selected becomes its own link. */
function asLink({ text, start, end }: Field): Field {
  const selected = text.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/.test(selected);
  const label = isAddress ? '' : selected;
  const address = isAddress ? selected : 'https://';
  const words = `${text.slice(0, start)}[${label}](${address})${text.slice(end)}`;
  if (isAddress || label === '') return { text: words, start: start + 1, end: start + 1 };
  const from = start + label.length + 3;
  return { text: words, start: from, end: from + address.length };
}

function beforeLines({ text, start, end }: Field, mark: string): Field {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const stop = text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end);
  const lines = text.slice(from, stop).split('\n');
  const marked = lines.every((line) => line.startsWith(mark));
  const changed = lines.map((line) => (marked ? line.slice(mark.length) : mark + line)).join('\n');
  const first = marked ? -Math.min(mark.length, start - from) : mark.length;
  return {
    text: text.slice(0, from) + changed + text.slice(stop),
    start: start + first,
    end: end + changed.length - (stop - from),
  };
}
