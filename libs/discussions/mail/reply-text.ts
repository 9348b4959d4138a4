/** Written above what a letter quotes; whatever follows it in a reply is the letter itself. */
export const REPLY_ABOVE = {
  fr: '— Répondez au-dessus de cette ligne —',
  en: '— Reply above this line —',
};

/** How mail clients introduce what they quote; they may break such a line in two or three. */
const BREAKABLE = [
  /^(?:le|el|am|il) .{4,200} (?:a écrit|escribió|schrieb|ha scritto) ?:$/i,
  /^on .{4,200} wrote ?:$/i,
];
const INTRODUCTIONS = [...BREAKABLE, /^.{1,200}<[^<>]{3,120}> (?:a écrit|wrote) ?:$/i];
const SEPARATORS = [
  /^-{2,}\s*(?:original message|message d['’]origine|message transféré|forwarded message|message original)\s*-{2,}$/i,
  /^_{10,}$/,
];
/** Outlook quotes a message under its headers. */
const HEADER_FIRST = /^\*?(?:de|from|expéditeur)\s?:\*?\s/i;
const HEADER_NEXT = /^\*?(?:envoyé|sent|date|à|to|objet|subject)\s?:\*?\s/i;
/** What a device adds under what was written. */
const DEVICE =
  /^(?:envoyé (?:de|depuis|à partir de) |sent from |sent with |obtenez outlook |télécharge[rz] outlook |get outlook |provenance : courrier )/i;
const SCANNED_LINES = 5_000;

/**
 * What the person wrote in a reply: without the message they answer, without signatures. Words written under a quote are
 * kept when there are none above it. Never throws; empty when nothing is theirs.
 */
export function writtenWords(mail: string): string {
  const lines = mail
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .split('\n', SCANNED_LINES);
  const marker = lines.findIndex((line) => Object.values(REPLY_ABOVE).some((words) => line.includes(words)));
  const cut = quoteStart(marker < 0 ? lines : lines.slice(0, marker));
  const above = own(cut.above);
  return above === '' ? own(cut.below) : above;
}

/** Where somebody else's message begins; without any, quoted lines alone are left out. */
function quoteStart(lines: readonly string[]): { above: string[]; below: string[] } {
  const start = lines.findIndex((line, index) => introduces(lines, line.trim(), index));
  if (start < 0) return { above: [...lines], below: [] };
  const quoted = lines.slice(start).some((line) => line.startsWith('>'));
  // Without marks, nothing tells the quote from what may follow it.
  return { above: lines.slice(0, start), below: quoted ? afterQuote(lines.slice(start)) : [] };
}

function afterQuote(lines: readonly string[]): string[] {
  const last = lines.findLastIndex((line) => line.startsWith('>'));
  return lines.slice(last + 1);
}

function introduces(lines: readonly string[], line: string, index: number): boolean {
  if (line === '' || line.length > 300) return false;
  if (SEPARATORS.some((mark) => mark.test(line))) return true;
  const next = (lines[index + 1] ?? '').trim();
  const third = (lines[index + 2] ?? '').trim();
  if (HEADER_FIRST.test(line) && HEADER_NEXT.test(next)) return true;
  if (INTRODUCTIONS.some((introduction) => introduction.test(line))) return true;
  if (next === '') return false;
  return [`${line} ${next}`, `${line} ${next} ${third}`].some(
    (words) => words.length <= 400 && BREAKABLE.some((introduction) => introduction.test(words)),
  );
}

/** Without quoted lines, and up to the signature. */
function own(lines: readonly string[]): string {
  const kept: string[] = [];
  for (const line of lines) {
    if (/^-- ?$/.test(line) || DEVICE.test(line.trim())) break;
    if (!line.startsWith('>')) kept.push(line.trimEnd());
  }
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The words of a mail that has no plain text: its quotes gone, one line per block. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(script|style|head|blockquote)\b[\s\S]*?<\/\1\s*>/gi, '\n')
    .replace(/<div[^>]*class="[^"]*gmail_quote[\s\S]*$/i, '')
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hexadecimal, name) => {
      if (name) return ENTITIES[String(name).toLowerCase()] ?? whole;
      const point = decimal ? Number(decimal) : Number.parseInt(String(hexadecimal), 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
    })
    .trim();
}
