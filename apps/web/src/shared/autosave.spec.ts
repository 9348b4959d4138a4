import { Problem } from '../api/problem';
import { Autosave, type AutosaveOptions, type Held } from './autosave';
import type { LocalCopies, LocalCopy } from './local-copies';

type Answers = Record<string, unknown>;

const offline = () => new Problem({ status: 0 });
const stale = () => new Problem({ status: 409, type: '/problemes/stale-version' });
const tooLong = () =>
  new Problem({ status: 400, errors: [{ pointer: '/answers/need', detail: '20 signes au plus.' }] });

/** A server that keeps one text, and a device that keeps copies. */
function bench(options: Partial<AutosaveOptions<Answers>> = {}, copies: LocalCopy<Answers>[] = []) {
  const server = { value: { need: 'un', plan: 'a' } as Answers, version: 1 };
  const sent: Answers[] = [];
  const failures: (() => Problem)[] = [];
  const kept: { current: LocalCopy<Answers>[] } = { current: copies };
  const place: LocalCopies<Answers> = {
    readAll: () => kept.current,
    write: (copy) => {
      kept.current = [copy];
      return true;
    },
    clear: () => {
      kept.current = [];
    },
  };
  const held = (): Held<Answers> => ({ value: server.value, version: server.version, savedAt: null });
  const make = () =>
    new Autosave<Answers>({
      held: held(),
      copies: place,
      reread: () => Promise.resolve(held()),
      send: async (value, version) => {
        await Promise.resolve();
        const failure = failures.shift();
        if (failure !== undefined) throw failure();
        if (version !== server.version) throw stale();
        server.value = value;
        server.version += 1;
        sent.push(value);
        return { version: server.version, savedAt: '2027-01-19T13:32:00Z' };
      },
      delay: 1,
      ...options,
    });
  return { server, sent, failures, kept, make };
}

describe('Autosave', () => {
  it('keeps what is typed on the device at once, and lets go of it once the server has it', async () => {
    const { server, kept, make } = bench();
    const autosave = make();
    autosave.change({ need: 'deux', plan: 'a' });
    expect(kept.current[0]?.value).toEqual({ need: 'deux', plan: 'a' });
    await autosave.settle();
    expect(server.value).toEqual({ need: 'deux', plan: 'a' });
    expect(kept.current).toEqual([]);
    expect(autosave.snapshot()).toMatchObject({ phase: 'saved', savedAt: '2027-01-19T13:32:00Z' });
  });

  it('rests when what was typed is undone, and forgets the copy and what was to correct', async () => {
    const { sent, failures, kept, make } = bench({
      without: (_, held) => held,
    });
    failures.push(tooLong);
    const autosave = make();
    autosave.change({ need: 'trop long', plan: 'a' });
    expect((await autosave.settle()).problem).not.toBeNull();
    autosave.change({ need: 'un', plan: 'a' });
    expect(await autosave.settle()).toMatchObject({ phase: 'saved', problem: null });
    expect(sent).toEqual([]);
    expect(kept.current).toEqual([]);
  });

  it('says that the connection is lost, keeps the text, and sends it later', async () => {
    const { server, failures, kept, make } = bench();
    failures.push(offline);
    const autosave = make();
    autosave.change({ need: 'dans le train', plan: 'a' });
    expect(await autosave.settle()).toMatchObject({ phase: 'offline' });
    expect(kept.current).toHaveLength(1);
    autosave.retry();
    await autosave.settle();
    expect(server.value.need).toBe('dans le train');
    expect(autosave.snapshot().phase).toBe('saved');
  });

  it('brings back a text that a closed window had not sent', async () => {
    const base = { need: 'un', plan: 'a' };
    const copy = { value: { need: 'resté ici', plan: 'a' }, base, version: 1, at: 1 };
    const { server, make } = bench({}, [copy]);
    const autosave = make();
    expect(autosave.snapshot()).toMatchObject({ restored: true, value: { need: 'resté ici' } });
    await autosave.settle();
    expect(server.value.need).toBe('resté ici');
  });

  it('puts together two people’s answers when they wrote different ones', async () => {
    const { server, make } = bench();
    const autosave = make();
    autosave.change({ need: 'le mien', plan: 'a' });
    server.value = { need: 'un', plan: 'le sien' };
    server.version = 5;
    await autosave.settle();
    expect(server.value).toEqual({ need: 'le mien', plan: 'le sien' });
    expect(autosave.snapshot()).toMatchObject({ phase: 'saved', joined: { version: 5 } });
  });

  it('asks when both wrote the same answer, and loses neither', async () => {
    const { server, kept, make } = bench();
    const autosave = make();
    autosave.change({ need: 'le mien', plan: 'a' });
    server.value = { need: 'le sien', plan: 'a' };
    server.version = 5;
    expect(await autosave.settle()).toMatchObject({
      phase: 'clash',
      value: { need: 'le mien' },
      clash: { keys: ['need'], theirs: { value: { need: 'le sien' } } },
    });
    expect(kept.current[0]?.value.need).toBe('le mien');
    autosave.choose('mine');
    await autosave.settle();
    expect(server.value.need).toBe('le mien');
  });

  it('saves the rest when one answer is refused, and says which', async () => {
    const without = (value: Answers, held: Answers) => ({ ...value, need: held.need });
    const { server, failures, kept, make } = bench({ without });
    failures.push(tooLong);
    const autosave = make();
    autosave.change({ need: 'beaucoup trop long', plan: 'b' });
    const state = await autosave.settle();
    expect(server.value).toEqual({ need: 'un', plan: 'b' });
    expect(state.value.need).toBe('beaucoup trop long');
    expect(state.problem?.faultAt('/answers/need')).toBe('20 signes au plus.');
    expect(kept.current[0]?.value.need).toBe('beaucoup trop long');
  });

  it('stops when the server will not take it any more, and keeps the text', async () => {
    const { failures, kept, make } = bench();
    failures.push(() => new Problem({ status: 409, type: '/problemes/call-not-open', detail: 'Fermé.' }));
    const autosave = make();
    autosave.change({ need: 'trop tard', plan: 'a' });
    expect(await autosave.settle()).toMatchObject({ phase: 'refused', problem: { detail: 'Fermé.' } });
    expect(kept.current[0]?.value.need).toBe('trop tard');
  });

  it('has nothing to send when what was typed is taken back', async () => {
    const { sent, kept, make } = bench();
    const autosave = make();
    autosave.change({ need: 'deux', plan: 'a' });
    autosave.change({ need: 'un', plan: 'a' });
    expect(await autosave.settle()).toMatchObject({ phase: 'saved' });
    expect(sent).toEqual([]);
    expect(kept.current).toEqual([]);
  });

  it('sends everything typed during a request before the page goes away', async () => {
    const { server, sent, make } = bench();
    const autosave = make();
    autosave.change({ need: 'a', plan: 'a' });
    const first = autosave.settle();
    autosave.change({ need: 'ab', plan: 'a' });
    await Promise.all([first, autosave.settle(true)]);
    expect(server.value.need).toBe('ab');
    expect(sent).toHaveLength(2);
  });
});
