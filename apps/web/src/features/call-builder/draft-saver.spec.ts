import type { CallDraft, CallWork } from './api';
import { DraftSaver, type DraftWorld, partOf } from './draft-saver';

type Kept = ReturnType<DraftWorld['kept']>;

/** A server of one call, whose clock is moved by hand. */
function world(kept: Kept = null) {
  const server = { version: 1, title: 'Titre', summary: '', criteria: [] } as unknown as CallWork;
  let read = server;
  const waiting: { run: () => void; off: boolean }[] = [];
  const fake = {
    server,
    sent: [] as CallDraft[],
    kept,
    fail: null as unknown,
    someoneElse: (parts: CallDraft) => Object.assign(server, parts, { version: server.version + 1 }),
    /** Lets every pause pass and every request come back. */
    settle: async () => {
      for (let turn = 0; turn < 6; turn++) {
        const due = waiting.splice(0).filter(({ off }) => !off);
        for (const { run } of due) run();
        for (let tick = 0; tick < 10; tick++) await Promise.resolve();
      }
    },
  };
  const saver = new DraftSaver({
    current: () => read,
    send: async (version, parts) => {
      fake.sent.push(parts);
      if (fake.fail !== null) throw fake.fail;
      if (version !== server.version) throw { status: 409, errors: [] };
      if (parts.title === '') throw { status: 400, errors: [{ pointer: '/title', detail: 'Obligatoire' }] };
      Object.assign(server, parts, { version: version + 1 });
      return { ...server };
    },
    reread: async () => {
      read = { ...server };
      return read;
    },
    received: (call) => {
      read = call;
    },
    refusalOf: (error) => (error instanceof TypeError ? null : (error as { status: number; errors: [] })),
    keep: (draft) => {
      fake.kept = draft;
    },
    kept: () => fake.kept,
    later: (run) => {
      const one = { run, off: false };
      waiting.push(one);
      return () => {
        one.off = true;
      };
    },
    now: () => new Date('2027-01-19T13:32:00Z'),
  });
  read = { ...server };
  return { fake, saver };
}

describe('DraftSaver', () => {
  it('saves what was typed once, with the last value, and forgets the copy kept here', async () => {
    const { fake, saver } = world();
    saver.edit({ title: 'Bien vieill' });
    saver.edit({ title: 'Bien vieillir' });
    expect(saver.snapshot().state).toBe('waiting');
    expect(fake.kept?.changes).toEqual({ title: 'Bien vieillir' });
    await fake.settle();
    expect(fake.sent).toEqual([{ title: 'Bien vieillir' }]);
    expect(saver.snapshot()).toMatchObject({ state: 'saved', changes: {}, faults: [] });
    expect(saver.snapshot().savedAt).not.toBeNull();
    expect(fake.kept).toBeNull();
  });

  it('saves the other parts when the server refuses one, and says why', async () => {
    const { fake, saver } = world();
    saver.edit({ title: '', summary: 'Un résumé' });
    await fake.settle();
    expect(fake.server).toMatchObject({ title: 'Titre', summary: 'Un résumé' });
    expect(saver.snapshot()).toMatchObject({
      state: 'toCorrect',
      changes: { title: '' },
      faults: [{ pointer: '/title', detail: 'Obligatoire' }],
    });
    saver.edit({ title: 'Mieux' });
    await fake.settle();
    expect(saver.snapshot()).toMatchObject({ state: 'saved', faults: [] });
  });

  it('carries on when someone else changed another part', async () => {
    const { fake, saver } = world();
    saver.edit({ title: 'Le mien' });
    fake.someoneElse({ summary: 'Le leur' });
    await fake.settle();
    expect(fake.server).toMatchObject({ title: 'Le mien', summary: 'Le leur' });
    expect(saver.snapshot().state).toBe('saved');
  });

  it('never overwrites the same part without asking, then does as asked', async () => {
    const { fake, saver } = world();
    saver.edit({ title: 'Le mien' });
    fake.someoneElse({ title: 'Le leur' });
    await fake.settle();
    expect(fake.server.title).toBe('Le leur');
    expect(saver.snapshot()).toMatchObject({ state: 'conflict', conflicts: ['title'] });
    expect(saver.snapshot().changes.title).toBe('Le mien');
    saver.keepMine();
    await fake.settle();
    expect(fake.server.title).toBe('Le mien');
    expect(saver.snapshot()).toMatchObject({ state: 'saved', conflicts: [] });
  });

  it('can take the other version', async () => {
    const { fake, saver } = world();
    saver.edit({ title: 'Le mien' });
    fake.someoneElse({ title: 'Le leur' });
    await fake.settle();
    saver.takeTheirs();
    expect(saver.snapshot()).toMatchObject({ state: 'saved', changes: {}, conflicts: [] });
    expect(fake.server.title).toBe('Le leur');
  });

  it('keeps what is typed while the server cannot be reached, and sends it when it returns', async () => {
    const { fake, saver } = world();
    fake.fail = new TypeError('unreachable');
    saver.edit({ title: 'Hors ligne' });
    await fake.settle();
    expect(saver.snapshot().state).toBe('keptHere');
    expect(fake.kept?.changes).toEqual({ title: 'Hors ligne' });
    fake.fail = null;
    saver.flush();
    await fake.settle();
    expect(fake.server.title).toBe('Hors ligne');
    expect(saver.snapshot().state).toBe('saved');
  });

  it('finds again what a closed page had not sent', async () => {
    const { fake, saver } = world({ changes: { title: 'Retrouvé' }, origins: { title: '["Titre"]' } });
    expect(saver.snapshot()).toMatchObject({ recovered: true, changes: { title: 'Retrouvé' } });
    await fake.settle();
    expect(fake.server.title).toBe('Retrouvé');
  });
});

describe('partOf', () => {
  it('reads the part out of a pointer', () => {
    expect(partOf('/money/perProjectMaxCents')).toBe('money');
    expect(partOf('/form/sections/0/fields')).toBe('sections');
    expect(partOf('')).toBe('');
  });
});
