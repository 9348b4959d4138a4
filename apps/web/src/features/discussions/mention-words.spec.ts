import fc from 'fast-check';
import { mentionAt, withBoldNames, withNames, withTokens } from './mention-words';

const nadia = { label: 'Nadia Belkacem', target: 'person:1' };
const jean = { label: 'Jean', target: 'person:2' };
const martin = { label: 'Jean Martin', target: 'person:3' };

describe('names in a message', () => {
  it.each([
    ['Bonjour @na', 'na'],
    ['@', ''],
    ['(@Le Rel', 'Le Rel'],
    ['nadia@exemple.fr', undefined],
    ['Bonjour @Nadia Belkacem, voici', undefined],
  ])('%s', (text, q) => {
    expect(mentionAt(text, text.length)?.q).toBe(q);
  });

  it('say where the name begins', () => {
    expect(mentionAt('Oui @na et non', 7)).toEqual({ from: 4, q: 'na' });
  });

  it('become tokens when the message leaves, the longest name first', () => {
    expect(withTokens('@Jean Martin et @Jean, pas @Jeanne ni Jean', [jean, martin])).toBe(
      '@[Jean Martin](person:3) et @[Jean](person:2), pas @Jeanne ni Jean',
    );
    expect(withTokens('@Nadia Belkacem', [])).toBe('@Nadia Belkacem');
  });

  it('are names again when the message is corrected', () => {
    const body = 'Pour @[Nadia Belkacem](person:1) et @[Jury](role:juror)';
    const { text, mentions } = withNames(body);
    expect(text).toBe('Pour @Nadia Belkacem et @Jury');
    expect(withTokens(text, mentions)).toBe(body);
    expect(withBoldNames(body)).toBe('Pour **@Nadia Belkacem** et **@Jury**');
  });

  it('leave all other words as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('@'));
        expect(withTokens(text, [nadia, jean, martin])).toBe(text);
        expect(withNames(text)).toEqual({ text, mentions: [] });
      }),
    );
  });
});
