import type { Area, Locale, Messages } from './keys';

/** The messages one page has at hand. In the browser it grows area by area; on the server it is full. */
export interface MessageStore {
  readonly locale: Locale;
  current(): Messages;
  subscribe(listener: () => void): () => void;
  load(areas: readonly Area[]): Promise<void>;
}

type Catalogue = { default: Messages };
// Each file is its own chunk: a page ships its language and its areas, nothing else.
const files = import.meta.glob<Catalogue>('./*/*.json');

export function createBrowserStore(locale: Locale): MessageStore {
  const loading = new Map<Area, Promise<void>>();
  const listeners = new Set<() => void>();
  let messages: Messages = {};

  const fetchArea = async (area: Area): Promise<void> => {
    const file = files[`./${locale}/${area}.json`];
    if (file === undefined) throw new Error(`No catalogue for ${locale}/${area}`);
    const catalogue = await file();
    messages = { ...messages, ...catalogue.default };
    for (const listener of listeners) listener();
  };

  return {
    locale,
    current: () => messages,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async (areas) => {
      await Promise.all(
        areas.map((area) => {
          const known = loading.get(area) ?? fetchArea(area);
          loading.set(area, known);
          return known;
        }),
      );
    },
  };
}
