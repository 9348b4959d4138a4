import { addressesIn } from './lines';

describe('addresses as people paste them', () => {
  it.each([
    ['one per line', 'a@x.fr\nb@x.fr\n', ['a@x.fr', 'b@x.fr']],
    ['with commas and semicolons', 'a@x.fr, b@x.fr;c@x.fr', ['a@x.fr', 'b@x.fr', 'c@x.fr']],
    ['from an address book', 'Nadia Belkacem <nadia@x.fr>, <malo@x.fr>', ['nadia@x.fr', 'malo@x.fr']],
    ['with blanks', '  a@x.fr \n\n  ', ['a@x.fr']],
    ['none', '', []],
  ])('%s', (_, text, addresses) => expect(addressesIn(text)).toEqual(addresses));
});
