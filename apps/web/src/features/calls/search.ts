import { oneText, texts } from '~/shared/search';
import type { CallKind, CallSearch, DirectoryPhase } from './api';

export const kinds = ['projects', 'interest', 'internal', 'ideas'] as const satisfies readonly CallKind[];
export const phases = ['open', 'coming', 'closed'] as const satisfies readonly DirectoryPhase[];

/**
 * What of an address concerns the directory. Every name is written, even when there is nothing to say: what is
 * not read here must not pass to the API as it came. Open calls are the default.
 */
export function readCallSearch(search: Record<string, unknown>): CallSearch {
  const phase = oneText(search.phase);
  const kind = texts(search.kind)?.filter((one): one is CallKind =>
    (kinds as readonly string[]).includes(one),
  );
  return {
    q: oneText(search.q),
    kind: kind?.length ? kind : undefined,
    theme: oneText(search.theme),
    territory: oneText(search.territory),
    phase: phase === 'coming' || phase === 'closed' ? phase : undefined,
    cursor: oneText(search.cursor),
  };
}

/** One thing removed from the filters, for the « retirer » links. */
export function without(
  search: CallSearch,
  name: 'q' | 'kind' | 'theme' | 'territory',
  value?: string,
): CallSearch {
  const { cursor: _, ...kept } = search;
  const rest = name === 'kind' ? kept.kind?.filter((one) => one !== value) : undefined;
  return readCallSearch({ ...kept, [name]: rest });
}
