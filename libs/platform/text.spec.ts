import { slugOf } from './slug.js';
import { negotiateLocale } from './text.js';

describe('the language', () => {
  it.each([
    ['en', 'fr', 'en'],
    [undefined, 'en-GB,en;q=0.9', 'en'],
    [undefined, 'de, fr;q=0.8', 'fr'],
    ['de', 'de', 'fr'],
    [undefined, undefined, 'fr'],
  ])('chosen %s, browser %s: %s', (chosen, header, expected) => {
    expect(negotiateLocale(chosen, header)).toBe(expected);
  });
});

describe('a readable address', () => {
  it.each([
    ['L’Été à l’Œuvre', 'l-ete-a-l-oeuvre'],
    ['  Bien vieillir chez soi, même seul !', 'bien-vieillir-chez-soi-meme-seul'],
    ['«»', 'sans-nom'],
    ['../../etc/passwd', 'etc-passwd'],
  ])('%s becomes %s', (name, slug) => expect(slugOf(name)).toBe(slug));
});
