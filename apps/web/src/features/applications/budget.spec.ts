import { type Budget, isAllowed, readableBudget, readBudget, withAsked } from './budget';

const limits = { shareMaxPercent: 80, perProjectMinCents: null, perProjectMaxCents: null };
const budget: Budget = {
  costs: [
    { label: 'Salaires', cents: 5_000_000 },
    { label: 'Équipement', cents: 1_450_000 },
  ],
  resources: [
    { label: 'Aide demandée', kind: 'asked', cents: 4_500_000, secured: false },
    { label: 'Commune', kind: 'public', cents: 1_600_000, secured: true },
  ],
};

describe('A budget', () => {
  it('tells what is missing, and proposes to ask for it when the call allows it', () => {
    expect(readBudget(budget, limits)).toEqual({
      costsCents: 6_450_000,
      resourcesCents: 6_100_000,
      askedCents: 4_500_000,
      gapCents: 350_000,
      sharePercent: 69.8,
      proposal: { askedCents: 4_850_000, sharePercent: 75.2 },
    });
  });

  it('proposes nothing beyond the share or the amount allowed, nor when it balances', () => {
    expect(readBudget(budget, { ...limits, shareMaxPercent: 70 }).proposal).toBeNull();
    expect(readBudget(budget, { ...limits, perProjectMaxCents: 4_600_000 }).proposal).toBeNull();
    expect(readBudget(withAsked(budget, 4_850_000), limits)).toMatchObject({ gapCents: 0, proposal: null });
  });

  it('proposes to ask for less when resources exceed the costs', () => {
    const over = withAsked(budget, 5_000_000);
    expect(readBudget(over, limits)).toMatchObject({
      gapCents: -150_000,
      proposal: { askedCents: 4_850_000 },
    });
  });

  it('judges a share in whole cents, not on a rounded percentage', () => {
    expect(isAllowed(80_040, 100_000, limits)).toBe(false);
    expect(isAllowed(80_000, 100_000, limits)).toBe(true);
  });

  it('always holds the line of what is asked', () => {
    expect(readableBudget(null, 'Aide demandée').resources).toEqual([
      { label: 'Aide demandée', kind: 'asked', cents: 0, secured: false },
    ]);
    expect(readableBudget(budget, 'Aide demandée')).toEqual(budget);
  });
});
