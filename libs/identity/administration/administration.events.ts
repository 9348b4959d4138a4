import type { DomainEvent } from '#platform';
import type { Settings } from './settings.js';

type AccountEvent<Type extends string> = DomainEvent<Type, Record<string, never>>;

export type AdministrationEvent =
  // Its reason stands on the account, where an erasure finds it.
  | AccountEvent<'account.suspended'>
  | AccountEvent<'account.suspension_lifted'>
  | AccountEvent<'account.sessions_ended'>
  | AccountEvent<'account.session_ended'>
  | AccountEvent<'account.administrator_granted'>
  | AccountEvent<'account.administrator_withdrawn'>
  | DomainEvent<'settings.changed', { before: Settings; after: Settings }>;

export type AccountAct = Exclude<AdministrationEvent['type'], 'settings.changed'>;

export const accountEvent = (type: AccountAct, id: string): AdministrationEvent => ({
  type,
  subject: { type: 'account', id },
  payload: {},
});

/** The instance has no id of its own: whoever changed it stands for it. */
export const settingsChanged = (by: string, before: Settings, after: Settings): AdministrationEvent => ({
  type: 'settings.changed',
  subject: { type: 'settings', id: by },
  payload: { before, after },
});
