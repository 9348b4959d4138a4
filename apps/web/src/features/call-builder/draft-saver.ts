import { hashKey } from '@tanstack/react-query';
import type { CallDraft, CallWork } from './api';

type Part = keyof CallDraft;
/** `keptHere`: the server cannot be reached; `toCorrect`: it refused some parts; `conflict`: someone else wrote them. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'keptHere' | 'toCorrect' | 'conflict';

export interface Fault {
  pointer: string;
  detail: string;
}

export interface DraftState {
  /** What was typed and is not on the server yet. */
  changes: CallDraft;
  state: SaveState;
  /** The server's clock is not asked: the hour of this device, as the person reads it. */
  savedAt: Date | null;
  faults: readonly Fault[];
  /** Parts that both this person and someone else changed. */
  conflicts: readonly Part[];
  /** Typed before the page was closed, found again on this device. */
  recovered: boolean;
}

/** What a refusal tells; anything else is a lost connection and is tried again. */
export interface Refusal {
  status: number;
  errors: readonly Fault[];
}

interface KeptDraft {
  changes: CallDraft;
  origins: Partial<Record<Part, string>>;
}

/** What the saver needs of the world: the page gives the real thing, tests a false one. */
export interface DraftWorld {
  /** The call as last read from the server. */
  current(): CallWork;
  send(version: number, parts: CallDraft): Promise<CallWork>;
  /** Reads the call again and makes it the current one. */
  reread(): Promise<CallWork>;
  received(call: CallWork): void;
  refusalOf(error: unknown): Refusal | null;
  keep(draft: KeptDraft | null): void;
  kept(): KeptDraft | null;
  later(run: () => void, milliseconds: number): () => void;
  now(): Date;
}

const PAUSE = 900;
const RETRY = 8_000;
const STALE = 409;

const partsOf = (changes: CallDraft): Part[] => Object.keys(changes) as Part[];
const sign = (value: unknown): string => hashKey([value ?? null]);
/** `/sections/2/title` and `/form/sections/2/title` speak of the same part. */
export const partOf = (pointer: string): string => pointer.replace(/^\/form(?=\/)/, '').split('/')[1] ?? '';

/**
 * Saves a call while it is being written: what is typed waits a moment, goes with the version that was read, and
 * stays on this device until the server has it. A part that someone else changed meanwhile is never overwritten
 * without asking.
 */
export class DraftSaver {
  private view: DraftState;
  private readonly listeners = new Set<() => void>();
  /** Each changed part as the server had it when the person began to change it. */
  private origins: Partial<Record<Part, string>> = {};
  private refused = new Set<string>();
  private cancel: (() => void) | null = null;
  private busy = false;

  constructor(private readonly world: DraftWorld) {
    const kept = world.kept();
    this.origins = kept?.origins ?? {};
    this.view = {
      changes: kept?.changes ?? {},
      state: kept === null ? 'saved' : 'waiting',
      savedAt: null,
      faults: [],
      conflicts: [],
      recovered: kept !== null,
    };
    if (kept !== null) this.schedule(0);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): DraftState => this.view;

  edit(parts: CallDraft): void {
    const call = this.world.current();
    for (const part of partsOf(parts)) {
      this.origins[part] ??= sign(call[part]);
      this.refused.delete(part);
    }
    this.update({ changes: { ...this.view.changes, ...parts }, state: this.busy ? 'saving' : 'waiting' });
    this.keep();
    this.schedule(PAUSE);
  }

  /** At once: when leaving a step, or when the connection returns. */
  flush(): void {
    if (partsOf(this.view.changes).length > 0) this.schedule(0);
  }

  /** Keeps what was typed here; the other person's version of these parts will be replaced. */
  keepMine(): void {
    const call = this.world.current();
    for (const part of this.view.conflicts) this.origins[part] = sign(call[part]);
    this.update({ conflicts: [], state: 'waiting' });
    this.schedule(0);
  }

  /** Takes what the other person wrote; what was typed here for these parts is dropped. */
  takeTheirs(): void {
    this.drop(this.view.conflicts);
    this.update({ conflicts: [] });
    this.settle();
  }

  close(): void {
    this.cancel?.();
  }

  private schedule(milliseconds: number): void {
    this.cancel?.();
    this.cancel = this.world.later(() => void this.save(), milliseconds);
  }

  private async save(): Promise<void> {
    if (this.busy) return;
    const parts = this.sendable();
    if (partsOf(parts).length === 0) return this.settle();
    this.busy = true;
    this.update({ state: 'saving' });
    try {
      const call = await this.world.send(this.world.current().version, parts);
      this.world.received(call);
      this.arrived(parts);
    } catch (error) {
      await this.understand(error);
    } finally {
      this.busy = false;
    }
    const next = this.sendable();
    this.settle();
    if (partsOf(next).length > 0) this.schedule(this.view.state === 'keptHere' ? RETRY : 0);
  }

  /** Neither what was refused as it stands, nor what someone else changed. */
  private sendable(): CallDraft {
    const call = this.world.current();
    const conflicts = partsOf(this.view.changes).filter((part) => this.origins[part] !== sign(call[part]));
    if (conflicts.join() !== this.view.conflicts.join()) this.update({ conflicts });
    return Object.fromEntries(
      Object.entries(this.view.changes).filter(
        ([part]) => !conflicts.includes(part as Part) && !this.refused.has(part),
      ),
    );
  }

  private arrived(parts: CallDraft): void {
    // What was typed again while this was on its way stays to be sent.
    const same = partsOf(parts).filter((part) => parts[part] === this.view.changes[part]);
    const call = this.world.current();
    for (const part of partsOf(parts)) this.origins[part] = sign(call[part]);
    this.drop(same);
    this.update({
      savedAt: this.world.now(),
      recovered: false,
      faults: this.view.faults.filter(({ pointer }) => !(partOf(pointer) in parts)),
    });
  }

  private async understand(error: unknown): Promise<void> {
    const refusal = this.world.refusalOf(error);
    if (refusal === null) return this.update({ state: 'keptHere' });
    if (refusal.status === STALE) {
      // Whether it was really the same part shows once the call has been read again.
      await this.world.reread().catch(() => this.update({ state: 'keptHere' }));
      return;
    }
    const wrong = new Set(refusal.errors.map(({ pointer }) => partOf(pointer)));
    const sent = Object.keys(this.view.changes);
    // A fault that names no part we sent would be sent for ever: the whole attempt waits for the next edit.
    const held = sent.some((part) => wrong.has(part)) ? wrong : new Set(sent);
    this.refused = new Set([...this.refused, ...held]);
    this.update({
      faults: [...this.view.faults.filter(({ pointer }) => !wrong.has(partOf(pointer))), ...refusal.errors],
    });
  }

  private drop(parts: readonly Part[]): void {
    const changes = { ...this.view.changes };
    for (const part of parts) {
      delete changes[part];
      delete this.origins[part];
      this.refused.delete(part);
    }
    this.update({ changes });
    this.keep();
  }

  private settle(): void {
    const { changes, conflicts, state } = this.view;
    const left = partsOf(changes);
    if (left.length === 0) this.update({ state: 'saved', faults: [] });
    else if (conflicts.length > 0) this.update({ state: 'conflict' });
    else if (left.some((part) => this.refused.has(part))) this.update({ state: 'toCorrect' });
    else if (state !== 'keptHere') this.update({ state: 'waiting' });
  }

  private keep(): void {
    const { changes } = this.view;
    this.world.keep(partsOf(changes).length === 0 ? null : { changes, origins: this.origins });
  }

  private update(parts: Partial<DraftState>): void {
    this.view = { ...this.view, ...parts };
    for (const listener of this.listeners) listener();
  }
}
