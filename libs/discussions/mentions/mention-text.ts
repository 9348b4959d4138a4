/**
 * Mentions are written inside the words: `@[Nadia Belkacem](person:<account>)`, `@[Le Relais](team:<organisation>)`,
 * `@[Jury](role:juror)`. Readable as they stand, and nothing in them is ever taken for markup.
 */

export type MentionKind = 'person' | 'team' | 'role';

export interface MentionToken {
  kind: MentionKind;
  id: string;
  label: string;
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const TOKEN = new RegExp(
  `@\\[([^\\[\\]\\n]{1,120})\\]\\((?:(person|team):(${UUID})|(role):([a-z][a-z0-9_-]{0,39}))\\)`,
  'g',
);

export const holdsMention = (body: string): boolean => body.includes('@[') && body.search(TOKEN) >= 0;

/** Each thing mentioned, once, in order. */
export function mentionsIn(body: string): MentionToken[] {
  const found = new Map<string, MentionToken>();
  for (const match of body.matchAll(TOKEN)) {
    const token = tokenOf(match);
    const key = keyOf(token);
    if (!found.has(key)) found.set(key, token);
  }
  return [...found.values()];
}

/** The same words with each mention called by its true name. */
export function relabel(body: string, names: ReadonlyMap<string, string>): string {
  return body.replace(TOKEN, (...match: string[]) => {
    const { kind, id, label } = tokenOf(match);
    return `@[${asLabel(names.get(keyOf({ kind, id })) ?? label)}](${kind}:${id})`;
  });
}

/** For an excerpt or a letter: `@Nadia Belkacem`. */
export const plainWords = (body: string): string => body.replace(TOKEN, '@$1');

export const keyOf = ({ kind, id }: Pick<MentionToken, 'kind' | 'id'>): string => `${kind}:${id}`;

/** A name that holds brackets or line breaks would end its token early. */
const asLabel = (name: string): string =>
  name
    .replace(/[[\]\s]+/g, ' ')
    .trim()
    .slice(0, 120)
    .trim() || '—';

function tokenOf([, label = '', named, namedId, role, roleId]: readonly (
  | string
  | undefined
)[]): MentionToken {
  return named !== undefined
    ? { kind: named as MentionKind, id: namedId as string, label }
    : { kind: role as MentionKind, id: roleId as string, label };
}
