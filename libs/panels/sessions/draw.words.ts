import type { Text } from '#platform';
import type { Stratum } from '../panel.types.js';
import type { DrawCount } from './draw.js';

const people = (count: number): Text => ({
  fr: count > 1 ? `${count} personnes` : `${count} personne`,
  en: count === 1 ? '1 person' : `${count} people`,
});

/** What the quotas lack after a draw, a sentence each. */
export function shortfallsOf(counts: readonly DrawCount[], strata: readonly Stratum[]): Text[] {
  return counts.flatMap(({ stratum, value, wanted, available, obtained }) => {
    if (wanted === null || obtained >= wanted) return [];
    const of = strata.find((one) => one.key === stratum);
    const label = of?.values.find((one) => one.key === value)?.label ?? value;
    const [missing, there] = [people(wanted - obtained), people(available)];
    return [
      {
        fr: `${of?.label ?? stratum}, ${label} : il manque ${missing.fr} (${there.fr} à tirer, ${wanted} souhaitées).`,
        en: `${of?.label ?? stratum}, ${label}: ${missing.en} missing (${there.en} to draw from, ${wanted} wished for).`,
      },
    ];
  });
}
