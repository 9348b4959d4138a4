import type { DomainEvent } from '#platform';
import type { CollectiveAction, CollectiveRole } from './collective.machine.js';

/** The subject is the collective. */
interface About {
  collectiveName: string;
  collectiveSlug: string;
}

interface Place {
  organisationId: string;
  organisationName: string;
  role: CollectiveRole;
}

type Happened<Type extends string, More extends object> = DomainEvent<Type, About & More>;

export type CollectiveEvent =
  | Happened<'collective.invited', Place & { word: string }>
  | Happened<'collective.asked', Place & { word: string }>
  | Happened<'collective.answered', Place & { answer: CollectiveAction }>
  | Happened<'collective.joined', Place>
  | Happened<'collective.left', Place & { excluded: boolean }>
  | Happened<'collective.role_changed', Place>
  | Happened<'collective.agenda_changed', { version: number }>;

type MoreOf<Type extends CollectiveEvent['type']> = Omit<
  Extract<CollectiveEvent, { type: Type }>['payload'],
  keyof About
>;

export function collectiveEvent<Type extends CollectiveEvent['type']>(
  type: Type,
  collective: { id: string; name: string; slug: string },
  more: MoreOf<Type>,
): CollectiveEvent {
  const about: About = { collectiveName: collective.name, collectiveSlug: collective.slug };
  return {
    type,
    subject: { type: 'organisation', id: collective.id },
    payload: { ...about, ...more },
  } as unknown as CollectiveEvent;
}
