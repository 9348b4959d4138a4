import { Markdown } from '~/ui/markdown';
import { withBoldNames } from './mention-words';

/**
 * What people type: paragraphs, line breaks, lists, **bold**, *italic*, quotes, and addresses one can follow. Never
 * HTML. A title would break the outline of the page: it is bold instead.
 */
export function MessageText({ text }: { text: string }) {
  return quotesOf(withBoldNames(withLinks(text))).map(({ quoted, lines }, index) => {
    const words = lines.join('\n').replaceAll(/^#{1,6}\s+(.+)$/gm, '**$1**');
    // biome-ignore lint/suspicious/noArrayIndexKey: the place in the text is the identity
    if (!quoted) return <Markdown key={index} text={words} />;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the place in the text is the identity
      <blockquote key={index}>
        <Markdown text={words} />
      </blockquote>
    );
  });
}

/** A bare address ends before the punctuation of the sentence that holds it; one that is a link already stays so. */
const ADDRESS = /(?<![[(/])https?:\/\/[^\s<>"«»()[\]]*[^\s<>"«»()[\].,;:!?’'*]/g;

const withLinks = (text: string): string => text.replaceAll(ADDRESS, (address) => `[${address}](${address})`);

interface Part {
  quoted: boolean;
  lines: string[];
}

const QUOTED = /^>\s?/;

function quotesOf(text: string): Part[] {
  const parts: Part[] = [];
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const quoted = QUOTED.test(line);
    const open = parts.at(-1);
    if (open?.quoted === quoted) open.lines.push(line.replace(QUOTED, ''));
    else parts.push({ quoted, lines: [line.replace(QUOTED, '')] });
  }
  return parts;
}
