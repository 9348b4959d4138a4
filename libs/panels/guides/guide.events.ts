import type { DomainEvent } from '#platform';

type About<Type extends string> = DomainEvent<Type, { name: string; panelId: string }>;

export type GuideEvent = About<'guide.written'> | About<'guide.edited'>;

export const guideEvent = (
  type: GuideEvent['type'],
  guide: { id: string; name: string; panelId: string },
): GuideEvent => ({
  type,
  subject: { type: 'guide', id: guide.id },
  payload: { name: guide.name, panelId: guide.panelId },
});
