import { isProblem, type Problem } from '../api/problem';
import type { LocalCopies } from './local-copies';
import { type Fields, type Merged, mergeFields, same } from './merge';

/** What the server holds. */
export interface Held<V> {
  value: V;
  version: number;
  savedAt: string | null;
  /** Who wrote it last. */
  savedBy?: string | null;
}

export interface AutosaveOptions<V extends Fields> {
  held: Held<V>;
  /** Writes over `version`. `leaving`: the page is going away, the request must outlive it. */
  send: (value: V, version: number, leaving: boolean) => Promise<{ version: number; savedAt: string }>;
  /** What the server holds now, after a refusal for staleness. */
  reread: () => Promise<Held<V>>;
  copies: LocalCopies<V>;
  /** How two people's work is put together; answer by answer if not said otherwise. */
  merge?: (base: V, mine: V, theirs: V) => Merged<V>;
  /** The value without what the server refuses, so that the rest is kept; null when nothing can be left out. */
  without?: (value: V, held: V, problem: Problem) => V | null;
  /** What was typed here, with the other's answers under `keys`. */
  take?: (mine: V, theirs: V, keys: readonly string[]) => V;
  onSaved?: (held: Held<V>) => void;
  delay?: number;
}

export type AutosavePhase =
  /** What is on screen is what the server holds. */
  | 'saved'
  | 'typing'
  | 'saving'
  /** The server cannot be reached: kept here, sent when it can. */
  | 'offline'
  /** Someone else changed the same answers: waits for a choice. */
  | 'clash'
  /** The server will not take it (deadline, rights): kept here. */
  | 'refused';

export interface AutosaveState<V> {
  value: V;
  phase: AutosavePhase;
  savedAt: string | null;
  /** The server's sentence when it refuses the whole (`refused`) or a part (`saved`). */
  problem: Problem | null;
  clash: { keys: string[]; theirs: Held<V> } | null;
  /** Someone else's answers have just been put together with these. */
  joined: Held<V> | null;
  /** A text that had not reached the server was found on this device. */
  restored: boolean;
  /** False when this device keeps nothing: closing the window would lose what is not saved. */
  keptHere: boolean;
}

const DELAY = 900;
const FIRST_RETRY = 2_000;
const LAST_RETRY = 30_000;

/** The connection or the server is at fault, not what was typed: another try may do. */
const isPassing = ({ status }: Problem): boolean => status === 0 || status === 429 || status >= 500;

const takeFields = <V extends Fields>(mine: V, theirs: V, keys: readonly string[]): V => ({
  ...mine,
  ...Object.fromEntries(keys.map((key) => [key, theirs[key]])),
});

/**
 * Saves as one types. Nothing typed is ever dropped: it is in memory, on this device until the server has it,
 * and two people's work is put together rather than one over the other.
 */
export class Autosave<V extends Fields> {
  private state: AutosaveState<V>;
  private held: Held<V>;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private retryIn = FIRST_RETRY;
  private leaving = false;

  constructor(private readonly options: AutosaveOptions<V>) {
    this.held = options.held;
    this.state = {
      value: options.held.value,
      phase: 'saved',
      savedAt: options.held.savedAt,
      problem: null,
      clash: null,
      joined: null,
      restored: false,
      keptHere: true,
    };
    this.restore();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): AutosaveState<V> => this.state;

  change(value: V): void {
    const keptHere = this.keep(value);
    const blocked = this.isBlocked();
    this.set({ value, keptHere, ...(blocked ? {} : { phase: 'typing', joined: null, restored: false }) });
    if (!blocked) this.later(this.options.delay ?? DELAY);
  }

  /** Someone else saved, or the page read the object again: taken in when nothing is being typed. */
  receive(held: Held<V>): void {
    if (held.version <= this.held.version || this.state.phase !== 'saved' || this.dirty()) return;
    this.held = held;
    this.set({ value: held.value, savedAt: held.savedAt, problem: null });
  }

  /** Sends now what waits, and resolves when it is received or known to be kept here only. */
  async settle(leaving = false): Promise<AutosaveState<V>> {
    this.leaving = leaving;
    if (!this.isBlocked()) {
      // What was typed during the first turn goes with the second.
      do await this.run();
      while (this.state.phase === 'typing' && this.dirty());
    }
    this.leaving = false;
    return this.state;
  }

  /** Tries again after a refusal or a lost connection. */
  retry(): void {
    this.retryIn = FIRST_RETRY;
    if (this.state.phase === 'clash') return;
    this.set({ phase: 'typing' });
    void this.run();
  }

  /** Ends a clash: keep what was typed here, or take what the other wrote. */
  choose(side: 'mine' | 'theirs'): void {
    const { clash, value } = this.state;
    if (clash === null) return;
    const take = this.options.take ?? takeFields<V>;
    const chosen = side === 'mine' ? value : take(value, clash.theirs.value, clash.keys);
    this.set({ value: chosen, clash: null, phase: 'typing' });
    this.keep(chosen);
    void this.run();
  }

  dirty(): boolean {
    return !same(this.state.value, this.held.value);
  }

  private isBlocked(): boolean {
    return this.state.phase === 'clash' || this.state.phase === 'refused';
  }

  private restore(): void {
    const copies = this.options.copies.readAll();
    let value = this.held.value;
    const clashes = new Set<string>();
    for (const copy of copies) {
      const merged = this.merge(copy.base, copy.value, value);
      value = merged.value;
      for (const key of merged.clashes) clashes.add(key);
    }
    if (same(value, this.held.value)) {
      this.options.copies.clear();
      return;
    }
    this.state = { ...this.state, value, restored: true, phase: 'typing' };
    if (clashes.size > 0) {
      this.state = { ...this.state, phase: 'clash', clash: { keys: [...clashes], theirs: this.held } };
    } else this.later(0);
  }

  private keep(value: V): boolean {
    const { value: base, version } = this.held;
    return this.options.copies.write({ value, base, version, at: Date.now() });
  }

  private later(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), delay);
  }

  private run(): Promise<void> {
    this.running ??= this.sendAll().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async sendAll(): Promise<void> {
    clearTimeout(this.timer);
    if (!this.dirty()) this.rest();
    // Ends: each turn saves everything, or leaves by one of the doors of `failed`.
    for (let again = this.dirty(); again; ) again = await this.sendOnce();
    // Typed, then taken back: there was nothing to send.
    if (this.state.phase === 'typing' && !this.dirty()) {
      this.options.copies.clear();
      this.set({ phase: 'saved' });
    }
  }

  /** What was typed was undone: the server has it all, and nothing is left to correct. */
  private rest(): void {
    this.options.copies.clear();
    if (this.state.phase === 'typing' || this.state.phase === 'offline')
      this.set({ phase: 'saved', problem: null });
  }

  /** True when another turn is due at once. */
  private async sendOnce(): Promise<boolean> {
    const { value } = this.state;
    this.set({ phase: 'saving' });
    try {
      this.received(value, value, await this.options.send(value, this.held.version, this.leaving), null);
    } catch (error) {
      if (!isProblem(error)) throw error;
      return this.failed(value, error);
    }
    if (!this.dirty() || this.leaving) return this.dirty();
    // What was typed meanwhile waits for a pause, as before.
    this.set({ phase: 'typing' });
    this.later(this.options.delay ?? DELAY);
    return false;
  }

  private received(
    typed: V,
    sent: V,
    saved: { version: number; savedAt: string },
    problem: Problem | null,
  ): void {
    this.retryIn = FIRST_RETRY;
    this.held = { value: sent, ...saved };
    this.options.onSaved?.(this.held);
    if (this.state.value === typed && sent === typed) this.options.copies.clear();
    else this.keep(this.state.value);
    this.set({ phase: 'saved', savedAt: saved.savedAt, problem });
  }

  private async failed(value: V, problem: Problem): Promise<boolean> {
    if (isPassing(problem)) return this.waitAndRetry();
    if (problem.type.endsWith('stale-version')) return this.joinTheirs();
    const rest = this.options.without?.(value, this.held.value, problem) ?? null;
    if (rest !== null) return this.saveTheRest(value, rest, problem);
    this.set({ phase: 'refused', problem });
    return false;
  }

  private waitAndRetry(): false {
    this.set({ phase: 'offline' });
    this.later(this.retryIn);
    this.retryIn = Math.min(this.retryIn * 2, LAST_RETRY);
    return false;
  }

  private async saveTheRest(value: V, rest: V, problem: Problem): Promise<boolean> {
    try {
      if (same(rest, this.held.value)) this.set({ phase: 'saved', problem });
      else
        this.received(value, rest, await this.options.send(rest, this.held.version, this.leaving), problem);
    } catch (error) {
      if (!isProblem(error)) throw error;
      this.set({ phase: 'refused', problem: error });
    }
    return false;
  }

  private async joinTheirs(): Promise<boolean> {
    let theirs: Held<V>;
    try {
      theirs = await this.options.reread();
    } catch (error) {
      if (isProblem(error) && isPassing(error)) return this.waitAndRetry();
      throw error;
    }
    const { value, clashes } = this.merge(this.held.value, this.state.value, theirs.value);
    this.held = theirs;
    this.keep(value);
    if (clashes.length > 0) {
      this.set({ value, phase: 'clash', clash: { keys: clashes, theirs } });
      return false;
    }
    this.set({ value, joined: theirs, savedAt: theirs.savedAt, phase: 'saved' });
    if (!this.dirty()) this.options.copies.clear();
    return this.dirty();
  }

  private merge(base: V, mine: V, theirs: V): Merged<V> {
    if (this.options.merge) return this.options.merge(base, mine, theirs);
    return mergeFields(base, mine, theirs) as Merged<V>;
  }

  private set(change: Partial<AutosaveState<V>>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
