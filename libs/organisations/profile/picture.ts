/** What a logo may be. No SVG: a drawing that can run has no place under our address. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

export interface Picture {
  type: PictureType;
  extension: 'png' | 'jpg' | 'webp';
  width: number;
  height: number;
  content: Buffer;
}

/**
 * Reads a picture part by part and keeps only what is needed to draw it: where it was taken, by whom and with what
 * (EXIF, XMP, IPTC, comments, previews, anything after the end) is left behind, animation too.
 * @returns null when it is not a whole PNG, JPEG or WebP.
 */
export function bare(content: Buffer): Picture | null {
  try {
    if (content.subarray(0, 8).equals(PNG)) return barePng(content);
    if (content.subarray(0, 3).equals(JPEG)) return bareJpeg(content);
    if (content.toString('latin1', 0, 4) === 'RIFF' && content.toString('latin1', 8, 12) === 'WEBP')
      return bareWebp(content);
    return null;
  } catch (error) {
    // Reading past the end: the picture is cut.
    if (OUT_OF_BOUNDS.has((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

const OUT_OF_BOUNDS: ReadonlySet<string> = new Set(['ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS']);

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

/** Chunks that change what is seen: colours, transparency, density. */
const PNG_KEPT = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'bKGD',
  'pHYs',
  'cICP',
]);

function barePng(content: Buffer): Picture | null {
  const kept: Buffer[] = [PNG];
  for (let at = PNG.length; at < content.length; ) {
    const size = content.readUInt32BE(at);
    const name = content.toString('latin1', at + 4, at + 8);
    const end = at + 12 + size;
    if (end > content.length || (at === PNG.length && name !== 'IHDR')) return null;
    if (PNG_KEPT.has(name)) kept.push(content.subarray(at, end));
    if (name === 'IEND') {
      const [width, height] = [content.readUInt32BE(16), content.readUInt32BE(20)];
      return { type: 'image/png', extension: 'png', width, height, content: Buffer.concat(kept) };
    }
    at = end;
  }
  return null;
}

const SOS = 0xda;
const EOI = 0xd9;
/** Frame headers, which carry the size: all SOFn but the tables that share their range (DHT, JPG, DAC). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Application segments that change what is seen: JFIF's density, the colour profile, Adobe's colour transform. */
function isDrawn(marker: number, segment: Buffer): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe0) return segment.toString('latin1', 4, 8) === 'JFIF';
  if (marker === 0xe2) return segment.toString('latin1', 4, 15) === 'ICC_PROFILE';
  return marker === 0xee && segment.toString('latin1', 4, 9) === 'Adobe';
}

function bareJpeg(content: Buffer): Picture | null {
  const kept: Buffer[] = [content.subarray(0, 2)];
  let size: { width: number; height: number } | null = null;
  for (let at = 2; at < content.length; ) {
    if (content.readUInt8(at) !== 0xff) return null;
    const marker = content.readUInt8(at + 1);
    if (marker === 0xff) {
      // Filling before a marker.
      at += 1;
      continue;
    }
    if (marker === EOI) {
      kept.push(content.subarray(at, at + 2));
      return size && { type: 'image/jpeg', extension: 'jpg', ...size, content: Buffer.concat(kept) };
    }
    const end = at + 2 + content.readUInt16BE(at + 2);
    if (end > content.length) return null;
    const segment = content.subarray(at, end);
    if (isFrame(marker)) size = { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    if (isDrawn(marker, segment)) kept.push(segment);
    at = end;
    if (marker === SOS) {
      const next = endOfScan(content, at);
      kept.push(content.subarray(at, next));
      at = next;
    }
  }
  return null;
}

/** The compressed picture runs to the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(content: Buffer, from: number): number {
  for (let at = content.indexOf(0xff, from); at !== -1; at = content.indexOf(0xff, at + 1)) {
    const next = content[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return content.length;
}

const WEBP_KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);
/** Flags of VP8X that announce what was left behind: animation, XMP, EXIF. */
const WEBP_LEFT = 0x02 | 0x04 | 0x08;

function bareWebp(content: Buffer): Picture | null {
  const kept: Buffer[] = [];
  let size: { width: number; height: number } | null = null;
  const whole = Math.min(content.length, content.readUInt32LE(4) + 8);
  for (let at = 12; at + 8 <= whole; ) {
    const name = content.toString('latin1', at, at + 4);
    const length = content.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (end > whole) return null;
    if (name === 'ANMF') return null;
    if (WEBP_KEPT.has(name)) {
      const chunk = Buffer.from(content.subarray(at, end));
      size = webpSize(name, chunk) ?? size;
      if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~WEBP_LEFT;
      kept.push(chunk);
    }
    at = end;
  }
  if (!size || !kept.some((chunk) => chunk.toString('latin1', 0, 3) === 'VP8' && chunk[3] !== 0x58))
    return null;
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return { type: 'image/webp', extension: 'webp', ...size, content: Buffer.concat([head, body]) };
}

function webpSize(name: string, chunk: Buffer): { width: number; height: number } | null {
  if (name === 'VP8X') return { width: chunk.readUIntLE(12, 3) + 1, height: chunk.readUIntLE(15, 3) + 1 };
  if (name === 'VP8 ')
    return { width: chunk.readUInt16LE(14) & 0x3fff, height: chunk.readUInt16LE(16) & 0x3fff };
  if (name !== 'VP8L') return null;
  const bits = chunk.readUInt32LE(9);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
