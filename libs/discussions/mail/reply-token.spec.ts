import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { readReplyToken, replyToken } from './reply-token.js';

const sign = (value: string): Buffer => createHmac('sha256', 'clé').update(value).digest();
const elsewhere = (value: string): Buffer => createHmac('sha256', 'autre').update(value).digest();
const anyDay = fc.integer({ min: 0, max: 65_535 });

describe('the token of a reply address', () => {
  it('says its thread and its last day, and for whom it is, whatever its capitals', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.uuid(), anyDay, (threadId, accountId, other, lastDay) => {
        const token = replyToken(threadId, accountId, lastDay, sign);
        expect(`fil+${token}`.length).toBeLessThanOrEqual(64);
        for (const written of [token, token.toUpperCase()]) {
          const read = readReplyToken(written, sign);
          expect(read).toMatchObject({ threadId, lastDay });
          expect(read?.isOf(accountId)).toBe(true);
          expect(read?.isOf(other)).toBe(other === accountId);
        }
        expect(readReplyToken(token, elsewhere)).toBeNull();
      }),
    );
  });

  it('is nothing when a sign of it changed, and whatever else is written', () => {
    const token = replyToken(
      '01890a5d-ac96-774b-bcce-b302099a8057',
      '01890a5d-ac96-774b-bcce-b302099a8058',
      20_000,
      sign,
    );
    fc.assert(
      fc.property(fc.nat(40), fc.constantFrom(...'abcdefgh234567'), (at, letter) => {
        const altered = token.slice(0, at) + letter + token.slice(at + 1);
        if (altered !== token) expect(readReplyToken(altered, sign)).toBeNull();
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readReplyToken(text, sign) === null));
  });
});
