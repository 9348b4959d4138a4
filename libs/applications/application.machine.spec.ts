import { readFileSync } from 'node:fs';
import type { CallStatus } from '#calls';
import {
  applicationIn,
  daysFromNow,
  NOW,
  PERSONA_KEYS,
  PERSONAS,
  type Persona,
} from '../../test/support/application-subject.js';
import { type ApplicationAction, applicationMachine, refuseUnlessWritable } from './application.machine.js';
import { stateOf } from './application.state.js';
import { APPLICATION_STATUSES, type ApplicationStatus } from './application.types.js';
import { reviewMachine } from './reviews/review.machine.js';

const APPLICANTS: Persona[] = ['owner', 'member', 'teammate'];
/** Those in charge of the call, without a tie with this applicant. */
const INSTRUCTORS: Persona[] = ['lead', 'officer', 'houseOwner'];
const LEADERS: Persona[] = ['lead', 'houseOwner'];
/** Announcing is one act on the whole call: a tie with one applicant does not stop it. */
const RELEASERS: Persona[] = ['lead', 'conflictedLead', 'houseOwner'];

type Cell = Partial<Record<ApplicationAction, Persona[]>>;
const DECISIONS: Cell = { accept: RELEASERS, waitlist: RELEASERS, decline: RELEASERS };

/** Who may do what, once the call has closed. */
const AFTER_CLOSING: Record<ApplicationStatus, Cell> = {
  draft: { withdraw: APPLICANTS },
  submitted: {
    withdraw: APPLICANTS,
    admit: INSTRUCTORS,
    refuseAdmission: INSTRUCTORS,
    requestComplement: INSTRUCTORS,
  },
  completing: {
    submit: APPLICANTS,
    withdraw: APPLICANTS,
    admit: INSTRUCTORS,
    refuseAdmission: INSTRUCTORS,
    requestComplement: INSTRUCTORS,
  },
  admissible: { withdraw: APPLICANTS, assignReviewers: INSTRUCTORS, ...DECISIONS },
  in_review: { withdraw: APPLICANTS, assignReviewers: INSTRUCTORS, shortlist: INSTRUCTORS, ...DECISIONS },
  shortlisted: { withdraw: APPLICANTS, ...DECISIONS },
  waitlisted: { promote: LEADERS },
  inadmissible: {},
  accepted: {},
  declined: {},
  withdrawn: {},
};

/** While the call is open, an application not yet opened is its applicants' alone. */
const WHILE_OPEN: Partial<Record<ApplicationStatus, Cell>> = {
  draft: { submit: APPLICANTS, withdraw: APPLICANTS },
  submitted: { reopen: APPLICANTS, withdraw: APPLICANTS },
  withdrawn: {},
};

const cells = [
  ...Object.entries(AFTER_CLOSING).map(([status, cell]) => [status, 'closed', cell] as const),
  ...Object.entries(WHILE_OPEN).map(([status, cell]) => [status, 'open', cell] as const),
].flatMap(([status, phase, cell]) =>
  PERSONA_KEYS.map(
    (persona) => [status as ApplicationStatus, phase as CallStatus, persona, cell as Cell] as const,
  ),
);

describe('the life of an application', () => {
  it.each(cells)('%s, the call being %s, seen by %s', (status, phase, persona, cell) => {
    const expected = (Object.keys(cell) as ApplicationAction[]).filter((action) =>
      cell[action]?.includes(persona),
    );
    const actions = applicationMachine.actionsFor(PERSONAS[persona], applicationIn(status, phase), NOW);
    expect([...actions].sort()).toEqual([...expected].sort());
  });

  it('has a row for every state', () => {
    expect(Object.keys(AFTER_CLOSING).sort()).toEqual([...APPLICATION_STATUSES].sort());
  });

  it('is drawn in the README as it is, and so is that of a review', () => {
    const readme = readFileSync('libs/applications/README.md', 'utf8');
    expect(readme).toContain(applicationMachine.toMermaid());
    expect(readme).toContain(reviewMachine.toMermaid());
  });

  it('counts a dossier taken up again and not submitted anew when the call closes', () => {
    const submittedAt = daysFromNow(-3);
    expect(stateOf(applicationIn('draft', 'open', { submittedAt }))).toBe('draft');
    expect(stateOf(applicationIn('draft', 'closed', { submittedAt }))).toBe('submitted');
    expect(stateOf(applicationIn('draft', 'closed'))).toBe('draft');
    const fallenBack = applicationIn('draft', 'closed', { submittedAt });
    applicationMachine.apply(fallenBack, 'admit', PERSONAS.officer, NOW);
    expect(fallenBack.status).toBe('admissible');
  });

  it('takes a complement until the instant it is due, not at that instant', () => {
    const complement = { message: '', askedAt: NOW.toISOString(), dueAt: NOW.toISOString() };
    const application = applicationIn('completing', 'closed', { complement });
    const at = (ms: number) => () =>
      applicationMachine.apply({ ...application }, 'submit', PERSONAS.owner, new Date(NOW.getTime() + ms));
    expect(at(-1)).not.toThrow();
    expect(at(0)).toThrow(expect.objectContaining({ type: 'complement-late' }) as Error);
  });

  it('admits nobody whose bars still stand, and says which', () => {
    const bar = {
      ruleId: 'seat',
      statement: 'Siège dans le Rhône',
      severity: 'bar',
      waivable: true,
      finding: 'not_met',
    } as const;
    const admit = (changes: object) => () =>
      applicationMachine.apply(
        applicationIn('submitted', 'closed', { findings: [bar], ...changes }),
        'admit',
        PERSONAS.officer,
        NOW,
      );
    expect(admit({})).toThrow(
      expect.objectContaining({ type: 'bars-not-lifted', members: { rules: ['seat'] } }) as Error,
    );
    expect(admit({ waivers: [{ ruleId: 'seat' }] })).not.toThrow();
    expect(admit({ findings: [{ ...bar, finding: 'unknown' }] })).not.toThrow();
    expect(admit({ findings: [{ ...bar, severity: 'priority' }] })).not.toThrow();
  });

  it('decides ideas as they come, and everything else once nothing more is received', () => {
    const decide = (phase: CallStatus, kind: 'ideas' | 'projects') => () =>
      applicationMachine.apply(
        applicationIn('admissible', phase, { call: { kind, closesAt: null } }),
        'accept',
        PERSONAS.lead,
        NOW,
      );
    expect(decide('open', 'ideas')).not.toThrow();
    expect(decide('open', 'projects')).toThrow(
      expect.objectContaining({ type: 'decisions-too-early' }) as Error,
    );
  });

  it.each([
    ['draft', 'open', null],
    ['draft', 'closed', 'call-not-open'],
    ['completing', 'closed', null],
    ['submitted', 'open', 'application-frozen'],
    ['in_review', 'closed', 'application-frozen'],
    ['withdrawn', 'open', 'application-frozen'],
  ] as const)('%s, the call being %s, is written: %s', (status, phase, problem) => {
    const write = () => refuseUnlessWritable(applicationIn(status, phase), NOW);
    if (problem === null) expect(write).not.toThrow();
    else expect(write).toThrow(expect.objectContaining({ type: problem }) as Error);
  });
});
