import type { DomainEvent } from '#platform';

/** What a notice needs. The subject is the request, where its reason stands: the log of administration names no application. */
export interface GlassAbout {
  applicationId: string;
  organisationId: string | null;
  callId: string;
  callTitle: string;
  receiptNumber: string;
  requestedBy: string;
}

export type BreakGlassEvent =
  | DomainEvent<'break_glass.requested', GlassAbout>
  | DomainEvent<
      'break_glass.opened',
      GlassAbout & {
        approvedBy: string;
        openedUntil: string;
        /** The call is still open: its leads are not told that an application exists. */
        sealed: boolean;
      }
    >
  | DomainEvent<'break_glass.closed', GlassAbout>;

export function breakGlassEvent<Type extends BreakGlassEvent['type']>(
  type: Type,
  id: string,
  payload: Extract<BreakGlassEvent, { type: Type }>['payload'],
): BreakGlassEvent {
  return { type, subject: { type: 'break_glass', id }, payload } as unknown as BreakGlassEvent;
}
