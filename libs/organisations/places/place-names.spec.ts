import { isPlaceCode, searchable } from './place-names.js';

describe('the name of a place, as it is searched', () => {
  it.each([
    ['L’Abergement-Clémenciat', 'l abergement clemenciat'],
    ['SAINT ETIENNE', 'saint etienne'],
    ['St-Étienne', 'saint etienne'],
    ['Ste-Foy-lès-Lyon', 'sainte foy les lyon'],
    ['Sœurdres', 'soeurdres'],
    ['  Lyon 3e ', 'lyon 3e'],
    ['Stains', 'stains'],
    ['…', ''],
  ])('%j is read as %j', (name, read) => expect(searchable(name)).toBe(read));

  it('tells a code from a name', () => {
    expect(['69100', '2A004', '2a004', 'Lyon', '6910'].map(isPlaceCode)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
