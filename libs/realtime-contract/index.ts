/**
 * What travels on the socket at `/socket.io`, in types only: the one lib the web may import. HTTP stays the truth
 * (`GET /api/v1/threads/:id/messages?after=` and `…/changes?after=`): an event that is lost costs one request.
 */

/** One message, the same over HTTP and over the socket. */
export interface ThreadMessage {
  /** Rank in its thread: 1, 2, 3… without a hole. */
  seq: number;
  author: { id: string; displayName: string };
  /**
   * Plain text, at most 8,000 characters; empty when the message is gone. A mention is written inside it:
   * `@[Nadia Belkacem](person:<account id>)`, `@[Le Relais](team:<organisation id>)`, `@[Jury](role:juror)`. Readable as
   * it stands where nothing draws it; a label holds neither brackets nor line breaks, and the server writes it anew from
   * the id, so that a mention never names one person and tells another.
   */
  body: string;
  /** ISO 8601. */
  sentAt: string;
  /** Given by the author's device: recognises an echo or a retry. */
  clientId: string;
  /** Number of its last change in the thread; left out when it never changed. */
  change?: number;
  /** `seq` of the message it answers. */
  replyTo?: number;
  /** Asks for an answer; `answeredBy` is the `seq` of the reply that gave it. */
  question?: boolean;
  answeredBy?: number;
  /** Why it shows no words: taken back by its author, erased with a person, hidden by moderation. */
  gone?: 'deleted' | 'erased' | 'hidden';
  /** When its author last changed its words, ISO 8601; `GET …/messages/:seq/versions` has those before. */
  editedAt?: string;
  /** Kept in sight at the head of the thread. */
  pinned?: boolean;
  /** What was decided: one message of a thread at most. */
  decided?: boolean;
  /** In the order they were first put; people by id, in the order they came. */
  reactions?: { emoji: Reaction; people: string[] }[];
  /** `GET …/files/:id` downloads one. */
  files?: MessageFile[];
  /** A message of another thread that every reader of this one may read. */
  quote?: Quote;
  /** What it became: a public answer, a task… `label` is in its own words, `path` its page. */
  acts?: MessageAct[];
}

export interface MessageAct {
  /** `call_answer`, `complement`, `task`… */
  kind: string;
  label: string;
  path: string;
}

/** The reactions there are, with their names in `GET /reactions`. */
export type Reaction = '👍' | '❤️' | '👏' | '🎉' | '✅' | '👀' | '🤔' | '🙏';

export interface MessageFile {
  id: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
}

export interface Quote {
  threadId: string;
  seq: number;
  author: { id: string; displayName: string };
  /** As it was quoted; empty once it is gone. */
  body: string;
  sentAt: string;
  /** It says something else now. */
  changed?: boolean;
  /** Why it shows no words, as of any message. */
  gone?: 'deleted' | 'erased' | 'hidden';
}

export interface JoinRequest {
  threadId: string;
  /** Last `seq` the reader holds, 0 for none. */
  after: number;
}

export interface LeaveRequest {
  threadId: string;
}

/** A message, in a thread this socket joined. A retry repeats `clientId`. */
export interface PostRequest {
  threadId: string;
  clientId: string;
  body: string;
  replyTo?: number;
  question?: boolean;
  /** Ids of files received by `POST …/files`, ten at most. */
  files?: string[];
  quote?: { threadId: string; seq: number };
}

/** The person writes; said again while they do. No answer: what is lost is of no consequence. */
export interface TypingRequest {
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
export type JoinAnswer = { ok: true; lastSeq: number; lastChange: number } | Refused;
export type LeaveAnswer = { ok: true } | Refused;
/** The message is durable. Others are shown it after. */
export type PostAnswer = { ok: true; seq: number; sentAt: string } | Refused;

export interface ClientToServerEvents {
  join(request: JoinRequest, answer: (answer: JoinAnswer) => void): void;
  leave(request: LeaveRequest, answer: (answer: LeaveAnswer) => void): void;
  post(request: PostRequest, answer: (answer: PostAnswer) => void): void;
  /** Told to the others at most every three seconds; show it for six. */
  typing(request: TypingRequest): void;
}

/** Messages committed since the last event, in order. Apply one only when its `seq` is the last held plus one. */
export interface MessagesEvent {
  threadId: string;
  messages: ThreadMessage[];
}

/**
 * Messages as they now are: answered, edited, gone. Changes of a thread are numbered 1, 2, 3…; a reader applies one
 * when `change` is the last held plus one, else reads `…/changes?after=`.
 */
export type ChangesEvent = MessagesEvent;

/** Where a thread stands. Said again every few seconds while it moves, so that a lost event is noticed. */
export interface PulseEvent {
  threadId: string;
  lastSeq: number;
  lastChange: number;
}

/** Somebody who wrote in this thread before is writing now. */
export interface TypingEvent {
  threadId: string;
  person: { id: string; displayName: string };
}

/** Somebody who wrote in this thread before reads it now. Said again every twenty seconds; forget after forty-five. */
export interface PresenceEvent {
  threadId: string;
  person: { id: string; displayName: string };
  here: boolean;
}

export interface ThreadEvent {
  threadId: string;
}

export interface ServerToClientEvents {
  messages(event: MessagesEvent): void;
  changes(event: ChangesEvent): void;
  pulse(event: PulseEvent): void;
  /** May be lost, and never comes of a person who asked to be discreet. */
  typing(event: TypingEvent): void;
  presence(event: PresenceEvent): void;
  /** Continuity cannot be given: read the gap over HTTP and join again. */
  resync(event: ThreadEvent): void;
  /** The right to read ended: the room was left for you. */
  revoked(event: ThreadEvent): void;
}

/** `error.data` of a refused connection. */
export interface ConnectionRefusal {
  problem: RealtimeProblem;
}
