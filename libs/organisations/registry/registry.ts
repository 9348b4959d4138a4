/** An organisation as a public register of companies knows it. */
export interface RegistryEntry {
  siren: string;
  name: string;
  /** INSEE legal category. */
  legalCode: string | null;
  /** The seat's establishment. */
  siret: string | null;
  communeCode: string | null;
  communeName: string | null;
  postcode: string | null;
  rna: string | null;
  foundedOn: string | null;
  missionCompany: boolean;
  /** Of the social and solidarity economy, by the register's own word. */
  socialEconomy: boolean;
  /** False once it has ceased to exist. */
  active: boolean;
}

/**
 * A register one may look organisations up in, by SIREN or by name. Port: the public register over HTTP, or an
 * offline one of invented organisations.
 */
export abstract class Registry {
  /** At most ten, best first. @throws RegistryAway when it does not answer well in time. */
  abstract search(words: string): Promise<RegistryEntry[]>;
}

/** The register could not be asked: people fill their profile in by hand. */
export class RegistryAway extends Error {
  override name = 'RegistryAway';
}

/** No register at all: manual entry is the only way. */
export class NoRegistry extends Registry {
  override search(): Promise<RegistryEntry[]> {
    return Promise.reject(new RegistryAway('No register is set up'));
  }
}
