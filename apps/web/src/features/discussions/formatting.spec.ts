import fc from 'fast-check';
import { type Field, format, insert, type Mark } from './formatting';

/** « un [deux] trois »: brackets of the text show what is selected. */
const field = (words: string): Field => {
  const start = words.indexOf('⟦');
  const end = words.indexOf('⟧') - 1;
  return { text: words.replace('⟦', '').replace('⟧', ''), start, end };
};
const shown = ({ text, start, end }: Field): string =>
  `${text.slice(0, start)}⟦${text.slice(start, end)}⟧${text.slice(end)}`;

describe('light formatting', () => {
  it.each<[Mark, string, string]>([
    ['bold', 'un ⟦deux⟧ trois', 'un **⟦deux⟧** trois'],
    ['bold', 'un **⟦deux⟧** trois', 'un ⟦deux⟧ trois'],
    ['bold', 'un ⟦⟧', 'un **⟦⟧**'],
    ['list', 'un\n⟦deux\ntrois⟧', 'un\n- ⟦deux\n- trois⟧'],
    ['list', '- ⟦deux\n- trois⟧', '⟦deux\ntrois⟧'],
    ['quote', 'Ce qu’il ⟦a⟧ dit', '> Ce qu’il ⟦a⟧ dit'],
    ['link', 'voir ⟦la page⟧', 'voir [la page](⟦https://⟧)'],
    ['link', 'voir ⟦https://exemple.fr/a⟧', 'voir [⟦⟧](https://exemple.fr/a)'],
  ])('%s: %s', (mark, before, after) => {
    expect(shown(format(field(before), mark))).toBe(after);
  });

  it('puts words where the cursor is', () => {
    expect(shown(insert(field('Bonjour ⟦@na⟧ !'), '@Nadia '))).toBe('Bonjour @Nadia ⟦⟧ !');
  });

  it('takes away the mark it gave, whatever the text', () => {
    const fields = fc
      .string({ unit: 'grapheme' })
      .chain((text) =>
        fc
          .tuple(fc.nat(text.length), fc.nat(text.length))
          .map(([one, other]) => ({ text, start: Math.min(one, other), end: Math.max(one, other) })),
      );
    fc.assert(
      fc.property(fields, fc.constantFrom<Mark>('bold', 'list', 'quote'), (given, mark) => {
        const once = format(given, mark);
        fc.pre(!given.text.includes('*') && !given.text.includes('> ') && !given.text.includes('- '));
        expect(format(once, mark)).toEqual(given);
      }),
    );
  });
});
