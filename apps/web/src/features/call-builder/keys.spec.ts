import { keyOf, newKey, optionsFrom } from './keys';

describe('keys', () => {
  it('are what the API accepts', () => {
    expect(newKey('champ')).toMatch(/^champ-[a-z0-9]{6}$/);
    expect(keyOf('Île-de-France & Corse')).toBe('ile-de-france-corse');
    expect(keyOf('???')).toBe('x');
    expect(keyOf('Oui', ['oui', 'oui-2'])).toBe('oui-3');
  });
});

describe('optionsFrom', () => {
  const before = [
    { value: 'oui', label: 'Oui' },
    { value: 'non', label: 'Non' },
  ];

  it('keeps the keys of answers that only moved', () => {
    expect(optionsFrom(['Non', 'Oui'], before)).toEqual([before[1], before[0]]);
  });

  it('keeps the key of an answer that is reworded in place', () => {
    expect(optionsFrom(['Oui, tout à fait', 'Non'], before)).toEqual([
      { value: 'oui', label: 'Oui, tout à fait' },
      before[1],
    ]);
  });

  it('never gives one key to two answers', () => {
    const values = optionsFrom(['Peut-être', 'Non', 'Oui'], before).map(({ value }) => value);
    expect(new Set(values).size).toBe(3);
  });
});
