import { newId } from '../../libs/platform/index.js';
import type { Cornac } from '../support/app.js';
import { consentOf, identityOf, passkeyOf, sessionOf, tokenOf } from './accounts.js';
import { administered } from './administration.js';
import { answer, judge, launchCalls, openThreads, reportOf, seatGuest, taskOf } from './dossiers.js';
import { claimed, foundOrganisations, verified, vouch } from './houses.js';
import type { Instance, RightsWorld } from './objects.js';
import { planSessions } from './panel-sessions.js';
import { openPanels } from './panels.js';
import { PERSONAS } from './personas.js';
import { formCollective, openTeams } from './teams.js';

const nobody = (): Instance => ({
  id: newId(),
  callId: newId(),
  fileId: newId(),
  seq: '1',
  accountId: newId(),
  to: newId(),
  invitationId: newId(),
  domainId: newId(),
  requestId: newId(),
  delegationId: newId(),
  placeId: newId(),
  documentId: newId(),
  sessionId: newId(),
  panelistId: newId(),
  subjectId: newId(),
  textId: newId(),
  consentId: newId(),
  number: '1',
  slug: `inconnu-${newId()}`,
});

/** Plays, over HTTP and as the people themselves, what the matrix then tries to trespass on. */
export async function buildWorld(cornac: Cornac): Promise<RightsWorld> {
  // Second factors are asked for elsewhere (sign-in.e2e-spec.ts): here everyone has proven theirs.
  const as = await cornac.people(PERSONAS, { secondFactor: true });
  await cornac.sql('UPDATE accounts SET administrator = true WHERE id = $1', [as.administrator.accountId]);
  await cornac.sql('UPDATE accounts SET panelist = true, email = NULL WHERE id = $1', [
    as.panelist.accountId,
  ]);
  const organisations = await foundOrganisations(cornac, as);
  const calls = await launchCalls(as, organisations);
  const applications = await answer(cornac, as, calls, organisations);
  await judge(as, applications);
  const teams = await openTeams(cornac, as, organisations);
  const collective = await formCollective(as, organisations);
  await verified(cornac);
  const looked = await administered(cornac, as, applications.dossier);
  const versioned = async <Name extends string>(objects: Record<Name, Instance>, table: string) => {
    const rows = await cornac.sql<{ id: string; version: number }>(`SELECT id, version FROM ${table}`);
    const versions = new Map(rows.map((row) => [row.id, String(row.version)]));
    return Object.fromEntries(
      Object.entries<Instance>(objects).map(([name, object]) => [
        name,
        { ...object, version: versions.get(object.id ?? '') ?? '1' },
      ]),
    );
  };
  const threads = await openThreads(as, calls, applications);
  const panels = await openPanels(cornac, as, organisations);
  const { sessions, guides } = await planSessions(as, panels);
  await seatGuest(cornac, as, threads.dossierShared);
  return {
    as,
    objects: {
      call: { ...(await versioned(calls, 'calls')), unknown: nobody() },
      application: { ...(await versioned(applications, 'applications')), unknown: nobody() },
      organisation: { ...(await versioned(teams, 'organisations')), unknown: nobody() },
      collective: { collective, unknown: nobody() },
      invitation: { received: { id: teams.foreign.invitationId ?? '' }, unknown: nobody() },
      joinRequest: { asked: { requestId: teams.institution.requestId ?? '' }, unknown: nobody() },
      text: { terms: { kind: 'terms' }, privacy: { kind: 'privacy' } },
      consent: { applicants: await consentOf(as.applicant), unknown: nobody() },
      passkey: { applicants: await passkeyOf(cornac, as.applicant), unknown: nobody() },
      session: { applicants: await sessionOf(as.applicant), unknown: nobody() },
      token: { applicants: await tokenOf(as.applicant), unknown: nobody() },
      identity: { applicants: await identityOf(cornac, as.applicant), unknown: nobody() },
      file: { letter: { id: applications.dossier.fileId ?? '' }, unknown: nobody() },
      reference: {
        ...(await versioned(await vouch(as, organisations), 'organisation_references')),
        unknown: nobody(),
      },
      claim: { ...(await claimed(as, organisations)), unknown: nobody() },
      account: { applicants: looked.account, unknown: nobody() },
      hold: { standing: looked.hold, unknown: nobody() },
      job: { failed: looked.job, unknown: nobody() },
      glass: { asked: looked.glass, unknown: nobody() },
      panelist: { keyholder: looked.panelist, unknown: nobody() },
      panel: { ...panels, unknown: nobody() },
      myPanel: { panelists: { id: panels.panel.id ?? '' }, unknown: nobody() },
      guide: { ...guides, unknown: nobody() },
      panelSession: { ...sessions, unknown: nobody() },
      mySession: { panelists: { id: sessions.panel.id ?? '' }, unknown: nobody() },
      // The development mailbox is shut on an instance that is no demo.
      mail: { unknown: nobody() },
      thread: { ...threads, unknown: nobody() },
      report: { ofOfficer: await reportOf(cornac, as, threads.callOpen), unknown: nobody() },
      task: { teams: await taskOf(as, threads.dossierTeam), unknown: nobody() },
    },
  };
}
