import type { ApplicationStatus, ApplicationSubject } from '#applications';
import type { CallStatus, TeamFunction } from '#calls';
import type { Actor } from '#platform';

export const HOUSE = 'house';
export const ENTERPRISE = 'enterprise';
export const NOW = new Date('2027-01-20T11:00:00Z');
export const daysFromNow = (n: number): Date => new Date(NOW.getTime() + n * 86_400_000);

/** As people come to a jury: a second factor proven. */
const person = (accountId: string, memberships: Actor['memberships'] = []): Actor => ({
  accountId,
  displayName: accountId,
  administrator: false,
  memberships,
  secondFactor: true,
});

/** Everyone a dossier may meet. */
export const PERSONAS = {
  visitor: null,
  stranger: person('stranger'),
  owner: person('owner', [{ organisationId: ENTERPRISE, role: 'owner' }]),
  member: person('member', [{ organisationId: ENTERPRISE, role: 'member' }]),
  trainee: person('trainee', [{ organisationId: ENTERPRISE, role: 'reader' }]),
  teammate: person('teammate'),
  rival: person('rival', [{ organisationId: 'rival', role: 'owner' }]),
  lead: person('lead'),
  officer: person('officer'),
  reviewer: person('reviewer'),
  undeclaredReviewer: person('undeclaredReviewer'),
  idleReviewer: person('idleReviewer'),
  juror: person('juror'),
  observer: person('observer'),
  conflictedLead: person('conflictedLead'),
  conflictedJuror: person('conflictedJuror'),
  houseOwner: person('houseOwner', [{ organisationId: HOUSE, role: 'owner' }]),
  houseMember: person('houseMember', [{ organisationId: HOUSE, role: 'member' }]),
} satisfies Record<string, Actor | null>;
export type Persona = keyof typeof PERSONAS;
export const PERSONA_KEYS = Object.keys(PERSONAS) as Persona[];

const TEAM: [Persona, TeamFunction][] = [
  ['lead', 'lead'],
  ['conflictedLead', 'lead'],
  ['officer', 'officer'],
  ['reviewer', 'reviewer'],
  ['undeclaredReviewer', 'reviewer'],
  ['idleReviewer', 'reviewer'],
  ['juror', 'juror'],
  ['conflictedJuror', 'juror'],
  ['observer', 'observer'],
];

type Changes = Partial<Omit<ApplicationSubject, 'call'>> & {
  call?: Partial<ApplicationSubject['call']>;
};

/** An application as it is in a state, the call being in the phase that goes with it. */
export function applicationIn(
  status: ApplicationStatus,
  phase: CallStatus,
  changes: Changes = {},
): ApplicationSubject {
  const { call, ...own } = changes;
  return {
    id: 'application',
    status,
    organisationId: ENTERPRISE,
    submittedAt: status === 'draft' ? null : daysFromNow(-3),
    complement:
      status === 'completing'
        ? { message: '', askedAt: NOW.toISOString(), dueAt: daysFromNow(2).toISOString() }
        : null,
    findings: [],
    waivers: [],
    people: [{ accountId: 'owner' }, { accountId: 'teammate' }],
    reviewers: [
      { accountId: 'reviewer', status: 'assigned' },
      { accountId: 'undeclaredReviewer', status: 'assigned' },
    ],
    declarations: [
      { accountId: 'reviewer', inConflict: false },
      { accountId: 'juror', inConflict: false },
      { accountId: 'conflictedLead', inConflict: true },
      { accountId: 'conflictedJuror', inConflict: true },
    ],
    ...own,
    call: {
      id: 'call',
      status: ['open', 'closed'].includes(phase) ? 'published' : phase,
      kind: 'projects',
      opensAt: daysFromNow(-30),
      closesAt: phase === 'open' ? daysFromNow(10) : daysFromNow(-1),
      phase,
      leads: [{ organisationId: HOUSE, approvedAt: NOW }],
      team: TEAM.map(([accountId, place]) => ({ accountId, function: place })),
      ...call,
    },
  };
}
