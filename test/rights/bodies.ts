import { SCENE_CALL } from '../support/call-scene.js';
import type { RightsWorld } from './objects.js';
import { SCENE_GUIDE } from './panel-sessions.js';

/** Bodies whose sense a schema cannot give, by operation. */
export const BODIES = ({ objects, as }: RightsWorld): Record<string, object> => ({
  Answers_publish: {
    threadId: objects.thread.callOpen?.id,
    seq: 1,
    question: 'Peut-on couvrir deux communes ?',
    answer: 'Oui.',
  },
  Applications_start: { callId: objects.call.open?.id, organisationId: null },
  Calls_draft: { ...SCENE_CALL, organisationId: objects.organisation.institution?.id },
  Calls_edit: { title: 'Un autre titre' },
  Calls_addLead: { organisationId: objects.organisation.foreign?.id },
  SignInPanelist_enter: { code: 'C4F7-K9MN' },
  SignIn_useCode: { code: '123456' },
  SignIn_useAppCode: { code: '123456' },
  Security_confirmApp: { code: '123456' },
  Proofs_byMailCode: { code: '123456' },
  Proofs_byAppCode: { code: '123456' },
  Security_setPassword: { password: 'une longue phrase que nul ne devine' },
  AccessTokens_make: { name: 'Tableur', scopes: ['read'], days: 30 },
  // An issuer that does not answer: what is tried is the right.
  IdentityProviders_set: {
    profile: 'generic',
    issuer: 'https://compte.invalid/',
    clientId: 'cornac',
    clientSecret: 'secret',
  },
  Panels_open: {
    organisationId: objects.organisation.institution?.id,
    name: 'Un autre panel',
    purpose: 'Dire ce que valent les solutions.',
  },
  Panels_addOwner: { organisationId: objects.organisation.institution?.id },
  Panels_addFacilitator: { accountId: as.neighbour.accountId },
  PanelConsents_note: { textId: objects.panel.panel?.textId, way: 'paper' },
  MyPanels_give: { textId: objects.panel.panel?.textId, sha256: '0'.repeat(64) },
  Panelists_edit: { needsWords: 'Un fauteuil.' },
  Guides_write: SCENE_GUIDE,
  Guides_edit: SCENE_GUIDE,
  PanelSeats_invite: { way: 'phone', panelistIds: [objects.panelSession.panel?.panelistId] },
  CallTeam_add: { accountId: as.neighbour.accountId, function: 'observer' },
  Members_change: { role: 'manager' },
  Collectives_invite: { organisationId: objects.organisation.foreign?.id, role: 'member' },
  Collectives_ask: { organisationId: objects.organisation.enterprise?.id },
  Collectives_answer: { action: 'leave' },
  References_request: {
    title: 'Un autre travail',
    what: 'Ce qui a été fait.',
    communeCodes: ['69266'],
    startedOn: '2025-01-06',
    institutionId: objects.organisation.institution?.id,
  },
  References_propose: {
    title: 'Un autre travail',
    what: 'Ce qui a été fait.',
    communeCodes: ['69266'],
    startedOn: '2025-01-06',
    statement: 'Un travail suivi.',
    enterpriseId: objects.organisation.rival?.id,
  },
  References_edit: {
    title: 'Un autre titre',
    what: 'Ce qui a été fait.',
    communeCodes: ['69266'],
    startedOn: '2025-01-06',
  },
  Guests_invite: { name: 'Docteur Lebrun', mayWrite: false, days: 7 },
  Guests_renew: { days: 7 },
  ThreadPeople_open: {
    subjectType: 'application',
    subjectId: objects.application.dossier?.id,
    audience: 'shared',
    title: 'Le chantier',
    people: [],
  },
  ThreadPeople_add: { people: [as.applicant.accountId] },
  Correspondences_open: {
    fromId: objects.organisation.enterprise?.id,
    toId: objects.organisation.rival?.id,
  },
  Messages_edit: { body: 'Bonjour à tous.' },
  AccountsAdmin_suspend: { reason: 'Des messages injurieux.' },
  Holds_place: {
    subjectType: 'account',
    subjectId: as.colleague.accountId,
    reason: 'Réquisition du juge.',
  },
  BreakGlass_ask: {
    reference: objects.application.rivals?.id,
    reason: 'Vérifier le dépôt avec la déposante.',
  },
  Instance_changeSettings: {
    instanceName: 'Le Commun',
    supportEmail: null,
    organisationCreators: 'anyone',
    breakGlassApprovers: [],
  },
  Organisations_update: {
    name: 'Un autre nom',
    kind: 'institution',
    sort: 'mutual',
    legalForm: 'mutual',
  },
});

/** Parameters that name no object of the matrix. */
export const PARAMETERS = ({ objects }: RightsWorld): Record<string, string> => ({
  key: 'project',
  q: 'Villeurbanne',
  kind: 'insurance',
  visibility: 'team',
  function: 'observer',
  sectionKey: 'project',
  fieldKey: 'letter',
  subjectType: 'application',
  subjectId: objects.application.dossier?.id ?? '',
  organisationId: objects.organisation.enterprise?.id ?? '',
});
