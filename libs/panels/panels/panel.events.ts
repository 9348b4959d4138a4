import type { DomainEvent } from '#platform';

/**
 * What happens on a panel. The subject is the panel, always: an entry about one of its people would say who came when.
 */
export type PanelEvent =
  | DomainEvent<'panel.opened', { organisationId: string }>
  | DomainEvent<'panel.edited', { version: number }>
  | DomainEvent<'panel.closed', Record<string, never>>
  | DomainEvent<'panel.owner_added', { organisationId: string }>
  | DomainEvent<'panel.owner_removed', { organisationId: string }>
  | DomainEvent<'panel.facilitator_added', { accountId: string }>
  | DomainEvent<'panel.facilitator_removed', { accountId: string }>
  | DomainEvent<'panel.panelists_joined', { count: number }>
  | DomainEvent<'panel.panelist_changed', { change: PanelistChange }>
  | DomainEvent<'panel.consent_published', { textId: string; number: number }>
  | DomainEvent<'panel.consent_noted', { way: 'screen' | 'paper' | 'voice' }>
  | DomainEvent<'panel.consent_withdrawn', { whole: boolean }>;

export type PanelistChange = 'edited' | 'paused' | 'resumed' | 'left' | 'key_issued' | 'key_revoked';

type PayloadOf<Type extends PanelEvent['type']> = Extract<PanelEvent, { type: Type }>['payload'];

export const panelEvent = <Type extends PanelEvent['type']>(
  type: Type,
  panelId: string,
  payload: PayloadOf<Type>,
): DomainEvent => ({ type, subject: { type: 'panel', id: panelId }, payload });
