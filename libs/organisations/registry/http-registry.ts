import { readAnswer } from './recherche-entreprises.js';
import { Registry, RegistryAway, type RegistryEntry } from './registry.js';

const PATIENCE_MS = 5_000;
const MAX_BYTES = 1024 * 1024;

/**
 * The public register over HTTP: `GET <base>/search?q=`. Five seconds and one megabyte at most, no redirection: the
 * address is the operator's, and leads nowhere else.
 */
export class HttpRegistry extends Registry {
  constructor(
    private readonly base: string,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    super();
  }

  override async search(words: string): Promise<RegistryEntry[]> {
    const address = new URL(`${this.base}/search`);
    address.searchParams.set('q', words);
    address.searchParams.set('per_page', '10');
    let entries: RegistryEntry[] | null;
    try {
      const response = await fetch(address, {
        redirect: 'error',
        signal: AbortSignal.timeout(this.patienceMs),
        headers: { accept: 'application/json' },
      });
      if (!response.ok) throw new RegistryAway(`The register answered ${response.status}`);
      entries = readAnswer(JSON.parse(await textOf(response)));
    } catch (cause) {
      if (cause instanceof RegistryAway) throw cause;
      throw new RegistryAway('The register could not be read', { cause });
    }
    if (entries === null) throw new RegistryAway('The register answered something else');
    return entries;
  }
}

/** The body as text, given up past the limit whatever its headers say. */
async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new RegistryAway('The register answered too much');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
