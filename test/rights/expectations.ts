import { ALIEN, ALL, type ByObject, everyHouse, holds, others } from './circles.js';
import type { Persona } from './personas.js';
import { kindOf, type Operation } from './requests.js';
import { insideTeam, KNOWN, owning, RIGHTS, running, WITHOUT_OBJECT } from './table.js';

/** What an operation answers to a persona, by the table of rights. */
export type Expectation = 'allowed' | 'refused' | 'unknown' | 'sign in';

/** The policies under which outsiders reach anything; all else is refused them unseen, there or not. */
const OWN = ['session.own', 'data.own', 'consent.own'];
const OF_OUTSIDERS: Readonly<Partial<Record<Persona, readonly string[]>>> = {
  panelist: [...OWN, 'panel.own'],
  guest: [...OWN, 'thread.read', 'thread.post', 'thread.inbox', 'message.edit'],
};

/** For whom something is not there although they may know of what it belongs to, by operation and object. */
const ABSENT: Readonly<Record<string, ByObject>> = {
  // no demonstration: neither one-click sign-in nor open mailbox
  Demo_personas: { itself: ALL },
  Demo_enter: { itself: ALL },
  Mailbox_list: { itself: ALL },
  // no organisation here signs in elsewhere
  IdentityProviders_remove: owning,
  // mail is not received here
  InboundMail_receive: { itself: ALL },
  // nobody here has a password or an app
  Security_removePassword: { itself: ALL },
  Security_removeApp: { itself: ALL },
  // nobody gave a logo
  Logos_read: everyHouse(ALL),
  // a paper of the team
  OrganisationDocuments_download: {
    institution: others(insideTeam.institution),
    enterprise: others(insideTeam.enterprise),
    rival: others(insideTeam.rival),
    foreign: others(ALIEN),
    foreignEnterprise: others(ALIEN),
  },
  // never submitted
  Applications_receipt: { draft: ALL },
  // nothing decided, or held until it is announced
  Decisions_read: {
    draft: ALL,
    rivals: ALL,
    foreign: ALL,
    dossier: 'applicant colleague trainee reviewer juror observer',
  },
  // the threads of E's dossier, for those who may not know of it
  Threads_list: { itself: others(KNOWN.application.dossier) },
  // a text of the other panel
  PanelConsents_note: { foreign: ALIEN },
  // nobody was invited there
  Guests_renew: noGuest(),
  Guests_end: noGuest(),
  // the circle that E shares with those in charge
  ThreadPeople_open: { itself: others(KNOWN.thread.dossierShared) },
};

export function expected(operation: Operation, persona: Persona, object: string): Expectation {
  const { id, policy } = operation;
  if (policy !== undefined && persona === 'visitor') return 'sign in';
  if (policy !== undefined && OF_OUTSIDERS[persona]?.includes(policy) === false) return 'refused';
  const kind = kindOf(operation);
  const isKnown = kind === undefined || holds(KNOWN[kind][object], persona);
  if (!isKnown || holds(ABSENT[id]?.[object], persona)) return 'unknown';
  if (policy === undefined) return 'allowed';
  const right = kind === undefined ? WITHOUT_OBJECT[policy] : RIGHTS[policy];
  if (right === undefined)
    throw new Error(`${id} names ${policy}, of which the table of rights says nothing`);
  return holds(typeof right === 'string' ? right : right[object], persona) ? 'allowed' : 'refused';
}

/** Of those who might invite, in every thread but the one with a guest. */
function noGuest(): ByObject {
  const { dossierShared: _, ...others } = running;
  return others;
}
