import type { ReactNode } from 'react';

/**
 * The little Markdown that institutions write with: titles, paragraphs, lists, **bold**, *italic*, [links].
 * Made into elements, never into HTML: nothing that was typed can become a tag.
 */
export function Markdown({ text, level = 3 }: { text: string; level?: 2 | 3 | 4 }) {
  return blocksOf(text).map((block, index) => (
    // The text is shown whole and never reordered.
    // biome-ignore lint/suspicious/noArrayIndexKey: the place in the text is the identity
    <Block key={index} block={block} level={level} />
  ));
}

interface BlockShape {
  kind: 'title' | 'text' | 'list';
  ordered?: boolean;
  start?: number;
  lines: string[];
}

const BULLET = /^\s*[-*]\s+/;
const NUMBER = /^\s*\d+[.)]\s+/;
const TITLE = /^#{1,6}\s+/;

function blocksOf(text: string): BlockShape[] {
  const blocks: BlockShape[] = [];
  let open: BlockShape | null = null;
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const kind = kindOf(line);
    if (kind === 'blank') open = null;
    else if (kind === 'title') {
      blocks.push({ kind: 'title', lines: [line.replace(TITLE, '')] });
      open = null;
    } else if (kind === 'text') {
      if (open === null) {
        open = { kind: 'text', lines: [] };
        blocks.push(open);
      }
      // A line under a bullet goes on with that bullet.
      if (open.kind === 'list') open.lines.push(`${open.lines.pop() ?? ''} ${line.trim()}`);
      else open.lines.push(line);
    } else {
      const ordered = kind === 'number';
      if (open?.kind !== 'list' || open.ordered !== ordered) {
        open = { kind: 'list', ordered, lines: [] };
        if (ordered) open.start = Number.parseInt(line, 10);
        blocks.push(open);
      }
      open.lines.push(line.replace(ordered ? NUMBER : BULLET, ''));
    }
  }
  return blocks;
}

function kindOf(line: string): 'blank' | 'title' | 'bullet' | 'number' | 'text' {
  if (line.trim() === '') return 'blank';
  if (TITLE.test(line)) return 'title';
  if (BULLET.test(line)) return 'bullet';
  return NUMBER.test(line) ? 'number' : 'text';
}

function Block({ block, level }: { block: BlockShape; level: 2 | 3 | 4 }) {
  if (block.kind === 'title') {
    const Title = `h${level}` as const;
    return <Title>{inline(block.lines[0] ?? '')}</Title>;
  }
  if (block.kind === 'text') return <p>{inline(block.lines.join('\n'))}</p>;
  const items = block.lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is the identity
    <li key={index}>{inline(line)}</li>
  ));
  return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
}

/** A star between spaces is a star. */
const INLINE =
  /\*\*(?<bold>[^*]+)\*\*|\*(?<em>[^*\s](?:[^*]*[^*\s])?)\*|\[(?<label>[^\]]+)\]\((?<href>[^)\s]+)\)/;

function inline(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let rest = text;
  for (let match = INLINE.exec(rest); match !== null; match = INLINE.exec(rest)) {
    const { bold, em, label, href } = match.groups ?? {};
    parts.push(rest.slice(0, match.index));
    if (bold !== undefined) parts.push(<strong key={parts.length}>{bold}</strong>);
    else if (em !== undefined) parts.push(<em key={parts.length}>{em}</em>);
    else parts.push(<MarkdownLink key={parts.length} href={href ?? ''} label={label ?? ''} />);
    rest = rest.slice(match.index + match[0].length);
  }
  return [...parts, rest];
}

/** Only addresses that lead to a page or a mail: no script, no data. */
function MarkdownLink({ href, label }: { href: string; label: string }) {
  if (!/^(https?:\/\/|mailto:|\/(?!\/))/i.test(href)) return label;
  return (
    <a href={href} rel="noopener nofollow">
      {label}
    </a>
  );
}
