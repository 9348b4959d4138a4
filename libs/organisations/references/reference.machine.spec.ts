import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor, OrganisationRole } from '#platform';
import { referenceMachine, referencePolicy } from './reference.machine.js';
import { REFERENCE_STATUSES, type ReferenceStatus, type ReferenceSubject } from './reference.types.js';

const NOW = new Date('2027-01-07T11:00:00Z');
const reference = (status: ReferenceStatus, shown = true): ReferenceSubject => ({
  id: 'r',
  status,
  enterpriseId: 'mouse',
  institutionId: 'elephant',
  shown,
  attestedAt: null,
});
const person = (organisationId: string, role: OrganisationRole): Actor => ({
  accountId: 'a',
  displayName: 'A',
  administrator: false,
  memberships: [{ organisationId, role }],
});

const PERSONAS = {
  'enterprise owner': person('mouse', 'owner'),
  'enterprise manager': person('mouse', 'manager'),
  'enterprise member': person('mouse', 'member'),
  'enterprise reader': person('mouse', 'reader'),
  'institution owner': person('elephant', 'owner'),
  'institution manager': person('elephant', 'manager'),
  'institution member': person('elephant', 'member'),
  stranger: person('other', 'owner'),
  administrator: { ...person('other', 'owner'), administrator: true },
  visitor: null,
} as const satisfies Record<string, Actor | null>;
type Persona = keyof typeof PERSONAS;

const RUNS_ENTERPRISE: readonly Persona[] = ['enterprise owner', 'enterprise manager'];
const RUNS_INSTITUTION: readonly Persona[] = ['institution owner', 'institution manager'];

/** Who may do what, where: everything else is refused. */
const ALLOWED: Record<ReferenceStatus, Partial<Record<string, readonly Persona[]>>> = {
  requested: { attest: RUNS_INSTITUTION, refuse: RUNS_INSTITUTION, cancel: RUNS_ENTERPRISE },
  proposed: { accept: RUNS_ENTERPRISE, decline: RUNS_ENTERPRISE, withdraw: RUNS_INSTITUTION },
  attested: { revise: RUNS_INSTITUTION, withdraw: RUNS_INSTITUTION },
  refused: {},
  declined: {},
  withdrawn: {},
};
const ACTIONS = [...new Set(referenceMachine.definition.transitions.map(({ action }) => action))];

describe.each(REFERENCE_STATUSES)('a reference that is %s', (status) => {
  it.each(Object.keys(PERSONAS) as Persona[])('lets %s do this and no more', (persona) => {
    const expected = ACTIONS.filter((action) => ALLOWED[status][action]?.includes(persona));
    const actor = PERSONAS[persona];
    expect(referenceMachine.actionsFor(actor, reference(status), NOW).toSorted()).toEqual(
      expected.toSorted(),
    );
    for (const action of ACTIONS) {
      const attempt = () => referenceMachine.apply(reference(status), action, actor, NOW);
      if (expected.includes(action)) expect(attempt).not.toThrow();
      else expect(attempt).toThrow();
    }
  });
});

describe('who knows of a reference', () => {
  it('is both parties only, until both agree and the enterprise shows it', () => {
    for (const status of REFERENCE_STATUSES) {
      expect(referencePolicy.allows(PERSONAS.visitor, 'read', reference(status))).toBe(status === 'attested');
      expect(referencePolicy.allows(PERSONAS.stranger, 'read', reference(status, false))).toBe(false);
      expect(referencePolicy.allows(PERSONAS['enterprise reader'], 'read', reference(status))).toBe(true);
      expect(referencePolicy.allows(PERSONAS['institution member'], 'read', reference(status))).toBe(true);
    }
  });

  it('whoever wrote it mends it while the other has not answered', () => {
    const edits = (persona: Persona, status: ReferenceStatus) =>
      referencePolicy.allows(PERSONAS[persona], 'edit', reference(status));
    expect(edits('enterprise manager', 'requested')).toBe(true);
    expect(edits('institution manager', 'requested')).toBe(false);
    expect(edits('institution owner', 'proposed')).toBe(true);
    expect(edits('enterprise owner', 'proposed')).toBe(false);
    expect(edits('institution owner', 'attested')).toBe(false);
  });

  it('keeps the date of the attestation', () => {
    const one = reference('requested');
    referenceMachine.apply(one, 'attest', PERSONAS['institution owner'], NOW);
    expect(one).toMatchObject({ status: 'attested', attestedAt: NOW });
  });
});

it('is drawn in the README of the lib as it is', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  expect(readme).toContain(referenceMachine.toMermaid());
});
