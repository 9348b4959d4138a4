import { decodeCursor, encodeCursor, pageOf } from './pagination.js';

describe('pages by key', () => {
  it('give the key of the last row shown, and no next page after the last', () => {
    const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    const first = pageOf(
      rows,
      2,
      (row) => [row.id],
      (row) => row.id,
    );
    expect(first.items).toEqual(['a', 'b']);
    expect(decodeCursor(first.next ?? undefined, 1)).toEqual(['b']);
    expect(
      pageOf(
        rows.slice(2),
        2,
        (row) => [row.id],
        (row) => row.id,
      ),
    ).toEqual({ items: ['c'], next: null });
  });

  it.each([
    '',
    'not base64 json',
    encodeCursor(['too', 'long']),
    Buffer.from('{"a":1}').toString('base64url'),
    encodeCursor([]),
    Buffer.from('[{"$gt":1}]').toString('base64url'),
  ])('refuse a cursor that is not theirs: %s', (cursor) => {
    expect(() => decodeCursor(cursor, 1)).toThrow();
  });
});
