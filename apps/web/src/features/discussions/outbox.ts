import type { Outgoing } from './thread-log';

/** What a person wrote and that is not on the server yet stays on their device, under their account. */
interface Kept {
  draft: string;
  outgoing: { clientId: string; body: string }[];
}

const PREFIX = 'cornac:thread';
const nothing: Kept = { draft: '', outgoing: [] };
const keyOf = (accountId: string, threadId: string): string => `${PREFIX}:${accountId}:${threadId}`;

export function readKept(accountId: string, threadId: string): Kept {
  try {
    const text = localStorage.getItem(keyOf(accountId, threadId));
    return text === null ? nothing : { ...nothing, ...(JSON.parse(text) as Partial<Kept>) };
  } catch {
    // Storage closed by the browser (private window) or written by something else: nothing is kept, all else works.
    return nothing;
  }
}

export function keep(
  accountId: string,
  threadId: string,
  draft: string,
  outgoing: readonly Outgoing[],
): void {
  try {
    const key = keyOf(accountId, threadId);
    if (draft === '' && outgoing.length === 0) localStorage.removeItem(key);
    else {
      const leaving = outgoing.map(({ clientId, body }) => ({ clientId, body }));
      localStorage.setItem(key, JSON.stringify({ draft, outgoing: leaving } satisfies Kept));
    }
  } catch {
    // Full or closed storage: the page still holds everything while it is open.
  }
}

/** A UUID, also on plain HTTP where `crypto.randomUUID` is missing. */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
