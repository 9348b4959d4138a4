import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { searchable } from './place-names.js';

const PACKAGE = '@etalab/decoupage-administratif';
const require = createRequire(import.meta.url);

/** Only what we read of the package's files. */
interface SourceCommune {
  code: string;
  nom: string;
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  departement: string;
  /** Of an old commune: the one of today. */
  chefLieu?: string;
  /** Of a municipal district: its town. */
  commune?: string;
  population?: number;
  codesPostaux?: string[];
}

export type CommuneKind = 'commune' | 'delegated' | 'associated' | 'district';

export interface OfficialCommune {
  code: string;
  name: string;
  kind: CommuneKind;
  parentCode: string | null;
  departmentCode: string;
  population: number;
  postcodes: string[];
  searchName: string;
}

export interface OfficialPlaces {
  regions: { code: string; name: string }[];
  departments: { code: string; name: string; regionCode: string | null }[];
  communes: OfficialCommune[];
}

const KINDS: Record<SourceCommune['type'], CommuneKind> = {
  'commune-actuelle': 'commune',
  'commune-deleguee': 'delegated',
  'commune-associee': 'associated',
  'arrondissement-municipal': 'district',
};

/** The edition installed: its rows change only with it. */
export async function installedEdition(): Promise<string> {
  const { version } = await read<{ version: string }>('package.json');
  return version;
}

/** The official geographic code as its package gives it. */
export async function readOfficialPlaces(): Promise<OfficialPlaces> {
  const [regions, departments, communes] = await Promise.all([
    read<{ code: string; nom: string; zone: string }[]>('data/regions.json'),
    read<{ code: string; nom: string; region: string }[]>('data/departements.json'),
    read<SourceCommune[]>('data/communes.json'),
  ]);
  // The package lists each overseas collectivity a second time, as its own region.
  const proper = regions.filter(({ zone }) => zone !== 'com');
  const known = new Set(proper.map(({ code }) => code));
  return {
    regions: proper.map(({ code, nom }) => ({ code, name: nom })),
    departments: departments.map(({ code, nom, region }) => ({
      code,
      name: nom,
      regionCode: known.has(region) ? region : null,
    })),
    communes: distinct(communes).map(toCommune),
  };
}

/** A delegated commune often bears the code of the whole: the commune of today has it. */
function distinct(communes: readonly SourceCommune[]): SourceCommune[] {
  const byCode = new Map<string, SourceCommune>();
  for (const commune of communes) {
    if (!byCode.has(commune.code) || commune.type === 'commune-actuelle') byCode.set(commune.code, commune);
  }
  return [...byCode.values()];
}

const toCommune = (commune: SourceCommune): OfficialCommune => ({
  code: commune.code,
  name: commune.nom,
  kind: KINDS[commune.type],
  parentCode: commune.commune ?? commune.chefLieu ?? null,
  departmentCode: commune.departement,
  population: commune.population ?? 0,
  postcodes: commune.codesPostaux ?? [],
  searchName: searchable(commune.nom),
});

async function read<Content>(path: string): Promise<Content> {
  return JSON.parse(await readFile(require.resolve(`${PACKAGE}/${path}`), 'utf8')) as Content;
}
