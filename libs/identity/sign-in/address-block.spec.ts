import { addressBlock } from './address-block.js';

describe('the block of addresses that one subscriber holds', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:12:34:aaaa:bbbb:cccc:dddd', '2001:db8:12:34'],
    ['2001:db8:12:34::1', '2001:db8:12:34'],
    ['2001:0DB8:0012:0034::2', '2001:db8:12:34'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('of %s is %s', (address, block) => expect(addressBlock(address)).toBe(block));
});
