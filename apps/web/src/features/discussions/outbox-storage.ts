import type { DBSchema, IDBPDatabase } from 'idb';

/** What a message says; the rest is given when it leaves. */
export interface Draft {
  body: string;
  replyTo?: number;
  question?: boolean;
  files?: string[];
}

/** A message that its author sent and that this device still answers for. */
export interface Unsent extends Draft {
  /** Order of writing on this device. */
  rank: number;
  accountId: string;
  threadId: string;
  clientId: string;
  /** `sent`: durable on the server as `seq`, not yet seen coming back. `refused`: the person decides. */
  state: 'waiting' | 'sent' | 'refused';
  seq?: number;
  /** Why the server refused it. */
  reason?: string;
}

/** Where messages wait, shared by the tabs of one browser. */
export interface OutboxStorage {
  /** In the order of writing. */
  all(accountId: string): Promise<Unsent[]>;
  add(unsent: Omit<Unsent, 'rank'>): Promise<Unsent>;
  put(unsent: Unsent): Promise<void>;
  remove(rank: number): Promise<void>;
}

const DATABASE = 'cornac';
/** Ranks above this one are in memory only. */
const OVERFLOW = 2 ** 52;

interface Schema extends DBSchema {
  outbox: { key: number; value: Unsent; indexes: { account: string } };
}

/** The device's own database; memory where the browser closes it (private windows). */
export async function openStorage(): Promise<OutboxStorage> {
  try {
    const { openDB } = await import('idb');
    const database = await openDB<Schema>(DATABASE, 1, {
      upgrade: (fresh) => {
        const store = fresh.createObjectStore('outbox', { keyPath: 'rank', autoIncrement: true });
        store.createIndex('account', 'accountId');
      },
      // Another page asks to delete or to raise it: never in its way.
      blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
    });
    return new DeviceStorage(database);
  } catch {
    return new MemoryStorage();
  }
}

class DeviceStorage implements OutboxStorage {
  /** What a full disk refuses still leaves from this page. */
  private readonly overflow = new MemoryStorage(OVERFLOW);

  constructor(private readonly database: IDBPDatabase<Schema>) {}

  async all(accountId: string): Promise<Unsent[]> {
    const kept = await this.database.getAllFromIndex('outbox', 'account', accountId);
    return [...kept, ...(await this.overflow.all(accountId))];
  }

  async add(unsent: Omit<Unsent, 'rank'>): Promise<Unsent> {
    try {
      const rank = await this.database.add('outbox', unsent as Unsent);
      return { ...unsent, rank };
    } catch {
      return this.overflow.add(unsent);
    }
  }

  async put(unsent: Unsent): Promise<void> {
    if (unsent.rank > OVERFLOW) return this.overflow.put(unsent);
    await this.database.put('outbox', unsent);
  }

  remove(rank: number): Promise<void> {
    return rank > OVERFLOW ? this.overflow.remove(rank) : this.database.delete('outbox', rank);
  }
}

/** As long as the page lives. */
export class MemoryStorage implements OutboxStorage {
  private readonly kept = new Map<number, Unsent>();

  constructor(private last = 0) {}

  async all(accountId: string): Promise<Unsent[]> {
    return [...this.kept.values()].filter((unsent) => unsent.accountId === accountId);
  }

  async add(unsent: Omit<Unsent, 'rank'>): Promise<Unsent> {
    this.last += 1;
    const kept = { ...unsent, rank: this.last };
    this.kept.set(kept.rank, kept);
    return kept;
  }

  async put(unsent: Unsent): Promise<void> {
    this.kept.set(unsent.rank, unsent);
  }

  async remove(rank: number): Promise<void> {
    this.kept.delete(rank);
  }
}

/** A person who signs out of a shared computer leaves no text on it. */
export function forgetStorage(): void {
  try {
    indexedDB.deleteDatabase(DATABASE);
    localStorage.removeItem(WAITING_FLAG);
  } catch {
    // Storage closed by the browser: nothing was kept.
  }
}

/** Set while something waits on this device, so that a page without threads knows without opening the database. */
export const WAITING_FLAG = 'cornac:outbox';
