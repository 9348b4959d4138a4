import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { bare } from './picture.js';

const chunk = (name: string, content: Buffer): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(content.length);
  // The sum is not looked at: viewers do.
  return Buffer.concat([size, Buffer.from(name, 'latin1'), content, Buffer.alloc(4)]);
};
const header = Buffer.from([0, 0, 0, 40, 0, 0, 0, 20, 8, 2, 0, 0, 0]);
const png = (...more: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...more,
    chunk('IDAT', deflateSync(Buffer.alloc(61))),
    chunk('IEND', Buffer.alloc(0)),
  ]);

const segment = (marker: number, content: Buffer): Buffer => {
  const size = Buffer.alloc(2);
  size.writeUInt16BE(content.length + 2);
  return Buffer.concat([Buffer.from([0xff, marker]), size, content]);
};
const FRAME = segment(0xc0, Buffer.from([8, 0, 20, 0, 40, 1, 1, 0x11, 0]));
const SCAN = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
]);
const jpeg = (...more: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), ...more, FRAME, SCAN, Buffer.from([0xff, 0xd9])]);

const riff = (...chunks: [string, Buffer][]): Buffer => {
  const body = Buffer.concat(
    chunks.map(([name, content]) => {
      const size = Buffer.alloc(4);
      size.writeUInt32LE(content.length);
      return Buffer.concat([Buffer.from(name, 'latin1'), size, content, Buffer.alloc(content.length % 2)]);
    }),
  );
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length + 4);
  return Buffer.concat([Buffer.from('RIFF'), size, Buffer.from('WEBP'), body]);
};
const LOSSY = Buffer.concat([Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a, 40, 0, 20, 0]), Buffer.alloc(4)]);
const EXTENDED = (flags: number): Buffer => Buffer.from([flags, 0, 0, 0, 39, 0, 0, 19, 0, 0]);

const SECRET = Buffer.from('GPS 45.7578 N 4.8320 E, Capucine');

describe('a picture laid bare', () => {
  it.each([
    ['PNG', png(chunk('eXIf', SECRET), chunk('tEXt', SECRET)), png()],
    ['PNG, followed by something', Buffer.concat([png(), SECRET]), png()],
    [
      'JPEG',
      jpeg(
        segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), SECRET])),
        segment(0xed, SECRET),
        segment(0xfe, SECRET),
      ),
      jpeg(),
    ],
    ['JPEG, followed by something', Buffer.concat([jpeg(), SECRET]), jpeg()],
    [
      'WebP',
      riff(['VP8X', EXTENDED(0x2c)], ['VP8 ', LOSSY], ['EXIF', SECRET], ['XMP ', SECRET]),
      riff(['VP8X', EXTENDED(0x20)], ['VP8 ', LOSSY]),
    ],
  ])('keeps what is drawn and nothing else: %s', (_, given, expected) => {
    expect(given.includes(SECRET)).toBe(true);
    const picture = bare(given);
    expect(picture?.content.equals(expected)).toBe(true);
    expect(picture).toMatchObject({ width: 40, height: 20 });
    expect(picture && bare(picture.content)?.content.equals(picture.content)).toBe(true);
  });

  it('keeps what colours depend on', () => {
    const profile = segment(0xe2, Buffer.from('ICC_PROFILE\x00\x01\x01…'));
    expect(bare(jpeg(profile))?.content.includes(profile)).toBe(true);
    expect(bare(png(chunk('gAMA', Buffer.alloc(4))))?.content.includes('gAMA')).toBe(true);
  });

  it.each([
    ['a drawing that can run', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a page that starts like a picture', Buffer.concat([png().subarray(0, 8), Buffer.from('<script>')])],
    ['an animation', riff(['VP8X', EXTENDED(0x02)], ['ANMF', LOSSY])],
    ['a container without a picture', riff(['VP8X', EXTENDED(0)])],
    ['nothing', Buffer.alloc(0)],
  ])('is refused: %s', (_, given) => expect(bare(given)).toBeNull());

  it.each([
    ['PNG', png()],
    ['JPEG', jpeg()],
    ['WebP', riff(['VP8 ', LOSSY])],
  ])('never trusts a picture cut anywhere: %s', (_, whole) => {
    for (let at = 0; at < whole.length - 1; at++) expect(bare(whole.subarray(0, at))).toBeNull();
  });

  it('never falls over, whatever the bytes', () => {
    const starts = [png(), jpeg(chunk('eXIf', SECRET)), riff(['VP8X', EXTENDED(0xff)], ['VP8 ', LOSSY])];
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.nat(120),
        fc.uint8Array({ maxLength: 20 }),
        (start, at, noise) => {
          const spoilt = Buffer.from(start);
          spoilt.set(noise.subarray(0, Math.max(0, spoilt.length - at)), Math.min(at, spoilt.length));
          expect(() => bare(spoilt)).not.toThrow();
        },
      ),
    );
  });
});
