import { ChoiceField, FlagField, IntegerField, ObjectsField, TextField, TextsField } from '#platform';

export const COMMUNE_KINDS = ['commune', 'delegated', 'associated', 'district'] as const;
export const TERRITORY_LEVELS = ['country', 'region', 'department', 'commune'] as const;
export type TerritoryLevel = (typeof TERRITORY_LEVELS)[number];

export class CommuneQuery {
  @TextField({ min: 1, max: 80, description: 'Start of a name, a postcode, or an official code' }) q!: string;
}

export class CommuneResponse {
  @TextField({ max: 5, description: 'Official geographic code: text, for 2A004 exists' }) code!: string;
  @TextField({ max: 120 }) name!: string;
  @ChoiceField(COMMUNE_KINDS, { enumName: 'CommuneKind' }) kind!: string;
  @TextField({ max: 120, nullable: true, description: 'Of an old or municipal part: the commune of today' })
  partOf!: string | null;
  @TextField({ max: 3, nullable: true }) departmentCode!: string | null;
  @TextField({ max: 80, nullable: true }) departmentName!: string | null;
  @IntegerField() population!: number;
  @TextsField({ max: 5, maxItems: 60 }) postcodes!: string[];
}

export class CommunesResponse {
  @ObjectsField(() => CommuneResponse) items!: CommuneResponse[];
}

/** A whole country, a region, a department or a commune, by key: `department:69`. */
export class TerritoryResponse {
  @TextField({ max: 20 }) key!: string;
  @ChoiceField(TERRITORY_LEVELS, { enumName: 'TerritoryLevel' }) level!: TerritoryLevel;
  @TextField({ max: 5, nullable: true }) code!: string | null;
  @TextField({ max: 120 }) name!: string;
  @FlagField({ description: 'Still in the official code' }) current!: boolean;
}

export class TerritoriesResponse {
  @ObjectsField(() => TerritoryResponse) items!: TerritoryResponse[];
}
