import type { DomainEvent } from '#platform';
import type { Call } from './call.entity.js';

type About<Type extends string, More extends object = object> = DomainEvent<
  Type,
  { title: string; slug: string } & More
>;

export type CallEvent =
  | About<'call.drafted'>
  | About<'call.edited'>
  | About<'call.approved', { organisationId: string }>
  | About<'call.team_changed', { accountId: string; function: string; added: boolean }>
  | About<'call.published'>
  | About<'call.postponed', { closesAt: string; reason: string }>
  | About<'call.deliberating'>
  | About<'call.decided'>
  | About<'call.archived'>
  | About<'call.cancelled', { reason: string }>
  | About<'call.answered', { answerId: string; question: string }>;

/** An event on a call, with the words a notice needs. */
export function callEvent<Type extends CallEvent['type']>(
  type: Type,
  call: Pick<Call, 'id' | 'title' | 'slug'>,
  ...[more]: Omit<Extract<CallEvent, { type: Type }>['payload'], 'title' | 'slug'> extends Record<
    string,
    never
  >
    ? []
    : [Omit<Extract<CallEvent, { type: Type }>['payload'], 'title' | 'slug'>]
): CallEvent {
  return {
    type,
    subject: { type: 'call', id: call.id },
    payload: { title: call.title, slug: call.slug, ...more },
  } as CallEvent;
}
