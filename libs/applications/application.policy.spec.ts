import type { CallStatus } from '#calls';
import type { Actor } from '#platform';
import {
  applicationIn,
  daysFromNow,
  PERSONA_KEYS,
  PERSONAS,
  type Persona,
} from '../../test/support/application-subject.js';
import { applicationPolicy, juryRoom, mustDeclare } from './application.policy.js';
import type { ApplicationStatus } from './application.types.js';

type Verb = Parameters<typeof applicationPolicy.allows>[1];

const APPLICANTS: Persona[] = ['owner', 'member', 'trainee', 'teammate'];
const WRITERS: Persona[] = ['owner', 'member', 'teammate'];
const INSTRUCTORS: Persona[] = ['lead', 'officer', 'houseOwner'];
const ASSIGNED: Persona[] = ['reviewer', 'undeclaredReviewer'];
const INSTITUTION: Persona[] = [...INSTRUCTORS, ...ASSIGNED, 'juror', 'observer'];

const allowed = (status: ApplicationStatus, phase: CallStatus, verb: Verb): Persona[] =>
  PERSONA_KEYS.filter((persona) =>
    applicationPolicy.allows(PERSONAS[persona], verb, applicationIn(status, phase)),
  );
const sorted = (personas: Persona[]): Persona[] => [...personas].sort();

describe('rights on an application', () => {
  it.each<[ApplicationStatus, CallStatus, Verb, Persona[]]>([
    ['draft', 'open', 'read', APPLICANTS],
    ['draft', 'closed', 'read', APPLICANTS],
    ['submitted', 'open', 'read', APPLICANTS],
    ['withdrawn', 'open', 'read', APPLICANTS],
    ['submitted', 'cancelled', 'read', APPLICANTS],
    ['submitted', 'closed', 'read', [...APPLICANTS, ...INSTITUTION]],
    ['in_review', 'closed', 'read', [...APPLICANTS, ...INSTITUTION]],
    ['declined', 'decided', 'read', [...APPLICANTS, ...INSTITUTION]],
    ['draft', 'open', 'edit', WRITERS],
    ['completing', 'closed', 'edit', WRITERS],
    ['submitted', 'open', 'edit', []],
    ['in_review', 'closed', 'work', APPLICANTS],
    ['in_review', 'closed', 'readDossier', [...INSTRUCTORS, ...ASSIGNED, 'juror']],
    ['withdrawn', 'closed', 'readDossier', []],
    ['in_review', 'closed', 'readConfidential', [...INSTRUCTORS, ...ASSIGNED]],
    ['in_review', 'closed', 'instruct', INSTRUCTORS],
    ['in_review', 'closed', 'review', ASSIGNED],
    ['in_review', 'closed', 'seeReviews', [...INSTRUCTORS, 'juror']],
    ['in_review', 'closed', 'decide', INSTRUCTORS],
    ['in_review', 'closed', 'declareConflict', INSTITUTION],
  ])('%s, the call being %s: %s', (status, phase, verb, expected) => {
    expect(sorted(allowed(status, phase, verb))).toEqual(sorted(expected));
  });

  it('asks the jury for a second factor, and nobody else', () => {
    const application = applicationIn('in_review', 'closed', {
      reviewers: [{ accountId: 'reviewer', status: 'sent' }],
    });
    const unproven = (persona: Persona): Actor => ({ ...(PERSONAS[persona] as Actor), secondFactor: false });
    for (const verb of ['readDossier', 'seeReviews'] as const) {
      expect(applicationPolicy.allows(unproven('juror'), verb, application)).toBe(false);
      expect(applicationPolicy.rules[verb](unproven('juror'), application)).toMatchObject({
        liftedBySecondFactor: true,
      });
      for (const persona of ['lead', 'officer', 'reviewer'] as const)
        expect([verb, persona, applicationPolicy.allows(unproven(persona), verb, application)]).toEqual([
          verb,
          persona,
          true,
        ]);
    }
    expect(juryRoom(unproven('juror'), application.call)).toMatchObject({ liftedBySecondFactor: true });
    expect(juryRoom(PERSONAS.juror, application.call)).toBe(true);
    expect(juryRoom(unproven('officer'), application.call)).toBe(true);
    expect(juryRoom(unproven('stranger'), application.call)).not.toHaveProperty('liftedBySecondFactor');
    // Seeing that it exists and declaring a conflict come before: they open nothing.
    expect(applicationPolicy.allows(unproven('juror'), 'read', application)).toBe(true);
    expect(applicationPolicy.allows(unproven('juror'), 'declareConflict', application)).toBe(true);
  });

  it('opens the others’ reviews to a reviewer once their own is sent', () => {
    const application = applicationIn('in_review', 'closed', {
      reviewers: [{ accountId: 'reviewer', status: 'sent' }],
    });
    expect(applicationPolicy.allows(PERSONAS.reviewer, 'seeReviews', application)).toBe(true);
  });

  it('makes a stranger of whoever declares a conflict, whatever their place on the team', () => {
    for (const persona of INSTITUTION) {
      const accountId = PERSONAS[persona]?.accountId ?? '';
      const application = applicationIn('in_review', 'closed', {
        declarations: [{ accountId, inConflict: true }],
      });
      expect([persona, applicationPolicy.allows(PERSONAS[persona], 'read', application)]).toEqual([
        persona,
        false,
      ]);
      expect(applicationPolicy.actionsFor(PERSONAS[persona], application)).toEqual([]);
    }
  });

  it('detects the tie of a lead who belongs to the applicant: the institution’s side is closed to them', () => {
    const application = applicationIn('in_review', 'closed', { people: [{ accountId: 'lead' }] });
    expect(applicationPolicy.allows(PERSONAS.lead, 'work', application)).toBe(true);
    for (const verb of ['readDossier', 'instruct', 'seeReviews', 'decide'] as const)
      expect(applicationPolicy.allows(PERSONAS.lead, verb, application)).toBe(false);
  });

  it('asks those who judge for their declaration, and not those who instruct', () => {
    const application = applicationIn('in_review', 'closed', { declarations: [] });
    expect(PERSONA_KEYS.filter((persona) => mustDeclare(PERSONAS[persona], application))).toEqual([
      'reviewer',
      'undeclaredReviewer',
      'juror',
      'conflictedJuror',
    ]);
  });

  it('opens ideas to the institution as they come, and never their drafts', () => {
    const call = { kind: 'ideas', closesAt: null } as const;
    const read = (status: ApplicationStatus, submittedAt: Date | null) =>
      applicationPolicy.allows(
        PERSONAS.officer,
        'read',
        applicationIn(status, 'open', { call, submittedAt }),
      );
    expect(read('submitted', daysFromNow(-1))).toBe(true);
    expect(read('draft', null)).toBe(false);
    // Taken up again: the idea is being rewritten.
    expect(read('draft', daysFromNow(-1))).toBe(false);
  });
});
