/**
 * What was typed and not yet received by the server, kept on this device. Written at each change, at once, so
 * that closing the tab loses nothing; taken away as soon as the server has it.
 */
export interface LocalCopy<V> {
  value: V;
  /** What the server held when the person began to type: tells what they changed. */
  base: V;
  version: number;
  /** Milliseconds of this device. */
  at: number;
}

export interface LocalCopies<V> {
  /** Every copy of this text, the oldest first: a window that was closed may have left one. */
  readAll(): LocalCopy<V>[];
  /** False when this device refuses to keep anything (private window, full disk). */
  write(copy: LocalCopy<V>): boolean;
  /** Takes away this window's copy, and those that `readAll` gave and that nobody changed since. */
  clear(): void;
}

const PREFIX = 'cornac:draft:';

/** One name per window, so that two windows never write over each other's copy. */
const windowName = newKey().slice(0, 8);

/** A key for one intention or one window. `randomUUID` is missing where the page is not served over HTTPS. */
export function newKey(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Takes away every copy of this device: a person who signs out of a shared computer leaves no text on it. */
export function forgetLocalCopies(storage: () => Storage = () => localStorage): void {
  attempt(() => {
    const place = storage();
    const keys = Array.from({ length: place.length }, (_, index) => place.key(index) ?? '');
    for (const key of keys) if (key.startsWith(PREFIX)) place.removeItem(key);
  });
}

/** `scope` names the account, the object and the part: nobody else's text can come back. */
export function localCopies<V>(scope: string, storage: () => Storage = () => localStorage): LocalCopies<V> {
  const prefix = `${PREFIX}${scope}:`;
  const own = prefix + windowName;
  const seen = new Map<string, string>();

  return {
    readAll: () => {
      const found: LocalCopy<V>[] = [];
      attempt(() => {
        const place = storage();
        for (const key of Array.from({ length: place.length }, (_, index) => place.key(index) ?? '')) {
          const text = key.startsWith(prefix) ? place.getItem(key) : null;
          const copy = text === null ? null : parse<V>(text);
          if (text === null || copy === null) continue;
          seen.set(key, text);
          found.push(copy);
        }
      });
      return found.sort((one, other) => one.at - other.at);
    },
    write: (copy) => attempt(() => storage().setItem(own, JSON.stringify(copy))),
    clear: () => {
      attempt(() => {
        const place = storage();
        place.removeItem(own);
        for (const [key, text] of seen) if (place.getItem(key) === text) place.removeItem(key);
        seen.clear();
      });
    },
  };
}

/** Storage may be closed to the page: everything then goes on from memory, and the caller is told. */
function attempt(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

function parse<V>(text: string): LocalCopy<V> | null {
  try {
    return JSON.parse(text) as LocalCopy<V>;
  } catch {
    // Written by another version, or cut short: there is nothing to read in it.
    return null;
  }
}
