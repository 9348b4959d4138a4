export * from './clock.js';
export {
  asSystem,
  currentLocale,
  onBehalfOf,
  type Viewer,
  viewerOf,
  type WorkContext,
  workContext,
} from './context.js';
export { csvHead, csvLine, csvOf } from './csv.js';
export { databaseOptions } from './data/database.js';
export { PreparedReads } from './data/prepared.js';
export { Transaction } from './data/transaction.js';
export { expectVersion, insertEntity, updateVersioned, type Versioned } from './data/versioned.js';
export { WALLED_TABLES } from './data/wall.js';
export * from './env.js';
export { type AuditHead, AuditHeads, HEADS_FILED } from './events/audit-heads.js';
export { AuditSeal } from './events/audit-seal.js';
export { type Delivered, EventDelivery, type Listener, type Subscriptions } from './events/delivery.js';
export { type DomainEvent, Journal, recordingOf, type SubjectRef } from './events/journal.js';
export { FileStore } from './files/file-store.js';
export { Files, MAX_FILE_BYTES, type StoredFile } from './files/files.js';
export { Heartbeat } from './heartbeat.js';
export {
  CurrentActor,
  IfMatch,
  PUBLIC_ROUTE,
  Public,
  ROUTE_POLICY,
  SEES_OUTSIDERS,
  SeesOutsiders,
  UnderPolicy,
  Visitor,
} from './http/actor.js';
export { EtagInterceptor } from './http/etag.interceptor.js';
export * from './http/fields.js';
export { refuseHostileBody } from './http/hostile-body.js';
export { IdempotencyInterceptor, NeverReplayed } from './http/idempotency.interceptor.js';
export { Outbound, OutboundRefused, type OutboundRequest } from './http/outbound.js';
export * from './http/pagination.js';
export {
  ProblemFilter,
  sendProblem,
  tooLarge,
  toProblem,
  unavailable,
  unsupportedMedia,
} from './http/problem.filter.js';
export { ReceivesFile, receiveUpload, sendFile, sendPicture } from './http/transfer.js';
export { validationPipe } from './http/validation.js';
export { newId } from './ids.js';
export { lenderNeeded, lenderUsed, rememberLender } from './lent-rights.js';
export { createLogger, NestLogger } from './logger.js';
export { defineMachine, type Guard, Machine, type Transition } from './machine.js';
export { type Letter, renderLetter } from './mail/letter.js';
export { type Mail, Mailer, MailTransport } from './mail/mailer.js';
export { PlatformModule } from './platform.module.js';
export * from './policy.js';
export { DiskErasureLedger, ErasureLedger } from './privacy/erasure-ledger.js';
export {
  type DescribedTable,
  type ErasureStep,
  PersonalData,
  type TableData,
} from './privacy/personal-data.js';
export { type Expiring, Retention, type RetentionRule, type Sweep } from './privacy/retention.js';
export * from './problems.js';
export { ROUNDS, type Round, Rounds } from './rounds.js';
export { InstanceSecret } from './secret.js';
export { slugOf } from './slug.js';
export { leaveWithSupervisor } from './supervised.js';
export * from './text.js';
