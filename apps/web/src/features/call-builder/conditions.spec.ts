import { type Condition, conditionOf, formFacts, groupOf, newTest } from './conditions';

const old: Condition = { fact: 'organisation.ageYears', is: 'atLeast', value: 1 };
const esus: Condition = { fact: 'organisation.approvals', is: 'includesAnyOf', value: ['esus'] };

describe('groups', () => {
  it('show one test as a group of one, and keep it as it was', () => {
    expect(groupOf(old)).toEqual({ join: 'all', parts: [old] });
    expect(conditionOf(groupOf(old))).toEqual(old);
  });

  it('come and go without loss', () => {
    for (const condition of [{ all: [old, esus] }, { any: [old, { not: esus }] }]) {
      expect(conditionOf(groupOf(condition))).toEqual(condition);
    }
    expect(conditionOf(groupOf({ not: old }))).toEqual({ all: [{ not: old }] });
  });

  it('are no check once empty', () => {
    expect(conditionOf({ join: 'any', parts: [] })).toBeNull();
  });
});

describe('facts of a form', () => {
  it('carry what may be asked of them', () => {
    const [fact] = formFacts([
      {
        key: 'projet',
        title: 'Le projet',
        intro: '',
        fields: [{ key: 'cout', type: 'money', label: 'Coût total', help: '', required: true }],
      },
    ]);
    expect(fact).toMatchObject({ name: 'answers.projet.cout', nature: 'money', label: 'Coût total' });
    expect(fact && newTest(fact)).toEqual({ fact: 'answers.projet.cout', is: 'atMost', value: 0 });
  });
});
