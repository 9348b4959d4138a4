import fc from 'fast-check';
import type { Stratum } from '../panel.types.js';
import { emptiedBy, faultsOfPlace, faultsOfStrata } from './strata.rules.js';

const value = (key: string, quota: number | null = null) => ({ key, label: key, quota });
const stratum = (key: string, ...values: Stratum['values']): Stratum => ({ key, label: key, values });
const AGE = stratum('age', value('60s', 40), value('70s', 40), value('80s', 20));

describe('strata of a panel', () => {
  it('are drawn from when words are distinct and quotas hold in a hundred', () => {
    expect(faultsOfStrata([AGE, stratum('carer', value('yes'), value('no'))])).toEqual([]);
  });

  it('say where a word comes twice', () => {
    const strata = [AGE, stratum('age', value('a'), value('a'))];
    expect(faultsOfStrata(strata).map(({ pointer }) => pointer)).toEqual([
      '/strata/1/key',
      '/strata/1/values/1/key',
    ]);
  });

  it('refuse quotas of more than a hundred, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 8 }), (quotas) => {
        const strata = [stratum('age', ...quotas.map((quota, at) => value(`v${at}`, quota)))];
        const sum = quotas.reduce((total, quota) => total + quota, 0);
        expect(faultsOfStrata(strata).length).toBe(sum > 100 ? 1 : 0);
      }),
    );
  });
});

describe('somebody’s place in them', () => {
  it('may be left unsaid', () => expect(faultsOfPlace([AGE], {})).toEqual([]));

  it('is one of those the panel has', () => {
    const pointers = faultsOfPlace([AGE], { age: '90s', carer: 'yes' }).map(({ pointer }) => pointer);
    expect(pointers).toEqual(['/strata/age', '/strata/carer']);
  });

  it('is not taken away by a change of the strata', () => {
    expect(emptiedBy([AGE], [{ age: '60s' }, { carer: 'yes' }, { carer: 'yes' }])).toEqual(['carer.yes']);
    expect(emptiedBy([AGE], [{ age: '80s' }])).toEqual([]);
  });
});
