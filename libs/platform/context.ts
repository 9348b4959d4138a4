import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from './policy.js';
import type { Locale } from './text.js';

/** For whom rows are read. PostgreSQL hides those of others: the second wall (ADR 0012). */
export type Viewer =
  /** The product's own work: jobs, the demo loader. */
  | 'system'
  /** A visitor who did not sign in. */
  | 'nobody'
  | { accountId: string; organisationIds: readonly string[] };

/** What belongs to the unit of work under way: one HTTP request, one job, one step of the demo loader. */
export interface WorkContext {
  requestId: string;
  locale: Locale;
  /** When the request reached us, on the database's time. A deadline is judged on this instant. */
  receivedAt?: Date;
  /** Told by whoever opens the work; rows behind the second wall cannot be asked for without it. */
  viewer?: Viewer;
  /** Told by `authorise`, read by the journal: one box for the whole work, its transactions included. */
  rightsUsed?: { lentBy?: string };
  /** Present inside `Transaction.run`. */
  manager?: EntityManager;
  afterCommit?: (() => void | Promise<void>)[];
}

export const workContext = new AsyncLocalStorage<WorkContext>();

export function currentLocale(): Locale {
  return workContext.getStore()?.locale ?? 'fr';
}

export const viewerOf = (actor: Actor | null): Viewer =>
  actor
    ? {
        accountId: actor.accountId,
        organisationIds: [...new Set(actor.memberships.map((membership) => membership.organisationId))],
      }
    : 'nobody';

/**
 * Opens a unit of work of the product itself, which sees every row: a job, a step of the demo. In a request, only for an
 * answer whose right does not come from who asks; it then joins no transaction under way.
 */
export function asSystem<T>(work: () => T): T {
  const { requestId = randomUUID(), locale = 'fr', receivedAt } = workContext.getStore() ?? {};
  return workContext.run({ requestId, locale, viewer: 'system', ...(receivedAt && { receivedAt }) }, work);
}

/** Opens a unit of work on behalf of somebody, outside a request. */
export function onBehalfOf<T>(actor: Actor | null, work: () => T): T {
  return workContext.run(
    { requestId: randomUUID(), locale: 'fr', viewer: viewerOf(actor), rightsUsed: {} },
    work,
  );
}
