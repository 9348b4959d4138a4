import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import { createIntl, createIntlCache, type IntlShape, RawIntlProvider, useIntl } from 'react-intl';
import type { MessageKey, Messages } from './keys';
import type { MessageStore } from './store';

type Plain = Record<string, string | number>;
type Chunks = (chunks: ReactNode) => ReactNode;
export type Rich = Record<string, string | number | ReactNode | Chunks>;

export type Translate = (key: MessageKey, values?: Plain) => string;

/** Intl separates thousands with U+202F, which the typeface lacks: U+00A0 reads the same. */
const wellSpaced = (text: string): string => text.replaceAll('\u202f', '\u00a0');

const cache = createIntlCache();
const rich = {
  b: (chunks: ReactNode) => <b>{chunks}</b>,
  em: (chunks: ReactNode) => <em>{chunks}</em>,
  nb: (chunks: ReactNode) => <span className="nb">{chunks}</span>,
  sr: (chunks: ReactNode) => <span className="sr">{chunks}</span>,
};

const intlOf = (store: MessageStore, messages: Messages): IntlShape =>
  createIntl(
    {
      locale: store.locale,
      messages,
      timeZone: 'Europe/Paris',
      defaultRichTextElements: rich,
      // scripts/check-messages.mjs proves that none is missing: a fault here is reported, the page goes on.
      onError: (error) => globalThis.reportError?.(error),
    },
    cache,
  );

/** For code outside components (titles, errors): the same messages without React. */
export const translator =
  (store: MessageStore): Translate =>
  (key, values) =>
    wellSpaced(intlOf(store, store.current()).formatMessage({ id: key }, values) as string);

const StoreContext = createContext<MessageStore | null>(null);

export function MessagesProvider({ store, children }: { store: MessageStore; children: ReactNode }) {
  const messages = useSyncExternalStore(store.subscribe, store.current, store.current);
  const intl = useMemo(() => intlOf(store, messages), [store, messages]);
  return (
    <StoreContext value={store}>
      <RawIntlProvider value={intl}>{children}</RawIntlProvider>
    </StoreContext>
  );
}

export function useMessageStore(): MessageStore {
  const store = useContext(StoreContext);
  if (store === null) throw new Error('MessagesProvider is missing above this component');
  return store;
}

/** `const t = useT(); t('calls.count', { count: 3 })`, for attributes and plain text. */
export function useT(): Translate {
  const intl = useIntl();
  return useMemo(
    () => (key, values) => wellSpaced(intl.formatMessage({ id: key }, values) as string),
    [intl],
  );
}

/** A message with markup: `<T id="…" values={{ link: (chunks) => <a href="…">{chunks}</a> }} />`. */
export function T({ id, values }: { id: MessageKey; values?: Rich }) {
  const intl = useIntl();
  const parts = intl.formatMessage({ id }, values as Parameters<IntlShape['formatMessage']>[1]) as ReactNode;
  if (typeof parts === 'string') return wellSpaced(parts);
  if (!Array.isArray(parts)) return parts;
  return parts.map((part) => (typeof part === 'string' ? wellSpaced(part) : part));
}
