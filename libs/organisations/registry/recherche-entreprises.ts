import { isRna, isSiren, isSiret } from '../registration-numbers.js';
import type { RegistryEntry } from './registry.js';

/** Results of the public API « recherche d'entreprises », read with care: it is someone else's text. */
export function readAnswer(body: unknown): RegistryEntry[] | null {
  const results = (body as { results?: unknown } | null)?.results;
  if (!Array.isArray(results)) return null;
  return results.slice(0, 10).flatMap((result) => readResult(result) ?? []);
}

function readResult(result: unknown): RegistryEntry | null {
  const unit = recordOf(result);
  const siren = textOf(unit.siren, 9);
  const name = textOf(unit.nom_complet, 160) ?? textOf(unit.nom_raison_sociale, 160);
  if (!siren || !isSiren(siren) || !name) return null;
  const seat = recordOf(unit.siege);
  const more = recordOf(unit.complements);
  return {
    siren,
    name,
    legalCode: matching(textOf(unit.nature_juridique, 4), /^\d{4}$/),
    siret: such(textOf(seat.siret, 14), isSiret),
    communeCode: matching(textOf(seat.commune, 5), /^(\d{5}|2[AB]\d{3})$/),
    communeName: textOf(seat.libelle_commune, 120),
    postcode: matching(textOf(seat.code_postal, 5), /^\d{5}$/),
    rna: such(textOf(more.identifiant_association, 10), isRna),
    foundedOn: matching(textOf(unit.date_creation, 10), /^\d{4}-\d\d-\d\d$/),
    missionCompany: more.est_societe_mission === true,
    socialEconomy: more.est_ess === true,
    active: unit.etat_administratif !== 'C',
  };
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Text without what a screen should not be sent, cut to what our own columns hold. */
function textOf(value: unknown, max: number): string | null {
  if (typeof value !== 'string') return null;
  return (
    value
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(0, max) || null
  );
}

const matching = (text: string | null, pattern: RegExp): string | null =>
  text !== null && pattern.test(text) ? text : null;

const such = (text: string | null, holds: (text: string) => boolean): string | null =>
  text !== null && holds(text) ? text : null;
