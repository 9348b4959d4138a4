import { timingSafeEqual } from 'node:crypto';

/** Keyed, for this purpose only. */
export type Sign = (value: string) => Buffer;

export interface ReplyToken {
  threadId: string;
  /** The last day it serves, in days since 1970. */
  lastDay: number;
  /** Whether it was given to this account. */
  isOf(accountId: string): boolean;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_BYTES = 16;
const DAY_BYTES = 2;
const SEAL_BYTES = 8;
const OWNER_BYTES = 10;
const BYTES = ID_BYTES + DAY_BYTES + SEAL_BYTES + OWNER_BYTES;

/**
 * The right to write in one thread as one person, until a day, in the 58 signs that a mail address can hold beside its
 * prefix, whatever becomes of capitals on the way. Two seals: the first says that it was made here, the second for whom.
 */
export function replyToken(threadId: string, accountId: string, lastDay: number, sign: Sign): string {
  const head = Buffer.alloc(ID_BYTES + DAY_BYTES);
  head.write(threadId.replaceAll('-', ''), 'hex');
  head.writeUInt16BE(lastDay, ID_BYTES);
  return toBase32(Buffer.concat([head, sealOf(head, sign), ownerOf(head, accountId, sign)]));
}

/** Null when it was not made here. */
export function readReplyToken(token: string, sign: Sign): ReplyToken | null {
  const bytes = fromBase32(token);
  if (bytes?.length !== BYTES) return null;
  const head = bytes.subarray(0, ID_BYTES + DAY_BYTES);
  const seal = bytes.subarray(head.length, head.length + SEAL_BYTES);
  const owner = bytes.subarray(head.length + SEAL_BYTES);
  if (!timingSafeEqual(seal, sealOf(head, sign))) return null;
  return {
    threadId: head.toString('hex', 0, ID_BYTES).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    lastDay: head.readUInt16BE(ID_BYTES),
    isOf: (accountId) => timingSafeEqual(owner, ownerOf(head, accountId, sign)),
  };
}

const sealOf = (head: Buffer, sign: Sign): Buffer => sign(head.toString('hex')).subarray(0, SEAL_BYTES);
const ownerOf = (head: Buffer, accountId: string, sign: Sign): Buffer =>
  sign(`${head.toString('hex')}:${accountId}`).subarray(0, OWNER_BYTES);

function toBase32(bytes: Buffer): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += LETTERS[(held >> (bits - 5)) & 31];
  }
  return bits > 0 ? text + LETTERS[(held << (5 - bits)) & 31] : text;
}

function fromBase32(text: string): Buffer | null {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const sign of text.toLowerCase()) {
    const value = LETTERS.indexOf(sign);
    if (value < 0) return null;
    held = ((held << 5) | value) & 0xffff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
  }
  return Buffer.from(bytes);
}
