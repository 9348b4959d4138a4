import fc from 'fast-check';
import { type Budget, type CallForm, type CallMoney, NO_MONEY } from '#calls';
import { readBudgets, requestedCentsOf } from './budget.rules.js';

const form: CallForm = {
  version: 1,
  sections: [
    {
      key: 'money',
      title: '',
      intro: '',
      fields: [{ key: 'budget', type: 'budget', label: '', help: '', required: true }],
    },
  ],
};
const budget = (cost: number, asked: number, own: number): Budget => ({
  costs: [{ label: 'Salaires', cents: cost }],
  resources: [
    { label: 'Aide', kind: 'asked', cents: asked, secured: false },
    { label: 'Fonds propres', kind: 'own', cents: own, secured: true },
  ],
});
const read = (answer: Budget, money: Partial<CallMoney> = {}) => {
  const [reading] = readBudgets(form, { money: { budget: answer } }, { ...NO_MONEY, ...money });
  if (!reading) throw new Error('No budget was read');
  return reading;
};
const told = (answer: Budget, money: Partial<CallMoney> = {}) =>
  read(answer, money).faults.map((f) => f.detail.fr);

describe('a budget', () => {
  it('that balances within the call’s bounds has no fault', () => {
    expect(
      told(budget(100_000, 80_000, 20_000), {
        shareMaxPercent: 80,
        perProjectMinCents: 80_000,
        perProjectMaxCents: 80_000,
      }),
    ).toEqual([]);
  });

  it('says what is missing opposite the costs, as the person reads it', () => {
    const reading = read(budget(6_450_000, 4_500_000, 1_600_000));
    expect(reading).toMatchObject({
      gapCents: 350_000,
      sharePercent: 69.8,
      pointer: '/sections/money/budget',
    });
    expect(reading.faults[0]?.detail).toEqual({
      fr: 'Il manque 3\u00a0500\u00a0€ en face des dépenses.',
      en: '€3,500 is missing opposite the costs.',
    });
  });

  it('says by how much resources exceed costs', () => {
    expect(told(budget(100_00, 90_00, 20_50))).toEqual([
      'Les ressources dépassent les dépenses de 10,50\u00a0€.',
    ]);
  });

  it('may not ask for more than its share, to the cent', () => {
    expect(told(budget(100_000, 80_001, 19_999), { shareMaxPercent: 80 })).toEqual([
      'L’aide demandée est de 800\u00a0€ au plus, soit 80\u00a0% du total.',
    ]);
    expect(told(budget(100_000, 80_000, 20_000), { shareMaxPercent: 80 })).toEqual([]);
  });

  it('stays between floor and ceiling', () => {
    expect(told(budget(100_00, 50_00, 50_00), { perProjectMinCents: 60_00 })).toEqual([
      'L’aide demandée est de 60\u00a0€ au moins.',
    ]);
    expect(told(budget(100_00, 50_00, 50_00), { perProjectMaxCents: 40_00 })).toEqual([
      'L’aide demandée est de 40\u00a0€ au plus.',
    ]);
  });

  it('without any cost is told so', () => {
    expect(told(budget(0, 0, 0))).toEqual(['Dites ce que le projet coûte.']);
  });

  it('gives the amount requested, null where the form asks for no budget', () => {
    expect(requestedCentsOf([read(budget(10, 7, 3))])).toBe(7);
    expect(requestedCentsOf(readBudgets({ version: 1, sections: [] }, {}, NO_MONEY))).toBeNull();
  });

  it('balances exactly when costs and resources are equal', () => {
    const cents = fc.integer({ min: 1, max: 1_000_000_000 });
    fc.assert(
      fc.property(cents, cents, cents, (cost, asked, own) => {
        const isBalanced = cost === asked + own;
        expect(read(budget(cost, asked, own)).faults.length === 0).toBe(isBalanced);
        expect(read(budget(asked + own, asked, own)).faults).toEqual([]);
      }),
    );
  });
});
