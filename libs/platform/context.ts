import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import type { Locale } from './text.js';

/** What belongs to the unit of work under way: one HTTP request, one job, one step of the demo loader. */
export interface WorkContext {
  requestId: string;
  locale: Locale;
  /** When the request reached us, on the database's time. A deadline is judged on this instant. */
  receivedAt?: Date;
  /** Present inside `Transaction.run`. */
  manager?: EntityManager;
  afterCommit?: (() => void | Promise<void>)[];
}

export const workContext = new AsyncLocalStorage<WorkContext>();

export function currentLocale(): Locale {
  return workContext.getStore()?.locale ?? 'fr';
}
