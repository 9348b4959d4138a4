import { type Fault, malformed } from '../problems.js';
import { IntegerParam, TextField } from './fields.js';

/** Query of every list: pages by key, never by offset. */
export class PageQuery {
  @TextField({ max: 400, optional: true, description: 'The `next` of the previous page' })
  cursor?: string;

  @IntegerParam({ min: 1, max: 100, optional: true, description: 'Items per page, 20 by default' })
  limit?: number;
}

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

export const DEFAULT_PAGE_SIZE = 20;

/** Opaque to clients: the sort key of the last row seen. */
export const encodeCursor = (key: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws 400 when the cursor was not given by us (wrong shape or length). */
export function decodeCursor(
  cursor: string | undefined,
  length: number,
): (string | number | null)[] | undefined {
  if (cursor === undefined) return undefined;
  const key = parse(cursor);
  const wellFormed =
    Array.isArray(key) &&
    key.length === length &&
    key.every((part) => part === null || typeof part === 'string' || typeof part === 'number');
  if (!wellFormed) throw malformed([CURSOR_FAULT]);
  return key;
}

const CURSOR_FAULT: Fault = {
  pointer: '/cursor',
  detail: {
    fr: 'Cette page n’existe plus : reprenez la liste au début.',
    en: 'This page no longer exists: start the list again.',
  },
};

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw malformed([CURSOR_FAULT]);
  }
}

/** Cuts one row too many, read to know whether there is a next page. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => (string | number | null)[],
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    next: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}
