import type { OrganisationRole } from '#platform';

/** A person of the demo: invented, with an address in `.example` that no mail can reach. */
export interface DemoPerson {
  key: string;
  name: string;
  /** Where they work, first the house they are known by. */
  places: readonly { organisation: string; role: OrganisationRole; title: string }[];
  administrator?: boolean;
}

const person = (
  key: string,
  name: string,
  organisation: string,
  role: OrganisationRole,
  title: string,
): DemoPerson => ({ key, name, places: [{ organisation, role, title }] });

export const PEOPLE: readonly DemoPerson[] = [
  person('claire', 'Claire Fontanel', 'deux-rives', 'owner', `Directrice de l’action sociale`),
  person('nadia', 'Nadia Belkacem', 'deux-rives', 'manager', 'Chargée de mission'),
  person('yves', 'Yves Lambert', 'deux-rives', 'member', 'Administrateur, commission solidarité'),
  person('fatou', 'Fatou Sarr', 'deux-rives', 'member', `Conseillère en action sociale`),
  person('baptiste', 'Baptiste Ngo Minh', 'deux-rives', 'reader', 'Contrôleur de gestion'),

  person('helene-g', 'Hélène Guichard', 'serenis', 'owner', `Directrice de l’engagement social`),
  person('julien', 'Julien Ferrand', 'serenis', 'manager', 'Responsable des trophées'),
  person('rosa', 'Rosa Antunes', 'serenis', 'member', 'Déléguée régionale'),
  person('gwenael', 'Gwenaël Le Bihan', 'serenis', 'member', 'Administrateur'),

  person('marc', 'Marc Delorme', 'vallees', 'owner', 'Directeur général adjoint'),
  person('thomas', 'Thomas Kerbrat', 'vallees', 'manager', `Responsable de l’innovation sociale`),
  person('karim', 'Karim Haddad', 'vallees', 'member', 'Gardien, résidence Les Tilleuls'),

  person('odile', 'Odile Lemoine', 'ccas', 'owner', 'Directrice du CCAS'),
  person('lucie', 'Lucie Payet', 'ccas', 'manager', 'Chargée de projets, vie sociale'),
  person('samir', 'Samir Ouali', 'ccas', 'member', 'Animateur, résidence autonomie Saint-Roch'),
  person('therese', 'Thérèse Gauthier', 'ccas', 'member', `Membre du conseil d’administration`),

  person('solene', 'Solène Abgrall', 'departement', 'manager', 'Chargée de mission autonomie'),
  person('philippe', 'Philippe Vasseur', 'departement', 'owner', `Directeur de l’autonomie`),
  person('ines', 'Inès Carvalho', 'departement', 'member', 'Médecin, équipe médico-sociale'),

  person('gabrielle', 'Gabrielle Ozanne', 'presence', 'owner', 'Directrice générale adjointe'),
  person('etienne', 'Étienne Mbarga', 'presence', 'manager', `Responsable de l’intrapreneuriat`),
  person('maelle', 'Maëlle Jaouen', 'presence', 'member', 'Bénévole, maraudes de Port-Aval'),
  person('olivier', 'Olivier Tran', 'presence', 'member', 'Infirmier, soins à domicile'),
  person('chantal', 'Chantal Moreau', 'presence', 'member', `Présidente d’unité locale`),
  person('bilal', 'Bilal Rahmani', 'presence', 'member', `Éducateur, accueil de jour`),
  person('jeanne', 'Jeanne Vidal', 'presence', 'member', 'Étudiante infirmière'),

  person('agnes', 'Agnès de Montferrat', 'hautefeuille', 'owner', 'Déléguée générale'),
  person('rachid', 'Rachid Benomar', 'hautefeuille', 'member', 'Responsable de programme'),

  person('pauline', 'Pauline Hérault', 'mur-commun', 'owner', 'Coordinatrice du collectif'),

  person('aissatou', 'Aïssatou Diop', 'nuitee', 'owner', 'Gérante'),
  person('malo', 'Malo Ortega', 'nuitee', 'manager', 'Directeur des opérations'),
  person('helene-r', 'Hélène Roux', 'nuitee', 'member', 'Comptable'),

  person('sarah', 'Sarah Meunier', 'tasse', 'owner', 'Co-gérante'),
  person('mireille', 'Mireille Fournier', 'suzanne', 'owner', 'Présidente'),
  person('adele', 'Adèle Schmitt', 'recits', 'owner', 'Fondatrice'),
  person('noemie', 'Noémie Castel', 'parole', 'owner', 'Directrice, psychologue clinicienne'),
  person('gabin', 'Gabin Perrot', 'tournesol', 'owner', 'Coordinateur'),
  person('victoire', 'Victoire Lenoir', 'toits', 'owner', 'Metteuse en scène'),
  person('idriss', 'Idriss Traoré', 'ondes', 'owner', 'Rédacteur en chef'),

  person('lila', 'Lila Marchetti', 'heures', 'owner', 'Fondatrice'),
  { key: 'tanguy', name: 'Tanguy Rousselet', places: [] },

  { key: 'ariane', name: 'Ariane Petitjean', places: [], administrator: true },
  // Two, so that a dossier can be opened as it must be: by two persons.
  { key: 'basile', name: 'Basile Rochefort', places: [], administrator: true },
];

/** The people one may be with one click, as the sign-in page offers them. */
export const PERSONAS: readonly { key: string; person: string; role: string; organisation: string }[] = [
  {
    key: 'chargee-de-mission',
    person: 'nadia',
    role: 'Chargée de mission, mène un appel de bout en bout',
    organisation: 'Mutuelle des Deux Rives',
  },
  {
    key: 'entrepreneuse',
    person: 'aissatou',
    role: 'Entrepreneuse sociale, répond aux appels',
    organisation: 'Nuitée Claire',
  },
  {
    key: 'directrice',
    person: 'claire',
    role: `Directrice de l’action sociale, décide`,
    organisation: 'Mutuelle des Deux Rives',
  },
  {
    key: 'instructrice',
    person: 'fatou',
    role: 'Première instructrice',
    organisation: 'Mutuelle des Deux Rives',
  },
  {
    key: 'instructeur',
    person: 'yves',
    role: 'Second instructeur',
    organisation: 'Mutuelle des Deux Rives',
  },
  {
    key: 'juree',
    person: 'therese',
    role: 'Membre du jury',
    organisation: 'CCAS de Villeneuve-les-Monts',
  },
  {
    key: 'seconde-entrepreneuse',
    person: 'sarah',
    role: 'Seconde entrepreneuse sociale',
    organisation: 'Tasse et Voisins',
  },
  {
    key: 'benevole',
    person: 'maelle',
    role: `Bénévole de terrain, répond à l’appel interne`,
    organisation: 'Réseau Présence Humanitaire',
  },
  {
    key: 'partenaire',
    person: 'solene',
    role: `Chargée de mission du partenaire qui porte l’appel avec la mutuelle`,
    organisation: 'Département de la Haute-Vallée',
  },
  {
    key: 'administratrice',
    person: 'ariane',
    role: 'Administratrice de la plateforme',
    organisation: 'Cornac',
  },
  {
    key: 'administrateur',
    person: 'basile',
    role: 'Second administrateur, sans qui aucun dossier ne s’ouvre',
    organisation: 'Cornac',
  },
];

/** `Aïssatou Diop` of `nuitee` gives `aissatou.diop@nuitee.example`. */
export function addressOf({ name, places }: DemoPerson): string {
  const local = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.');
  return `${local}@${places[0]?.organisation ?? 'cornac'}.example`;
}
