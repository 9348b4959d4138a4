import type { CallWork } from './api';
import { changedSince, partAt, partsOf, withoutFaulty, withParts } from './parts';

const call = {
  id: 'c',
  version: 3,
  title: 'Titre',
  summary: 'Résumé',
  criteria: [{ id: 'a', name: 'A', description: '', weightPercent: 100, scaleMax: 20 }],
  pact: [{ id: 'p', kind: 'other', statement: 'Répondre', days: null, amountCents: null, state: 'declared' }],
} as unknown as CallWork;
const held = partsOf(call);

describe('parts of a call', () => {
  it('leave out what the API measures', () => {
    expect(held.pact).toEqual([
      { id: 'p', kind: 'other', statement: 'Répondre', days: null, amountCents: null },
    ]);
    expect(held).not.toHaveProperty('version');
  });

  it('send only what changed', () => {
    expect(changedSince(held, { ...held, title: 'Autre' })).toEqual({ title: 'Autre' });
    expect(changedSince(held, { ...held, criteria: [...held.criteria] })).toEqual({});
  });

  it('read where a fault is', () => {
    expect(partAt('/money/perProjectMaxCents')).toBe('money');
    expect(partAt('/form/sections/0/fields')).toBe('sections');
    expect(partAt('')).toBe('');
  });

  it('save the others when some are refused', () => {
    const typed = { ...held, title: '', summary: 'Neuf' };
    expect(withoutFaulty(typed, held, ['/title'])).toEqual({ ...held, summary: 'Neuf' });
  });

  it('do not send for ever what a fault elsewhere refuses', () => {
    expect(withoutFaulty({ ...held, title: 'Autre' }, held, ['/eligibility/0/condition'])).toBeNull();
    expect(withoutFaulty({ ...held, title: 'Autre' }, held, [])).toBeNull();
  });

  it('show the call as it will be, promises with what is known of them', () => {
    const added = { id: 'q', kind: 'other' as const, statement: 'Aider', days: null, amountCents: null };
    const next = withParts(call, { ...held, title: 'Autre', pact: [...held.pact, added] });
    expect(next).toMatchObject({ id: 'c', version: 3, title: 'Autre' });
    expect(next.pact.map(({ state }) => state)).toEqual(['declared', 'to_come']);
  });
});
