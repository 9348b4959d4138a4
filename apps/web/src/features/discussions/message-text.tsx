import type { ReactNode } from 'react';

/** What people type, as they typed it: paragraphs, line breaks, and addresses one can follow. Never HTML. */
export function MessageText({ text }: { text: string }) {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((paragraph, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a message never changes, its place is its identity
      <p key={index}>{withLinks(paragraph)}</p>
    ));
}

/** An address ends before the punctuation of the sentence that holds it. */
const ADDRESS = /https?:\/\/[^\s<>"«»]*[^\s<>"«».,;:!?)\]’']/g;

function withLinks(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const [address] = match;
    parts.push(text.slice(from, match.index));
    parts.push(
      <a key={match.index} href={address} rel="noopener noreferrer nofollow ugc">
        {address}
      </a>,
    );
    from = match.index + address.length;
  }
  return [...parts, text.slice(from)];
}
