import type { Outbound } from '#platform';
import { readAnswer } from './recherche-entreprises.js';
import { Registry, RegistryAway, type RegistryEntry } from './registry.js';

/**
 * The public register over HTTP: `GET <base>/search?q=`, by the door of all our calls: five seconds and one megabyte at
 * most, no redirection, nowhere but on the open internet.
 */
export class HttpRegistry extends Registry {
  constructor(
    private readonly base: string,
    private readonly outbound: Outbound,
    private readonly signal: () => AbortSignal | undefined = () => undefined,
  ) {
    super();
  }

  override async search(words: string): Promise<RegistryEntry[]> {
    const address = new URL(`${this.base}/search`);
    address.searchParams.set('q', words);
    address.searchParams.set('per_page', '10');
    let entries: RegistryEntry[] | null;
    try {
      const signal = this.signal();
      const response = await this.outbound.fetch(address.href, {
        headers: { accept: 'application/json' },
        ...(signal && { signal }),
      });
      if (!response.ok) throw new RegistryAway(`The register answered ${response.status}`);
      entries = readAnswer(await response.json());
    } catch (cause) {
      if (cause instanceof RegistryAway) throw cause;
      throw new RegistryAway('The register could not be read', { cause });
    }
    if (entries === null) throw new RegistryAway('The register answered something else');
    return entries;
  }
}
