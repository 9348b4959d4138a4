import { displayName } from './files.js';
import { mediaTypeOf } from './media-types.js';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
const PNG = bytes(
  [0x89],
  'PNG\r\n',
  [0x1a, 0x0a, 0, 0, 0, 13],
  'IHDR',
  [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0],
);

describe('the type of an attachment', () => {
  it.each([
    ['budget.pdf', bytes('%PDF-1.7\n'), 'application/pdf'],
    ['Photo.PNG', PNG, 'image/png'],
    ['notes.txt', Buffer.from('Réunion du 7 janvier'), 'text/plain'],
    ['liste.csv', Buffer.from('nom;âge\nCapucine;81'), 'text/csv'],
  ])('is what both its name and its content say: %s', async (name, head, expected) => {
    expect(await mediaTypeOf(name, head)).toBe(expected);
  });

  it.each([
    ['a script disguised as a picture', 'photo.png', bytes('<script>alert(1)</script>')],
    ['a picture disguised as a document', 'budget.pdf', PNG],
    ['a page', 'page.html', bytes('<!doctype html>')],
    ['a drawing that can run', 'logo.svg', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a program', 'outil.exe', bytes('MZ')],
    ['a program said to be text', 'outil.txt', bytes('MZ', [0, 1, 2])],
    ['text that is not UTF-8', 'notes.txt', bytes([0xff, 0xfe, 0x41])],
    ['a name without extension', 'budget', bytes('%PDF-1.7')],
    ['nothing at all', 'vide.pdf', bytes('')],
  ])('is refused: %s', async (_, name, head) => {
    expect(await mediaTypeOf(name, head)).toBeNull();
  });
});

describe('the name of an attachment', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\nadia\\budget.pdf', 'budget.pdf'],
    ['bud\u202egdp.exe', 'budgdp.exe'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie: x.pdf'],
    ['a\0.pdf', 'a.pdf'],
    ['', 'document'],
  ])('%j is shown as %j', (name, shown) => expect(displayName(name)).toBe(shown));

  it('keeps its extension when it is too long', () => {
    const shown = displayName(`${'é'.repeat(300)}.pdf`);
    expect(shown).toHaveLength(200);
    expect(shown.endsWith('.pdf')).toBe(true);
  });
});
