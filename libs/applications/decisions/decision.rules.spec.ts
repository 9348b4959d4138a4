import { type Commitment, NO_MONEY } from '#calls';
import { type DecisionDraft, decisionFaults } from './decision.rules.js';

const criteria = ['need', 'model'].map((id) => ({
  id,
  name: id,
  description: '',
  weightPercent: null,
  scaleMax: 5,
}));
const promise: Commitment = {
  id: 'p',
  kind: 'reasons_for_refusal',
  statement: '',
  days: null,
  amountCents: null,
};
const reason = (criterionId: string | null, text = 'Parce que.') => ({ criterionId, text });

const pointers = (
  decision: Partial<DecisionDraft>,
  { pact = [] as Commitment[], requested = 1_000_00 as number | null, most = null as number | null } = {},
): string[] =>
  decisionFaults(
    { outcome: 'accepted', amountCents: 500_00, reasons: [], ...decision },
    { criteria, pact, money: { ...NO_MONEY, perProjectMaxCents: most } },
    requested,
  ).map((fault) => fault.pointer);

describe('a decision', () => {
  it('that accepts needs an amount, no more than asked', () => {
    expect(pointers({})).toEqual([]);
    expect(pointers({ amountCents: null })).toEqual(['/amountCents']);
    expect(pointers({ amountCents: 1_000_00 })).toEqual([]);
    expect(pointers({ amountCents: 1_000_01 })).toEqual(['/amountCents']);
  });

  it('on a support in kind has no amount to give; where nothing was asked the call’s ceiling holds', () => {
    expect(pointers({ amountCents: null }, { requested: null })).toEqual([]);
    expect(pointers({ amountCents: 600_00 }, { requested: null, most: 500_00 })).toEqual(['/amountCents']);
  });

  it.each(['waitlisted', 'declined'] as const)('that makes one %s gives a reason', (outcome) => {
    expect(pointers({ outcome, amountCents: null })).toEqual(['/reasons']);
    expect(pointers({ outcome, amountCents: null, reasons: [reason(null)] })).toEqual([]);
  });

  it('gives one on each criterion where the pact promised reasons', () => {
    const declined = { outcome: 'declined' as const, amountCents: null };
    const promised = { pact: [promise] };
    expect(pointers({ ...declined, reasons: [reason(null)] }, promised)).toEqual([
      '/reasons/need',
      '/reasons/model',
    ]);
    expect(pointers({ ...declined, reasons: [reason('need'), reason('model', '   ')] }, promised)).toEqual([
      '/reasons/model',
    ]);
    expect(pointers({ ...declined, reasons: [reason('need'), reason('model')] }, promised)).toEqual([]);
  });

  it('speaks of the grid’s criteria only, and a refusal has no amount', () => {
    expect(
      pointers({ outcome: 'declined', amountCents: 1, reasons: [reason('style'), reason(null)] }),
    ).toEqual(['/amountCents', '/reasons/0/criterionId']);
  });
});
