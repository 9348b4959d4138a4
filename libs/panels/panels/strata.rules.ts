import type { Fault } from '#platform';
import type { Stratum } from '../panel.types.js';

/** What a panelist is in each stratum; one that was not asked, or not answered, is left out. */
export type StrataOf = Readonly<Record<string, string>>;

/** What is wrong with the strata of a panel, located; none when they can be drawn from. */
export function faultsOfStrata(strata: readonly Stratum[]): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const [at, stratum] of strata.entries()) {
    const pointer = `/strata/${at}`;
    if (seen.has(stratum.key)) faults.push({ pointer: `${pointer}/key`, detail: TWICE });
    seen.add(stratum.key);
    faults.push(...faultsOfValues(stratum, pointer));
  }
  return faults;
}

function faultsOfValues({ values }: Stratum, pointer: string): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const [at, { key }] of values.entries()) {
    if (seen.has(key)) faults.push({ pointer: `${pointer}/values/${at}/key`, detail: TWICE });
    seen.add(key);
  }
  const asked = values.reduce((sum, { quota }) => sum + (quota ?? 0), 0);
  if (asked > 100) faults.push({ pointer: `${pointer}/values`, detail: TOO_MANY });
  return faults;
}

/** What is wrong with somebody's place in the strata of their panel. */
export function faultsOfPlace(strata: readonly Stratum[], place: StrataOf): Fault[] {
  return Object.entries(place).flatMap(([key, value]): Fault[] => {
    const stratum = strata.find((one) => one.key === key);
    if (!stratum) return [{ pointer: `/strata/${key}`, detail: NO_STRATUM }];
    if (stratum.values.some((one) => one.key === value)) return [];
    return [{ pointer: `/strata/${key}`, detail: NO_VALUE }];
  });
}

/** Values that panelists stand in and the new strata no longer hold: nobody is moved without being asked. */
export function emptiedBy(after: readonly Stratum[], places: readonly StrataOf[]): string[] {
  const lost = places.flatMap((place) =>
    Object.entries(place)
      .filter(
        ([key, value]) => !after.find((one) => one.key === key)?.values.some((one) => one.key === value),
      )
      .map(([key, value]) => `${key}.${value}`),
  );
  return [...new Set(lost)].sort();
}

const TWICE = { fr: 'Ce mot sert déjà.', en: 'This word is taken already.' };
const TOO_MANY = {
  fr: 'Ces quotas dépassent cent personnes sur cent.',
  en: 'These quotas are more than a hundred out of a hundred.',
};
const NO_STRATUM = { fr: 'Ce panel n’a pas ce critère.', en: 'This panel has no such stratum.' };
const NO_VALUE = { fr: 'Ce choix n’est pas dans la liste.', en: 'This choice is not in the list.' };
