import { newPanelistCode, newPanelistLabel, printedCode, readPanelistCode } from './panelist-code.js';

describe('the code of a panel letter', () => {
  it.each([
    ['as it is printed', 'C4F7-K9MN'],
    ['without its dash', 'C4F7K9MN'],
    ['in lower case', 'c4f7-k9mn'],
    ['with spaces', ' c4 f7 k9 mn '],
    ['with a space that does not break', 'C4F7\u00a0K9MN'],
    ['with a long dash', 'C4F7–K9MN'],
    ['with dots', 'C4F7.K9MN.'],
    ['in the wide letters of some keyboards', 'Ｃ４Ｆ７－Ｋ９ＭＮ'],
  ])('is read %s', (_, typed) => expect(readPanelistCode(typed)).toBe('C4F7K9MN'));

  it('is read although a sign was taken for another', () =>
    expect(readPanelistCode('bszu-bszu')).toBe('852V852V'));

  it('says no more than what was typed', () => {
    expect(readPanelistCode('')).toBe('');
    expect(readPanelistCode('éàç')).toBe('');
    expect(readPanelistCode('C4F7-K9M')).toBe('C4F7K9M');
  });

  it('is made of signs that nobody takes for another, and read back from print', () => {
    for (let time = 0; time < 500; time++) {
      const code = newPanelistCode();
      expect(code).toMatch(/^[2-9CDFGHJKMNPQRTVWX]{8}$/);
      expect(printedCode(code)).toMatch(/^.{4}-.{4}$/);
      expect(readPanelistCode(printedCode(code).toLowerCase())).toBe(code);
    }
  });

  it('draws every sign as often as any other', () => {
    const counts = new Map<string, number>();
    for (let time = 0; time < 6_000; time++)
      for (const sign of newPanelistCode()) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    expect(counts.size).toBe(24);
    // 2 000 of each on average, and a deviation of 44: eight of them is never.
    for (const count of counts.values()) expect(Math.abs(count - 2_000)).toBeLessThan(360);
  });

  it('is not what its person is called', () => expect(newPanelistLabel()).toMatch(/^Panéliste [2-9A-Z]{4}$/));
});
