import { forgetLocalCopies, localCopies } from './local-copies';

/** Enough of a browser's storage. */
function shelf(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

const copy = { value: 'La nuit', base: '', version: 0, at: 1 };

describe('what was typed and not yet received', () => {
  it('comes back to the same person for the same text, and to nobody else', () => {
    const storage = shelf();
    localCopies<string>('nadia:a:need', () => storage).write(copy);
    expect(localCopies<string>('nadia:a:need', () => storage).readAll()).toEqual([copy]);
    expect(localCopies<string>('malo:a:need', () => storage).readAll()).toEqual([]);
  });

  it('leaves the device when the person signs out, and nothing else does', () => {
    const storage = shelf();
    localCopies<string>('nadia:a:need', () => storage).write(copy);
    localCopies<string>('nadia:b:plan', () => storage).write(copy);
    storage.setItem('another-site-setting', 'kept');
    forgetLocalCopies(() => storage);
    expect([storage.length, storage.getItem('another-site-setting')]).toEqual([1, 'kept']);
  });
});
