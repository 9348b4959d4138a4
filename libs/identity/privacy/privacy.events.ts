import type { DomainEvent } from '#platform';

type AccountErased = DomainEvent<'account.erased', Record<string, never>>;
type ConsentGiven = DomainEvent<'consent.given', { kind: string; version: number; sha256: string }>;
type ConsentWithdrawn = DomainEvent<'consent.withdrawn', { kind: string; version: number }>;
type HoldPlaced = DomainEvent<'legal_hold.placed', { subjectType: string; subjectId: string }>;
type HoldLifted = DomainEvent<'legal_hold.lifted', { subjectType: string; subjectId: string }>;
export type PrivacyEvent = AccountErased | ConsentGiven | ConsentWithdrawn | HoldPlaced | HoldLifted;

export const accountErased = (id: string): AccountErased => ({
  type: 'account.erased',
  subject: { type: 'account', id },
  payload: {},
});

export const consentGiven = (accountId: string, payload: ConsentGiven['payload']): ConsentGiven => ({
  type: 'consent.given',
  subject: { type: 'account', id: accountId },
  payload,
});

export const consentWithdrawn = (
  accountId: string,
  payload: ConsentWithdrawn['payload'],
): ConsentWithdrawn => ({
  type: 'consent.withdrawn',
  subject: { type: 'account', id: accountId },
  payload,
});

export const holdPlaced = (id: string, payload: HoldPlaced['payload']): HoldPlaced => ({
  type: 'legal_hold.placed',
  subject: { type: 'legal_hold', id },
  payload,
});

export const holdLifted = (id: string, payload: HoldLifted['payload']): HoldLifted => ({
  type: 'legal_hold.lifted',
  subject: { type: 'legal_hold', id },
  payload,
});
