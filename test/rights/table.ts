import {
  ALIEN,
  ALL,
  AND_GUEST,
  AND_OUTSIDERS,
  type ByObject,
  COLLEAGUES,
  E,
  E_WRITING,
  everyHouse,
  IN_CHARGE,
  LEAD,
  others,
  type People,
  SIGNED_IN,
  TEAM,
} from './circles.js';
import type { Kind } from './objects.js';

/**
 * Who may do what, declared apart from the code that decides it, to be read by whoever answers for it. An object that
 * one may not know of answers as one that does not exist; known but not allowed is refused (expectations.ts).
 */

/** Who may know that an object exists at all. */
export const KNOWN: Record<Kind, ByObject> = {
  call: { open: ALL, judged: ALL, foreign: ALL, draft: TEAM, foreignDraft: ALIEN },
  application: {
    draft: E,
    // recused is in conflict with E: a stranger to its dossier
    dossier: `${E} lead officer reviewer juror observer`,
    // reviewer was not given this one
    rivals: 'rival lead officer juror recused observer',
    foreign: ALIEN,
  },
  organisation: { institution: ALL, enterprise: ALL, rival: ALL, foreign: ALL, foreignEnterprise: ALL },
  reference: {
    // both parties, until both agree and it is shown
    asked: `${E} ${TEAM} ${COLLEAGUES}`,
    kept: ALIEN,
    shown: ALL,
  },
  claim: { waiting: 'passerby applicant administrator' },
  mail: {},
  text: { terms: ALL, privacy: ALL },
  // One's own, and nobody else's to know of.
  consent: { applicants: 'applicant' },
  passkey: { applicants: 'applicant' },
  session: { applicants: 'applicant' },
  token: { applicants: 'applicant' },
  identity: { applicants: 'applicant' },
  file: { letter: 'applicant' },
  // To anyone else they do not exist.
  account: { applicants: 'administrator' },
  hold: { standing: 'administrator' },
  job: { failed: 'administrator' },
  glass: { asked: 'administrator' },
  panelist: { keyholder: 'administrator' },
  // Institutions that own a panel know of it; who is on it is for its facilitators (RIGHTS).
  panel: { panel: `${TEAM} ${COLLEAGUES}`, foreign: ALIEN },
  // the one they are on
  myPanel: { panelists: 'panelist' },
  guide: { library: SIGNED_IN, panel: `${TEAM} ${COLLEAGUES}` },
  panelSession: { panel: `${TEAM} ${COLLEAGUES}`, foreign: ALIEN },
  // the one they are invited to
  mySession: { panelists: 'panelist' },
  collective: { collective: ALL },
  invitation: { received: 'passerby' },
  joinRequest: { asked: 'passerby' },
  thread: {
    dossierShared: `${E} ${IN_CHARGE} guest`,
    dossierApplicants: E,
    dossierTeam: 'lead officer reviewer juror observer',
    callOpen: SIGNED_IN,
    callTeam: TEAM,
    callJury: 'lead officer juror recused',
    foreignTeam: ALIEN,
  },
  // of the officer's message in the open thread: who wrote it knows nothing of it
  report: { ofOfficer: 'lead administrator' },
  // made of a message among the team, by the officer, for themselves
  task: { teams: 'lead officer reviewer juror observer' },
};

const leading: ByObject = { open: LEAD, judged: LEAD, draft: LEAD, foreign: ALIEN, foreignDraft: ALIEN };
const inCharge: ByObject = {
  open: IN_CHARGE,
  judged: IN_CHARGE,
  draft: IN_CHARGE,
  foreign: ALIEN,
  foreignDraft: ALIEN,
};
const onTeam: ByObject = { open: TEAM, judged: TEAM, draft: TEAM, foreign: ALIEN, foreignDraft: ALIEN };
/** The foreigner applied to their own call: in conflict there, they instruct and judge nothing of it. */
const instructing: ByObject = { dossier: IN_CHARGE, rivals: IN_CHARGE };
const writing: ByObject = { draft: E_WRITING, dossier: E_WRITING, rivals: 'rival', foreign: ALIEN };

/** Names, needs, consents: those who look after the panel, not even those who run the institution. */
export const facilitating: ByObject = { panel: 'facilitator', foreign: ALIEN };

const inThreads: ByObject = {
  ...KNOWN.thread,
  dossierShared: `${E_WRITING} ${IN_CHARGE}`,
  dossierApplicants: E_WRITING,
};
/** The discussion: whoever leads it, or everyone among colleagues. */
export const running: ByObject = {
  ...KNOWN.thread,
  dossierShared: IN_CHARGE,
  dossierApplicants: E_WRITING,
  callOpen: IN_CHARGE,
  callJury: IN_CHARGE,
};

export const insideTeam: ByObject = {
  institution: `${TEAM} ${COLLEAGUES}`,
  enterprise: E,
  rival: 'rival',
  foreign: ALIEN,
  foreignEnterprise: ALIEN,
};
export const owning: ByObject = {
  institution: LEAD,
  enterprise: 'applicant',
  rival: 'rival',
  foreign: ALIEN,
  foreignEnterprise: ALIEN,
};

/** Who may do what to what they know of, by the policy an operation names. */
export const RIGHTS: Readonly<Record<string, ByObject>> = {
  'application.start': {
    open: SIGNED_IN,
    judged: SIGNED_IN,
    foreign: SIGNED_IN,
    draft: TEAM,
    foreignDraft: ALIEN,
  },
  'application.work': { draft: E, dossier: E, rivals: 'rival', foreign: ALIEN },
  'application.edit': writing,
  'application.submit': writing,
  'application.reopen': writing,
  'application.withdraw': writing,
  'application.read': KNOWN.application,
  'application.readFile': {
    draft: E,
    dossier: `${E} lead officer reviewer juror`,
    rivals: 'rival lead officer juror recused',
    foreign: ALIEN,
  },
  'application.readDossier': {
    dossier: 'lead officer reviewer juror',
    rivals: 'lead officer juror recused',
  },
  'application.declareConflict': {
    dossier: 'lead officer reviewer juror observer',
    rivals: 'lead officer juror recused observer',
  },
  'application.review': { dossier: 'officer reviewer', rivals: 'officer' },
  // The officer reviews both and has not sent theirs yet: independent scoring.
  'application.seeReviews': { dossier: 'lead reviewer juror', rivals: 'lead juror recused' },
  'application.instruct': instructing,
  'application.decide': instructing,
  'application.promote': { dossier: LEAD, rivals: LEAD },

  'call.edit': { draft: IN_CHARGE, foreignDraft: ALIEN },
  // Nobody shares the lead of these calls: there is no approval to give.
  'call.approve': {},
  'call.publish': leading,
  'call.postpone': leading,
  'call.cancel': leading,
  'call.deliberate': leading,
  'call.archive': leading,
  'call.release': leading,
  'call.manageTeam': leading,
  'call.instruct': inCharge,
  'call.discuss': onTeam,
  // once public
  'call.answer': { open: IN_CHARGE, judged: IN_CHARGE, foreign: ALIEN },
  // The reviewer's table holds the dossiers given to them, and no other.
  'call.seeApplications': onTeam,
  'call.rank': {
    open: 'lead officer juror recused',
    judged: 'lead officer juror recused',
    draft: 'lead officer juror recused',
    foreign: ALIEN,
    foreignDraft: ALIEN,
  },

  'organisation.edit': owning,
  'organisation.seeTeam': insideTeam,

  'identityProvider.manage': owning,

  // Owners all, for nobody manages these houses.
  'team.seeTeam': insideTeam,
  'team.invite': owning,
  'team.answerJoinRequests': owning,
  'team.manageDomains': owning,
  'team.takeOver': owning,
  'team.delegate': insideTeam,
  'delegation.revoke': owning,
  'member.changeRole': owning,
  'member.remove': owning,
  'member.takeOver': owning,
  // Nobody's address is of their domains; members are told that they are in already.
  'joining.join': insideTeam,

  // lead runs it; rival's enterprise is in; enterprise E may ask.
  'collective.editAgenda': { collective: LEAD },
  'collective.invite': { collective: LEAD },
  'collective.changeRoles': { collective: LEAD },
  'collectivePlace.ask': { collective: 'applicant' },
  'collectivePlace.answer': { collective: 'rival' },

  'invitation.own': KNOWN.invitation,
  'joining.own': KNOWN.joinRequest,

  'consent.own': KNOWN.consent,
  // passkeys, tokens and identities alike
  'account.secure': KNOWN.passkey,
  'session.own': KNOWN.session,
  'file.own': KNOWN.file,

  'organisation.seeDocuments': insideTeam,
  // Empty for whoever instructs no application of theirs.
  'organisation.readOpenDocuments': everyHouse(SIGNED_IN),
  'organisation.manageDocuments': owning,
  'organisation.seeReferences': insideTeam,
  'organisation.manageReferences': owning,
  'organisation.requestVerification': owning,
  'organisation.claim': {
    institution: others(`visitor ${TEAM} ${COLLEAGUES}`),
    enterprise: others(`visitor ${E}`),
    rival: others('visitor rival'),
    foreign: others(`visitor ${ALIEN}`),
    foreignEnterprise: others(`visitor ${ALIEN}`),
  },
  'organisation.answerClaims': owning,
  'administration.accounts': KNOWN.account,
  'administration.holds': KNOWN.hold,
  'administration.jobs': KNOWN.job,
  // Their own request is another matter: see break-glass.e2e-spec.ts.
  'administration.breakGlass': KNOWN.glass,
  'administration.panelists': KNOWN.panelist,
  'administration.verify': everyHouse('administrator'),
  'administration.suspend': everyHouse('administrator'),

  'panel.read': KNOWN.panel,
  'panel.own': KNOWN.myPanel,
  'panel.edit': { panel: 'lead facilitator', foreign: ALIEN },
  'panel.facilitate': facilitating,
  'panel.convene': facilitating,
  'panel.manage': { panel: LEAD, foreign: ALIEN },
  'guide.read': KNOWN.guide,
  // Nobody changes the library.
  'guide.edit': { panel: 'facilitator' },
  'guide.list': KNOWN.panel,
  'guide.write': facilitating,
  'panelSession.list': KNOWN.panel,
  'panelSession.plan': facilitating,
  'panelSession.read': KNOWN.panelSession,
  'panelSession.prepare': facilitating,
  'panelSession.seat': facilitating,

  'reference.read': KNOWN.reference,
  'reference.edit': { asked: 'applicant' },
  'reference.attest': { asked: LEAD, kept: ALIEN, shown: ALIEN },
  'reference.refuse': { asked: LEAD, kept: ALIEN, shown: ALIEN },
  'reference.revise': { asked: LEAD, kept: ALIEN, shown: ALIEN },
  'reference.withdraw': { asked: LEAD, kept: ALIEN, shown: ALIEN },
  'reference.cancel': { asked: 'applicant', kept: ALIEN, shown: 'rival' },
  'reference.accept': { asked: 'applicant', kept: ALIEN, shown: 'rival' },
  'reference.decline': { asked: 'applicant', kept: ALIEN, shown: 'rival' },
  'reference.show': { kept: ALIEN, shown: 'rival' },

  // Owners first: the administrator is told to wait, which is no refusal of the right.
  'claim.accept': { waiting: 'applicant administrator' },
  'claim.refuse': { waiting: 'applicant administrator' },
  'claim.withdraw': { waiting: 'passerby' },

  'thread.read': KNOWN.thread,
  'thread.post': {
    ...KNOWN.thread,
    dossierShared: `${E_WRITING} ${IN_CHARGE} guest`,
    dossierApplicants: E_WRITING,
  },
  'thread.bring': inThreads,
  'task.make': inThreads,
  'thread.invite': running,
  'thread.pin': running,
  'report.read': KNOWN.report,
  'report.settle': KNOWN.report,
  'task.read': KNOWN.task,
  'task.settle': { teams: 'officer' },
  'task.edit': { teams: 'officer' },
  // The first message of each: who opened it (dossiers.ts).
  'message.edit': {
    dossierShared: 'applicant',
    dossierApplicants: 'applicant',
    dossierTeam: 'officer',
    callOpen: 'officer',
    callTeam: 'officer',
    callJury: 'officer',
    foreignTeam: ALIEN,
  },
};

/** What concerns no object: one's own things, and lists of what one may see. */
export const WITHOUT_OBJECT: Readonly<Record<string, People>> = {
  'account.own': SIGNED_IN,
  'account.secure': SIGNED_IN,
  'session.own': AND_OUTSIDERS,
  'session.prove': SIGNED_IN,
  'data.own': AND_OUTSIDERS,
  'consent.own': AND_OUTSIDERS,
  'day.own': SIGNED_IN,
  'application.mine': SIGNED_IN,
  'application.start': SIGNED_IN,
  'call.mine': SIGNED_IN,
  'panel.mine': SIGNED_IN,
  'guide.library': SIGNED_IN,
  'plainLanguage.check': SIGNED_IN,
  // in the name of institution I
  'panel.open': `${TEAM} ${COLLEAGUES}`,
  'panel.own': `${SIGNED_IN} panelist`,
  // in the name of institution I
  'call.draft': `${TEAM} ${COLLEAGUES}`,
  'organisation.create': SIGNED_IN,
  'organisation.search': SIGNED_IN,
  'registry.search': SIGNED_IN,
  'claim.mine': SIGNED_IN,
  'administration.organisations': 'administrator',
  'administration.claims': 'administrator',
  'administration.accounts': 'administrator',
  'administration.audit': 'administrator',
  'administration.holds': 'administrator',
  'administration.retention': 'administrator',
  'administration.jobs': 'administrator',
  'administration.settings': 'administrator',
  'administration.health': 'administrator',
  'administration.breakGlass': 'administrator',
  'administration.panelists': 'administrator',
  'review.mine': SIGNED_IN,
  'invitation.own': SIGNED_IN,
  'joining.own': SIGNED_IN,
  'thread.inbox': AND_GUEST,
  'task.mine': SIGNED_IN,
  // empty for whoever moderates nothing
  'report.queue': SIGNED_IN,
  'administration.moderation': 'administrator',
  'thread.read': AND_GUEST,
  // among the readers of the open thread of E's dossier
  'thread.open': `${E_WRITING} ${IN_CHARGE}`,
  // in the name of E
  'correspondence.open': E_WRITING,
};
