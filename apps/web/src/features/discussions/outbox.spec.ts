import fc from 'fast-check';
import { Problem } from '../../api/problem';
import { Outbox, stillOut } from './outbox';
import { MemoryStorage, type OutboxStorage } from './outbox-storage';

/** A server that keeps each message once, behind a network that fails before or after it is kept. */
class Server {
  readonly kept: { clientId: string; body: string }[] = [];
  fate: 'kept' | 'lost before' | 'lost after' | 'refused' = 'kept';

  readonly post = async (_threadId: string, message: { clientId: string; body: string }) => {
    const { fate } = this;
    if (fate === 'lost before') throw new Problem({ status: 0 });
    if (fate === 'refused') throw new Problem({ status: 403, detail: 'Pas ici.' });
    let index = this.kept.findIndex(({ clientId }) => clientId === message.clientId);
    if (index < 0) index = this.kept.push(message) - 1;
    if (fate === 'lost after') throw new Problem({ status: 0 });
    return { seq: index + 1 };
  };
}

/** One browser: what its tabs share. */
class Browser {
  readonly storage: OutboxStorage = new MemoryStorage();
  readonly tabs: Outbox[] = [];
  private readonly locks = new Map<string, Promise<unknown>>();
  private made = 0;

  constructor(private readonly server: Server) {}

  open(): Outbox {
    const tab: Outbox = new Outbox({
      accountId: 'nadia',
      storage: this.storage,
      post: this.server.post,
      alone: (name, work) => {
        const turn = (this.locks.get(name) ?? Promise.resolve()).then(work);
        this.locks.set(
          name,
          turn.catch(() => undefined),
        );
        return turn;
      },
      tell: () => {
        for (const other of this.tabs) if (other !== tab) void other.reload();
      },
      newClientId: () => {
        this.made += 1;
        return `nadia-${this.made}`;
      },
      // Retries are asked for by hand.
      later: () => undefined,
    });
    this.tabs.push(tab);
    return tab;
  }
}

const quiet = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

const aBrowser = (): { server: Server; browser: Browser; tab: Outbox } => {
  const server = new Server();
  const browser = new Browser(server);
  return { server, browser, tab: browser.open() };
};

describe('messages on their way out', () => {
  it('leave in the order of writing, and wait in their place until they come back', async () => {
    const { server, tab } = aBrowser();
    for (const body of ['Un', 'Deux', 'Trois']) tab.add('fil', { body });
    expect(tab.of('fil').map(({ state }) => state)).toEqual(['sending', 'sending', 'sending']);
    await quiet();
    expect(server.kept.map(({ body }) => body)).toEqual(['Un', 'Deux', 'Trois']);
    expect(tab.of('fil').map(({ state, seq }) => [state, seq])).toEqual([
      ['sent', 1],
      ['sent', 2],
      ['sent', 3],
    ]);
    await tab.arrived('fil', 2);
    expect(tab.of('fil').map(({ body }) => body)).toEqual(['Trois']);
  });

  it('wait while the connection is lost, also through a closed page', async () => {
    const { server, browser, tab } = aBrowser();
    server.fate = 'lost before';
    tab.add('fil', { body: 'Écrit dans un tunnel', question: true });
    await quiet();
    expect(tab.of('fil')[0]?.state).toBe('waiting');
    const later = browser.open();
    await later.reload();
    server.fate = 'kept';
    later.flushAll();
    await quiet();
    expect(server.kept).toEqual([{ clientId: 'nadia-1', body: 'Écrit dans un tunnel', question: true }]);
    expect(tab.of('fil')[0]?.state).toBe('sent');
  });

  it('that are refused leave the way to the next, and the decision to the person', async () => {
    const { server, tab } = aBrowser();
    server.fate = 'refused';
    const clientId = tab.add('fil', { body: 'Non' });
    await quiet();
    server.fate = 'kept';
    tab.add('fil', { body: 'Oui' });
    await quiet();
    expect(server.kept.map(({ body }) => body)).toEqual(['Oui']);
    expect(tab.of('fil')[0]).toMatchObject({ state: 'refused', reason: 'Pas ici.' });
    await tab.retry(clientId);
    await quiet();
    expect(server.kept.map(({ body }) => body)).toEqual(['Oui', 'Non']);
    server.fate = 'refused';
    const other = tab.add('fil', { body: 'Jamais' });
    await quiet();
    await tab.forget(other);
    expect(tab.of('fil').map(({ body }) => body)).toEqual(['Non', 'Oui']);
  });

  it('are kept once and in order by the server, whatever fails and however many tabs', async () => {
    const acts = fc.constantFrom('write', 'kept', 'lost before', 'lost after', 'flush', 'open', 'turn');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(acts, fc.nat(3)), { maxLength: 40 }), async (steps) => {
        const { server, browser } = aBrowser();
        const written: string[] = [];
        for (const [act, pick] of steps) {
          const tab = browser.tabs[pick % browser.tabs.length] as Outbox;
          if (act === 'write') {
            written.push(`Message ${written.length + 1}`);
            tab.add('fil', { body: written.at(-1) ?? '' });
            // Nobody writes in two tabs at once.
            if (browser.tabs.length > 1) await new Promise((resolve) => setImmediate(resolve));
          } else if (act === 'flush') tab.flushAll();
          else if (act === 'open') {
            await quiet();
            await browser.open().reload();
          } else if (act === 'turn') await new Promise((resolve) => setImmediate(resolve));
          else server.fate = act;
        }
        server.fate = 'kept';
        await quiet();
        const last = browser.open();
        await last.reload();
        last.flushAll();
        await quiet();
        expect(server.kept.map(({ body }) => body)).toEqual(written);
        for (const tab of browser.tabs)
          expect(tab.of('fil').every(({ state }) => state === 'sent')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('are shown once when they came back before their answer', () => {
    const out = [{ clientId: 'nadia-4', body: 'Un', state: 'sending' as const }];
    const held = (id: string) => [{ clientId: 'nadia-4', author: { id } }];
    expect(stillOut(out, held('nadia'), 'nadia')).toEqual([]);
    // Another person's message may bear the same identifier.
    expect(stillOut(out, held('malo'), 'nadia')).toBe(out);
  });
});
