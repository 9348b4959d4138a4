import type { DraftWorld } from './draft-saver';

type Kept = ReturnType<DraftWorld['kept']>;

/** What was typed, on this device until the server has it. A browser that refuses storage changes nothing else. */
export function keptCopy(key: string): { read: () => Kept; write: (draft: Kept) => void } {
  return {
    read: () => {
      const text = storage()?.getItem(key) ?? null;
      return text === null ? null : (JSON.parse(text) as Kept);
    },
    write: (draft) => {
      if (draft === null) storage()?.removeItem(key);
      else store(key, JSON.stringify(draft));
    },
  };
}

/** Some browsers forbid it altogether, by throwing at the first touch. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch (error) {
    globalThis.reportError(error);
    return null;
  }
}

/** Full or forbidden: the text is still on the page and still goes to the server. */
function store(key: string, text: string): void {
  try {
    storage()?.setItem(key, text);
  } catch (error) {
    globalThis.reportError(error);
  }
}
