export interface Standing {
  /** Of every hook; Jest's own patience unless a browser needs more. */
  patienceMs?: number;
  /** One for all the tests of the file, unless each wants its own. */
  during?: 'file' | 'test';
}

const HOOKS = { file: [beforeAll, afterAll], test: [beforeEach, afterEach] } as const;

/** What stands now, the latest last. Each test file has its own. */
const opened: Record<'file' | 'test', { close?: () => Promise<void> }[]> = { file: [], test: [] };
const closed = new Set<'file' | 'test'>();

/**
 * Opens something before the tests of a file and closes it after them, the latest first, for the top of the file:
 *
 *   const cornac = standing(() => openCornac());
 *   const as = standing(() => cornac.people({ nadia: 'Nadia Belkacem' }));
 *   const worker = standing(() => openWorker(cornac));
 *
 * The object given back is filled in once it stands: what needs it is called from tests and hooks.
 */
export function standing<Thing extends object>(
  open: () => Promise<Thing>,
  { patienceMs, during = 'file' }: Standing = {},
): Thing {
  const [before, after] = HOOKS[during];
  const thing = {} as Thing;
  before(async () => {
    opened[during].push(Object.assign(thing, await open()));
  }, patienceMs);
  // Hooks that close would run in the order they are written: only one does, for all.
  if (!closed.has(during)) after(() => closeAll(during), patienceMs);
  closed.add(during);
  return thing;
}

async function closeAll(during: 'file' | 'test'): Promise<void> {
  for (const thing of opened[during].splice(0).reverse()) await thing.close?.();
}
