import { searchable } from '../places/place-names.js';
import { Registry, type RegistryEntry } from './registry.js';

/** Invented organisations in real towns: for the demo and for working without a network. */
const INVENTED: readonly RegistryEntry[] = [
  entry('000100008', 'Le Pas de porte', '9220', ['69266', 'Villeurbanne', '69100'], '2016-03-14', {
    rna: 'W691000001',
    socialEconomy: true,
  }),
  entry('000100016', 'Les Heures claires', '5710', ['42218', 'Saint-Étienne', '42000'], '2020-09-01', {
    missionCompany: true,
  }),
  entry('000100024', 'Atelier des Deux Ponts', '5560', ['69259', 'Vénissieux', '69200'], '2012-01-20', {
    socialEconomy: true,
  }),
  entry('000100032', 'Mutuelle du Grand Pré', '8210', ['63113', 'Clermont-Ferrand', '63000'], '1958-06-30', {
    socialEconomy: true,
  }),
  entry('000100040', 'Fondation Brin d’avoine', '9300', ['38185', 'Grenoble', '38000'], '1999-11-08', {
    socialEconomy: true,
  }),
  entry('000100057', 'Cantine du Quai', '5458', ['01053', 'Bourg-en-Bresse', '01000'], '2019-05-02', {
    socialEconomy: true,
  }),
  entry('000100065', 'L’Ancienne Filature', '9220', ['42187', 'Roanne', '42300'], '2003-02-11', {
    active: false,
  }),
];

/** The same promises as the register over HTTP, without it. */
export class InventedRegistry extends Registry {
  override search(words: string): Promise<RegistryEntry[]> {
    const digits = words.replace(/\s/g, '');
    const name = searchable(words);
    const found = INVENTED.filter(({ siren, siret, name: known }) =>
      /^\d{9,14}$/.test(digits)
        ? siren === digits || siret === digits
        : name !== '' && searchable(known).includes(name),
    );
    return Promise.resolve(found.slice(0, 10));
  }
}

function entry(
  siren: string,
  name: string,
  legalCode: string,
  [communeCode, communeName, postcode]: [string, string, string],
  foundedOn: string,
  more: Partial<RegistryEntry>,
): RegistryEntry {
  return {
    ...{ siren, name, legalCode, communeCode, communeName, postcode, foundedOn },
    ...{ siret: null, rna: null, missionCompany: false, socialEconomy: false, active: true },
    ...more,
  };
}
