import fc from 'fast-check';
import { holdsMention, keyOf, mentionsIn, plainWords, relabel } from './mention-text.js';

const NADIA = '7f0c2f0e-8d6a-4a52-9a5e-3a0d8a4c1b11';
const RELAIS = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';
const said = `Bonjour @[Nadia Belkacem](person:${NADIA}), le @[Relais](team:${RELAIS}) et le @[Jury](role:juror) attendent.`;

describe('mentions in words', () => {
  it('are found in order, each once', () => {
    expect(mentionsIn(`${said} @[encore](person:${NADIA})`).map(keyOf)).toEqual([
      `person:${NADIA}`,
      `team:${RELAIS}`,
      'role:juror',
    ]);
  });

  it('read as plain words', () => {
    expect(plainWords(said)).toBe('Bonjour @Nadia Belkacem, le @Relais et le @Jury attendent.');
  });

  it('are called by their true name, whatever was written', () => {
    const names = new Map([[`person:${NADIA}`, 'Nadia [la vraie]\nBelkacem']]);
    expect(relabel(`@[Malo](person:${NADIA})`, names)).toBe(`@[Nadia la vraie Belkacem](person:${NADIA})`);
  });

  it.each([
    '@[Nadia](person:nadia)',
    '@Nadia',
    '[Nadia](person:7f0c2f0e-8d6a-4a52-9a5e-3a0d8a4c1b11)',
    '@[](role:juror)',
    '@[a\nb](role:juror)',
    '@[x](javascript:alert)',
  ])('are not seen in %j', (body) => {
    expect(holdsMention(body)).toBe(false);
    expect(plainWords(body)).toBe(body);
  });

  it('survive any name: what is written anew holds the same mentions', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (name, around) => {
        const body = `${around.replaceAll('@', '')} @[x](person:${NADIA})`;
        const anew = relabel(body, new Map([[`person:${NADIA}`, name]]));
        expect(mentionsIn(anew).map(keyOf)).toEqual([`person:${NADIA}`]);
        expect(relabel(anew, new Map([[`person:${NADIA}`, name]]))).toBe(anew);
      }),
    );
  });
});
