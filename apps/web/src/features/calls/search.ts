import { oneText, texts } from '~/shared/search';
import type { CallKind, CallSearch } from './api';

export const kinds = ['projects', 'interest', 'internal', 'ideas'] as const satisfies readonly CallKind[];
export const phases = ['open', 'coming', 'closed'] as const;
export type DirectoryPhase = (typeof phases)[number];

/** What of an address concerns the directory; the rest is dropped. Open calls are the default. */
export function readCallSearch(search: Record<string, unknown>): CallSearch {
  const found: CallSearch = {
    q: oneText(search.q),
    kind: texts(search.kind)?.filter((one): one is CallKind => (kinds as readonly string[]).includes(one)),
    theme: texts(search.theme),
    territory: oneText(search.territory),
    phase: phases.find((phase) => phase === oneText(search.phase) && phase !== 'open'),
    cursor: oneText(search.cursor),
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined && value.length > 0),
  ) as CallSearch;
}

/** One thing removed from the filters, for the « retirer » links. */
export function without(
  search: CallSearch,
  name: 'q' | 'kind' | 'theme' | 'territory',
  value?: string,
): CallSearch {
  const { cursor: _, ...kept } = search;
  const current = kept[name];
  const rest = Array.isArray(current) ? current.filter((one) => one !== value) : [];
  return readCallSearch({ ...kept, [name]: rest });
}
