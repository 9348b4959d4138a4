/**
 * What travels on the socket at `/socket.io`, in types only: the one lib the web may import. Nothing is written
 * through the socket and HTTP stays the truth (`GET /api/v1/threads/:id/messages?after=`): an event that is lost
 * costs one request.
 */

/** One message, the same over HTTP and over the socket. */
export interface ThreadMessage {
  /** Rank in its thread: 1, 2, 3… without a hole. */
  seq: number;
  author: { id: string; displayName: string };
  /** Plain text, at most 8,000 characters. */
  body: string;
  /** ISO 8601. */
  sentAt: string;
  /** Given by the author's device: recognises an echo or a retry. */
  clientId: string;
}

export interface JoinRequest {
  threadId: string;
  /** Last `seq` the reader holds, 0 for none. */
  after: number;
}

export interface LeaveRequest {
  threadId: string;
}

/** An RFC 9457 problem, as HTTP would have answered. */
export interface RealtimeProblem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { pointer: string; detail: string }[];
}

export type Refused = { ok: false; problem: RealtimeProblem };

/** `lastSeq` was read after the room was entered: whatever comes later comes as an event. */
export type JoinAnswer = { ok: true; lastSeq: number } | Refused;
export type LeaveAnswer = { ok: true } | Refused;

export interface ClientToServerEvents {
  join(request: JoinRequest, answer: (answer: JoinAnswer) => void): void;
  leave(request: LeaveRequest, answer: (answer: LeaveAnswer) => void): void;
}

/** Messages committed since the last event, in order. Apply one only when its `seq` is the last held plus one. */
export interface MessagesEvent {
  threadId: string;
  messages: ThreadMessage[];
}

export interface ThreadEvent {
  threadId: string;
}

export interface ServerToClientEvents {
  messages(event: MessagesEvent): void;
  /** Continuity cannot be given: read the gap over HTTP and join again. */
  resync(event: ThreadEvent): void;
  /** The right to read ended: the room was left for you. */
  revoked(event: ThreadEvent): void;
}

/** `error.data` of a refused connection. */
export interface ConnectionRefusal {
  problem: RealtimeProblem;
}
