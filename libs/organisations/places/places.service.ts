import { Injectable } from '@nestjs/common';
import { type Fault, malformed } from '#platform';
import { isPlaceCode, searchable } from './place-names.js';
import type { CommuneResponse, TerritoryResponse } from './places.dto.js';
import { PlacesRepository, type Seat } from './places.repository.js';

/** Finding official places, and telling what is not one. */
@Injectable()
export class PlacesService {
  constructor(private readonly places: PlacesRepository) {}

  /** At most ten, best first. */
  search(typed: string): Promise<CommuneResponse[]> {
    const text = typed.trim();
    if (isPlaceCode(text)) return this.places.byCode(text.toUpperCase());
    const name = searchable(text);
    return name === '' ? Promise.resolve([]) : this.places.byName(name);
  }

  wide(): Promise<TerritoryResponse[]> {
    return this.places.allTerritories();
  }

  /** @throws 400 when the official code does not know this commune. */
  async seat(code: string): Promise<Seat> {
    const seat = await this.places.seat(code);
    if (!seat) throw malformed([unknownPlace('/communeCode')]);
    return seat;
  }

  /** @throws 400 when there is no such department. */
  async refuseUnknownDepartment(code: string): Promise<void> {
    if (!(await this.places.departmentExists(code))) throw malformed([unknownPlace('/departmentCode')]);
  }

  /** @throws 400 naming each key that is no territory. */
  async refuseUnknownTerritories(keys: readonly string[], pointer = '/territories'): Promise<void> {
    if (keys.length === 0) return;
    const known = new Set((await this.places.territories(keys)).map(({ key }) => key));
    const faults = keys.flatMap((key, index) =>
      known.has(key) ? [] : [unknownPlace(`${pointer}/${index}`)],
    );
    if (faults.length > 0) throw malformed(faults);
  }
}

const unknownPlace = (pointer: string): Fault => ({
  pointer,
  detail: {
    fr: 'Ce lieu n’est pas dans le code officiel géographique.',
    en: 'This place is not in the official geographic code.',
  },
});
