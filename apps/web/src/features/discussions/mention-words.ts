/** Someone named in what is being written: shown as `@label`, sent as a token that says who. */
export interface Mention {
  label: string;
  /** `person:<id>`, `team:<id>`, `role:<name>`. */
  target: string;
}

/** The beginning of a name being typed after an @, up to the cursor. */
export interface MentionStart {
  from: number;
  q: string;
}

const STARTED = /(?:^|[\s(«])@(?<q>[\p{L}\p{M}'’-]{0,40}(?: [\p{L}\p{M}'’-]{0,40})?)$/u;
const TOKEN = /@\[(?<label>[^[\]\n]+)\]\((?<target>(?:person|team|role):[^)\s]+)\)/g;

export function mentionAt(text: string, cursor: number): MentionStart | null {
  const q = STARTED.exec(text.slice(Math.max(0, cursor - 90), cursor))?.groups?.q;
  return q === undefined ? null : { from: cursor - q.length - 1, q };
}

/** What is sent: each name in the text becomes the token of whom it names. */
export function withTokens(text: string, mentions: readonly Mention[]): string {
  if (mentions.length === 0) return text;
  const byLabel = new Map(mentions.map((mention) => [mention.label, mention]));
  // The longest first: « Jean » is also how « Jean Martin » begins.
  const labels = [...byLabel.keys()].sort((one, other) => other.length - one.length);
  const names = new RegExp(`@(${labels.map(escaped).join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'gu');
  return text.replaceAll(names, (found, label: string) => {
    const target = byLabel.get(label)?.target;
    return target === undefined ? found : `@[${label}](${target})`;
  });
}

/** What is shown in the field when a message is corrected: names instead of tokens. */
export function withNames(body: string): { text: string; mentions: Mention[] } {
  const mentions = [...body.matchAll(TOKEN)].map(({ groups }) => ({
    label: groups?.label ?? '',
    target: groups?.target ?? '',
  }));
  return { text: body.replaceAll(TOKEN, '@$<label>'), mentions };
}

/** What Markdown draws: names in bold. */
export const withBoldNames = (body: string): string =>
  body.replaceAll(TOKEN, (_, label: string) => `**@${label.replaceAll('*', '')}**`);

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
