import type { ApplicationFile, AttachedPage } from './application-file.js';

const call = 'terrain';

const letter = (author: string, applicant: string): AttachedPage => ({
  section: 'soutien',
  field: 'lettre',
  name: 'lettre-de-soutien.pdf',
  title: 'Lettre de soutien',
  lines: [
    `Je soutiens la candidature de ${applicant} au programme « Du terrain au réseau ».`,
    '',
    `Je m’engage à libérer le temps nécessaire aux séminaires et aux ateliers,`,
    `et à ouvrir notre unité aux premiers essais.`,
    '',
    author,
  ],
});

/** The draft of the volunteer persona: the letter of support is still to come. */
const maelle: ApplicationFile = {
  key: 'terrain/maelle',
  call,
  organisation: null,
  title: 'Le sac du matin',
  by: 'maelle',
  answers: {
    vous: {
      statut: 'benevole',
      unite: 'Unité de Port-Aval, maraudes',
      mode: 'equipe',
      equipiers: 3,
      equipe: `Rose, bénévole, couturière de métier. Moussa, salarié de l’accueil de jour, qui connaît chacun par son nom. Et moi.`,
    },
    besoin: {
      scene: `Il est six heures, gare de Port-Aval. Celui que nous avons laissé à minuit avec un duvet se fait réveiller par la sécurité. Il n’a pas de sac : il roule le duvet sous le bras, et le jette à la première poubelle parce qu’on ne le laisse entrer nulle part avec. Le soir, nous lui en redonnons un. Nous avons compté : dix-sept duvets pour le même homme, en un hiver.`,
      combien: `Quarante personnes sur notre tournée. Dans le réseau, 310 000 € de duvets l’an passé, m’a dit la logistique.`,
      urgence: `Le froid revient dans un mois.`,
    },
    projet: {
      nom: 'Le sac du matin',
      avancement: 'demarrage',
      solution: `Un sac à dos plat, cousu dans des toiles de tentes abîmées, où le duvet entre roulé en dix secondes. Une poche pour les papiers, côté dos. Il ressemble à un sac de n’importe qui.

Et surtout un lieu pour le poser le jour : six casiers chez des commerçants volontaires, un code, pas de nom.`,
      essai: `Huit sacs cousus par Rose, donnés en septembre. Sept servent encore. Trois commerçants ont dit oui.`,
    },
    reseau: {
      metiers: `Maraudes, logistique, accueils de jour.`,
      lieux: `Port-Aval d’abord, puis deux unités qui le veulent : je leur ai écrit.`,
    },
    moyens: { euros: 9_000, pourquoi: `Une machine, des toiles, six casiers.` },
  },
};

const bilal: ApplicationFile = {
  key: 'terrain/bilal',
  call,
  organisation: null,
  title: `L’heure calme des accueils de jour`,
  by: 'bilal',
  answers: {
    vous: { statut: 'salarie', unite: 'Accueil de jour de La Plaine', mode: 'seul' },
    besoin: {
      scene: `À dix heures, soixante-dix personnes pour trente chaises. M. A., qui entend des voix, fait demi-tour à la porte depuis trois semaines. Il attend dehors que ce soit fini. Ce n’est jamais fini.`,
      combien: `Sur notre accueil, une quinzaine de personnes repérées par l’équipe mobile de psychiatrie. Dix-neuf accueils dans le réseau.`,
      urgence: `Deux d’entre elles ont été hospitalisées cet automne, sans leur accord.`,
    },
    projet: {
      nom: `L’heure calme`,
      avancement: 'en_cours',
      solution: `De 8 h à 9 h 30, trois matins par semaine, l’accueil n’ouvre que pour ceux qui ne supportent pas la foule. Lumière basse, pas de radio, deux professionnels, une douche sans file. On s’inscrit en le disant, sans certificat. Le reste de la journée ne change pas.

Je voudrais en faire un guide court, une formation d’une demi-journée, et essayer dans trois accueils très différents du mien.`,
      essai: `Six semaines chez nous : onze personnes, quatre qui ont accepté de revoir un soignant. L’équipe était contre ; elle demande maintenant un quatrième matin.`,
    },
    reseau: {
      metiers: `Lutte contre l’exclusion, santé mentale, qualité de vie au travail des équipes.`,
      lieux: `Un accueil de grande ville, un petit, un réservé aux femmes.`,
    },
    moyens: {
      euros: 12_000,
      pourquoi: `Une stagiaire pour le guide, un ergonome deux jours, l’acoustique.`,
    },
    soutien: { responsable: 'Chantal Moreau', temps: true },
  },
  files: [letter('Chantal Moreau, présidente d’unité locale', 'Bilal Rahmani')],
};

const jeanne: ApplicationFile = {
  key: 'terrain/jeanne',
  call,
  organisation: null,
  title: 'Le carnet de première visite',
  by: 'jeanne',
  answers: {
    vous: { statut: 'etudiant', unite: 'Institut de formation de Grand-Pré', mode: 'seul' },
    besoin: {
      scene: `Premier jour de stage à domicile : la patiente m’a demandé si j’étais la nouvelle nouvelle. J’étais la neuvième en deux mois.`,
      combien: `Toutes les personnes soignées à domicile par des équipes qui tournent.`,
      urgence: `Les roulements s’accélèrent.`,
    },
    projet: {
      nom: 'Le carnet de première visite',
      avancement: 'idee',
      solution: `Un carnet que la personne tient elle-même : ce qu’elle ne veut plus répéter, comment elle aime qu’on frappe, ce qui la fait rire. On le lit avant d’entrer.`,
    },
    reseau: { metiers: `Soins à domicile.`, lieux: `Le service de soins de Grand-Pré.` },
    moyens: { euros: 0 },
    soutien: { responsable: 'Olivier Tran', temps: true },
  },
  files: [letter('Olivier Tran, infirmier référent', 'Jeanne Vidal')],
};

/** Answers to call 10. */
export const TERRAIN = { maelle, bilal, jeanne } as const;

/** Ideas of residents, in the box of the town. */
export const IDEES = {
  banc: {
    key: 'idees/banc',
    call: 'idees',
    organisation: null,
    title: `Un banc entre l’arrêt de bus et Les Tilleuls`,
    by: 'karim',
    answers: {
      idee: {
        titre: `Un banc entre l’arrêt de bus et Les Tilleuls`,
        texte: `Il y a 340 mètres entre l’arrêt et la résidence, en montée, sans rien pour s’asseoir. Je vois les gens s’arrêter contre le mur de l’école. Un banc au milieu, à l’ombre du tilleul, avec des accoudoirs pour se relever.`,
        lieu: 'centre',
      },
    },
  },
  heureCalme: {
    key: 'idees/heure-calme',
    call: 'idees',
    organisation: null,
    title: 'Une heure calme à la mairie',
    by: 'victoire',
    answers: {
      idee: {
        titre: 'Une heure calme à la mairie',
        texte: `Le mardi de 9 h à 10 h : pas de ticket, pas d’écran, quelqu’un qui a le temps. Trois personnes de notre troupe ne font plus leurs papiers parce que la file les affole.`,
        lieu: 'centre',
      },
    },
  },
} as const satisfies Record<string, ApplicationFile>;
