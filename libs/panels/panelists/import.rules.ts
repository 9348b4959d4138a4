import type { Text } from '#platform';
import type { Stratum } from '../panel.types.js';
import { readTable } from './csv-table.js';
import { BLANK_PERSON, NEEDS, type Need, type PersonProfile } from './person.types.js';

/** Somebody as a partner's list tells them. */
export interface ImportedPerson {
  /** As a spreadsheet numbers it. */
  line: number;
  profile: PersonProfile;
  strata: Record<string, string>;
}

export interface ImportFaultAt {
  line: number;
  column: string;
  detail: Text;
}

export interface Import {
  lines: number;
  people: ImportedPerson[];
  faults: ImportFaultAt[];
  ignored: string[];
}

type Column = Exclude<keyof PersonProfile, 'recruitedBy'>;
type Known = Pick<PersonProfile, 'firstName' | 'lastName' | 'birthYear' | 'email' | 'phone'>;

export const MOST_LINES = 2000;

/** Titles that partners give to columns, in either language. */
const TITLES: Readonly<Record<Column, readonly string[]>> = {
  firstName: ['prenom', 'first name', 'given name'],
  lastName: ['nom', 'nom de famille', 'last name', 'surname', 'name'],
  birthYear: ['annee de naissance', 'naissance', 'date de naissance', 'birth year', 'year of birth', 'birth'],
  email: ['courriel', 'e mail', 'email', 'mail', 'adresse electronique'],
  phone: ['telephone', 'tel', 'portable', 'phone', 'mobile'],
  address: ['adresse', 'adresse postale', 'address', 'postal address'],
  communeCode: ['code commune', 'code insee', 'commune code'],
  guardianName: ['tuteur', 'nom du tuteur', 'representant legal', 'guardian'],
  guardianContact: ['contact du tuteur', 'guardian contact'],
  needs: ['besoins', 'needs'],
  needsWords: ['precisions', 'precisions sur les besoins', 'details', 'needs details'],
  words: ['notes', 'remarques', 'remarks'],
};

const LONGEST: Readonly<Partial<Record<Column, number>>> = {
  firstName: 80,
  lastName: 80,
  email: 254,
  phone: 30,
  address: 400,
  guardianName: 160,
  guardianContact: 200,
  needsWords: 600,
  words: 2000,
};

const NEED_NAMES: Readonly<Record<Need, readonly string[]>> = {
  large_type: ['gros caracteres', 'large type', 'large print'],
  audio: ['audio', 'lecture a voix haute'],
  home_visit: ['visite a domicile', 'domicile', 'home visit'],
  phone: ['telephone', 'phone'],
  sign_language: ['langue des signes', 'lsf', 'sign language'],
  transport: ['transport'],
};

/** Without accents, case nor punctuation. */
export const plain = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9@.+]+/g, ' ')
    .trim();

/** Reads a partner's list, as it is written by hand in a spreadsheet. Judges each line by itself. */
export function readImport(csv: string, strata: readonly Stratum[], thisYear: number): Import {
  const [head, ...body] = readTable(csv);
  const readers = (head?.cells ?? []).map((title) => readerOf(title, strata, thisYear));
  const ignored = (head?.cells ?? []).filter((title, at) => title !== '' && !readers[at]);
  const result: Import = { lines: body.length, people: [], faults: [], ignored };
  const firstLine = head?.line ?? 1;
  for (const needed of ['firstName', 'lastName'] as const)
    if (!readers.some((reader) => reader?.writes === needed))
      result.faults.push({ line: firstLine, column: FRENCH[needed], detail: NO_COLUMN });
  if (body.length > MOST_LINES) result.faults.push({ line: firstLine, column: '', detail: TOO_LONG });
  if (result.faults.length > 0) return result;
  for (const { line, cells } of body) {
    const person: ImportedPerson = { line, profile: { ...BLANK_PERSON, recruitedBy: 'partner' }, strata: {} };
    const faults = readers.flatMap((reader, at): ImportFaultAt[] => {
      const detail = reader?.read((cells[at] ?? '').trim(), person);
      return detail ? [{ line, column: head?.cells[at] ?? '', detail }] : [];
    });
    if (faults.length === 0) result.people.push(person);
    result.faults.push(...faults);
  }
  return result;
}

interface Reader {
  writes: Column | `strata.${string}`;
  /** @returns what is wrong with the cell */
  read(cell: string, into: ImportedPerson): Text | undefined;
}

function readerOf(title: string, strata: readonly Stratum[], thisYear: number): Reader | undefined {
  const name = plain(title);
  const stratum = strata.find(({ key, label }) => [plain(key), plain(label)].includes(name));
  if (stratum)
    return { writes: `strata.${stratum.key}`, read: (cell, into) => readStratum(stratum, cell, into) };
  const column = (Object.keys(TITLES) as Column[]).find((one) => TITLES[one].includes(name));
  return column && { writes: column, read: (cell, into) => readColumn(column, cell, into, thisYear) };
}

function readStratum({ key, values }: Stratum, cell: string, into: ImportedPerson): Text | undefined {
  if (cell === '') return undefined;
  const value = values.find((one) => [plain(one.key), plain(one.label)].includes(plain(cell)));
  if (!value) return NOT_IN_LIST;
  into.strata[key] = value.key;
  return undefined;
}

function readColumn(
  column: Column,
  cell: string,
  { profile }: ImportedPerson,
  thisYear: number,
): Text | undefined {
  if (column === 'birthYear') return readYear(cell, profile, thisYear);
  if (column === 'needs') return readNeeds(cell, profile);
  if (cell === '') return column === 'firstName' || column === 'lastName' ? MISSING : undefined;
  if (cell.length > (LONGEST[column] ?? Number.POSITIVE_INFINITY)) return TOO_MANY_SIGNS;
  if (column === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell)) return NO_ADDRESS;
  if (column === 'communeCode' && !/^[0-9AB]{5}$/.test(cell)) return NO_COMMUNE;
  profile[column] = cell;
  return undefined;
}

/** A year, or the whole date: of a date only the year is kept. */
function readYear(cell: string, profile: PersonProfile, thisYear: number): Text | undefined {
  if (cell === '') return undefined;
  const [found] = /(?<!\d)(19|20)\d\d(?!\d)/.exec(cell) ?? [];
  const year = Number(found);
  if (!found || year > thisYear) return NO_YEAR;
  profile.birthYear = year;
  return undefined;
}

function readNeeds(cell: string, profile: PersonProfile): Text | undefined {
  const needs = new Set<Need>();
  for (const words of cell
    .split(/[,;/|+]/)
    .map(plain)
    .filter(Boolean)) {
    const need = NEEDS.find((one) => plain(one) === words || NEED_NAMES[one].includes(words));
    if (!need) return NO_NEED;
    needs.add(need);
  }
  profile.needs = [...needs];
  return undefined;
}

/** Lines that repeat somebody: by name and year of birth, by telephone or by address. `null`: already on the panel. */
export function twinsOf(
  people: readonly ImportedPerson[],
  known: readonly Known[],
): { line: number; of: number | null }[] {
  const seen = new Map<string, number | null>();
  for (const person of known) for (const trait of traitsOf(person)) seen.set(trait, null);
  return people.flatMap(({ line, profile }) => {
    const traits = traitsOf(profile);
    const same = traits.find((trait) => seen.has(trait));
    if (same !== undefined) return [{ line, of: seen.get(same) ?? null }];
    for (const trait of traits) seen.set(trait, line);
    return [];
  });
}

function traitsOf({ firstName, lastName, birthYear, email, phone }: Known): string[] {
  const digits = (phone ?? '').replace(/^\s*(\+|00)33/, '0').replace(/\D/g, '');
  return [
    `name ${plain(firstName)} ${plain(lastName)} ${birthYear ?? ''}`,
    ...(email ? [`email ${email.toLowerCase()}`] : []),
    ...(digits ? [`phone ${digits}`] : []),
  ];
}

const FRENCH = { firstName: 'Prénom', lastName: 'Nom' } as const;
const NO_COLUMN = { fr: 'Cette colonne manque.', en: 'This column is missing.' };
const TOO_LONG = { fr: 'La liste dépasse 2 000 lignes.', en: 'The list is more than 2,000 lines.' };
const MISSING = { fr: 'Ce champ est obligatoire.', en: 'This field is required.' };
const TOO_MANY_SIGNS = { fr: 'Ce texte est trop long.', en: 'This text is too long.' };
const NO_ADDRESS = { fr: 'Ce n’est pas une adresse électronique.', en: 'This is no e-mail address.' };
const NO_COMMUNE = { fr: 'Un code de commune a cinq signes.', en: 'A commune’s code has five signs.' };
const NO_YEAR = { fr: 'Une année de naissance est attendue.', en: 'A year of birth is expected.' };
const NO_NEED = { fr: 'Ce besoin n’est pas dans la liste.', en: 'This need is not in the list.' };
const NOT_IN_LIST = { fr: 'Ce choix n’est pas dans la liste.', en: 'This choice is not in the list.' };
