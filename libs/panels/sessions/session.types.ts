import type { GuideStep } from '../guides/guide.types.js';
import type { PanelSubject } from '../panel.types.js';

export const SESSION_MODES = ['table', 'remote', 'asynchronous', 'home', 'mixed'] as const;
export type SessionMode = (typeof SESSION_MODES)[number];

export const SESSION_STATUSES = [
  'planned',
  'recruiting',
  'ready',
  'open',
  'live',
  'closed',
  'synthesised',
  'answered',
  'followed_up',
  'cancelled',
] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

export const SEAT_STATES = ['drawn', 'waiting', 'invited', 'accepted', 'declined', 'came', 'absent'] as const;
export type SeatState = (typeof SEAT_STATES)[number];

export const INVITATION_WAYS = ['mail', 'letter', 'phone', 'text'] as const;
export type InvitationWay = (typeof INVITATION_WAYS)[number];

/** What a session still misses to be ready, looked up with it. */
export interface Preparation {
  subjects: number;
  /** Seats held by somebody drawn, invited or coming. */
  seated: number;
  /** The latest words people agree to, of this study or else of the panel; null: none yet. */
  consent: { coversHealth: boolean } | null;
  guide: readonly GuideStep[] | null;
}

/** A session as its machine and its rights see it. */
export interface LivingSession {
  id: string;
  status: SessionStatus;
  mode: SessionMode;
  startsAt: Date | null;
  endsAt: Date | null;
  steps: readonly GuideStep[] | null;
  roomCode: string | null;
  questionOpen: boolean;
  closedAt: Date | null;
  panel: PanelSubject;
  preparation: Preparation;
}
