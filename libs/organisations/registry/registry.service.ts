import { Injectable, Logger } from '@nestjs/common';
import { legalFormOfCode } from '../legal-forms.js';
import { OrganisationsRepository } from '../organisations.repository.js';
import { PlacesRepository } from '../places/places.repository.js';
import type { RegistryResponse } from './registry.dto.js';
import { Registry, RegistryAway, type RegistryEntry } from './registry.js';

/** Looking an organisation up, to fill its profile in. A register that is away never stops anyone. */
@Injectable()
export class RegistryService {
  private readonly logger = new Logger(RegistryService.name);

  constructor(
    private readonly registry: Registry,
    private readonly organisations: OrganisationsRepository,
    private readonly places: PlacesRepository,
  ) {}

  async search(typed: string): Promise<RegistryResponse> {
    const entries = await this.ask(typed.trim());
    if (entries === null) return { available: false, items: [] };
    const known = await this.organisations.bySirens(entries.map(({ siren }) => siren));
    const communes = new Set(
      await this.places.knownAmong(entries.flatMap(({ communeCode }) => communeCode ?? [])),
    );
    return {
      available: true,
      items: entries.map((entry) => ({
        ...entry,
        // A register may be ahead of our edition of the official code: the name remains.
        communeCode: entry.communeCode && communes.has(entry.communeCode) ? entry.communeCode : null,
        legalForm: entry.legalCode === null ? null : (legalFormOfCode(entry.legalCode) ?? null),
        known: known.get(entry.siren) ?? null,
      })),
    };
  }

  /** Null when the register is away. */
  private async ask(words: string): Promise<RegistryEntry[] | null> {
    try {
      return await this.registry.search(words);
    } catch (error) {
      if (!(error instanceof RegistryAway)) throw error;
      this.logger.warn(`${error.message}${error.cause ? `: ${String(error.cause)}` : ''}`);
      return null;
    }
  }
}
