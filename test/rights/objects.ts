import type { Person } from '../support/person.js';
import type { Persona } from './personas.js';

/** Values of the path parameters that name one object: `{ id, slug, fileId, … }`. */
export type Instance = Readonly<Record<string, string>>;
export type Kind =
  | 'call'
  | 'application'
  | 'organisation'
  | 'reference'
  | 'claim'
  | 'collective'
  | 'invitation'
  | 'joinRequest'
  | 'thread'
  | 'task'
  | 'report'
  | 'mail'
  | 'text'
  | 'consent'
  | 'file'
  | 'passkey'
  | 'session'
  | 'account'
  | 'hold'
  | 'job'
  | 'glass'
  | 'panelist'
  | 'panel'
  | 'myPanel'
  | 'guide'
  | 'panelSession'
  | 'mySession'
  | 'token'
  | 'identity';

/** What the matrix of rights is tried on. */
export interface RightsWorld {
  as: Record<Exclude<Persona, 'visitor'>, Person>;
  /** Objects by kind and name; `unknown` is none. */
  objects: Record<Kind, Record<string, Instance>>;
}

export type People = RightsWorld['as'];
export type Organisations = Record<
  'institution' | 'enterprise' | 'rival' | 'foreign' | 'foreignEnterprise',
  Instance
>;
export type Calls = Record<'open' | 'judged' | 'draft' | 'foreign' | 'foreignDraft', Instance>;
export type Applications = Record<'draft' | 'dossier' | 'rivals' | 'foreign', Instance>;
