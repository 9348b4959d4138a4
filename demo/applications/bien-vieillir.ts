import { type ApplicationFile, budgetOf } from './application-file.js';

const call = 'bien-vieillir';

/** Answers to call 04; `year` is the one the actions take place in. */
export const bienVieillirApplications = (year: number) =>
  ({
    nuitee: nuitee(year),
    tasse: tasse(year),
    suzanne: suzanne(year),
    tournesol: tournesol(year),
    toits: toits(year),
    recits,
    ondes,
  }) as const satisfies Record<string, ApplicationFile>;

/** Two sections are missing and the budget lacks 3,500 euros: the draft that Aïssatou will finish. */
const nuitee = (year: number): ApplicationFile => ({
  key: 'bien-vieillir/nuitee',
  call,
  organisation: 'nuitee',
  title: `Une présence la nuit, par des étudiants du quartier`,
  by: 'aissatou',
  confidential: ['action'],
  answers: {
    structure: {
      presentation: `Nuitée Claire est une coopérative née en 2021 dans la résidence Saint-Roch, d’une phrase d’une habitante : « le jour, on m’occupe ; la nuit, j’attends le jour ». Des étudiants du quartier, formés et payés, assurent une présence de 21 h à 7 h dans les résidences pour personnes âgées. Ils ne soignent pas, ne surveillent pas : ils sont là, on peut descendre les voir. Quatre résidences, 160 logements, 31 veilleurs depuis le début.`,
      salaries: 6.5,
      benevoles: 14,
      referent: 'Aïssatou Diop',
      referent_courriel: 'aissatou.diop@nuitee.example',
    },
    public: {
      publics: ['seniors'],
      nombre: 82,
      reperage: `La nuit trie pour nous. Celles et ceux qui descendent à deux heures du matin ne viennent pas aux animations de l’après-midi : nous les avons comptés, 19 personnes sur 23 la première année. Les gardiens et les aides à domicile nous signalent aussi les volets qui restent fermés ; une veilleuse passe alors en début de soirée, deux fois, sans insister.`,
      participation: `Les habitants ont choisi l’heure (21 h et non 22 h), le lieu (la bibliothèque, pas le hall) et écrit la charte : un veilleur ne frappe jamais à une porte, sauf si on le lui a demandé. Trois d’entre eux participent aux entretiens d’embauche ; ils ont déjà refusé deux candidats que nous aurions pris.`,
    },
    action: {
      axe: 'innovation',
      forme: 'collective',
      besoin: `Dans les deux résidences visées, Les Tilleuls et La Terrasse, 82 personnes vivent seules ; 61 ont plus de 80 ans. En un an, 47 appels de nuit ont abouti aux pompiers, dont 38 sans suite médicale : une angoisse, une panne, une télécommande perdue. Dans l’enquête menée avec le bailleur en septembre (64 réponses), la moitié des habitants dit « redouter le soir » et un tiers garde la lumière allumée jusqu’au matin.`,
      description: `Deux étudiants par nuit et par résidence, six nuits sur sept, de 21 h à 7 h. L’un est éveillé jusqu’à 2 h, l’autre à partir de 2 h. Ils tiennent la bibliothèque ouverte : on y boit une tisane, on y joue, on n’y fait rien.

Avant 22 h 30, ils appellent ou passent voir les habitants qui l’ont demandé, le soir qu’ils ont choisi. Dans la nuit, ils répondent à un numéro unique. Ils savent quand passer la main : une convention avec le centre de soins infirmiers et le service d’urgence dit qui appeler et pour quoi.

Chaque veilleur suit quarante heures de formation avant sa première nuit, puis une supervision par mois avec une psychologue. Il est salarié, à temps partiel, sur un contrat qui respecte ses examens : pas de nuit la veille d’un partiel.

Chaque matin, une page de carnet, sans nom ni numéro de chambre, va au gardien et à l’équipe. Chaque trimestre, les habitants lisent ces pages à voix haute et décident ce qu’on change.`,
      difference: `La téléassistance répond en une minute, mais c’est une voix. Le veilleur salarié d’un établissement médicalisé existe, à un coût cinq fois plus élevé et avec une mission de soin. Entre les deux, il n’y a rien. À Saint-Roch, les appels aux pompiers ont baissé de 58 % en dix-huit mois, et onze habitants ont repris une activité le jour.`,
    },
    territoire: {
      departements: ['42'],
      lieux: 'Villeneuve-les-Monts, résidence Les Tilleuls ; Montbrise, résidence La Terrasse',
      partenaires: `Habitat des Vallées prête les deux bibliothèques et une chambre de repos. Le CCAS de Villeneuve-les-Monts apporte 8 000 € et présente les veilleurs aux familles. L’université du Val inscrit l’expérience dans son module d’engagement. Le centre de soins infirmiers de Montbrise assure les relais.`,
    },
    calendrier: {
      debut: `${year}-03-01`,
      fin: `${year}-11-30`,
      etapes: `Mars : rencontres, charte, recrutement avec les habitants. Avril : formation. Mai : premières nuits aux Tilleuls. Juin : premières nuits à La Terrasse. Septembre : relecture des carnets, ajustements. Novembre : bilan avec le panel, décision du bailleur pour l’année suivante.`,
    },
    equipe: {
      personnes: `Malo Ortega, directeur des opérations, dix ans dans l’aide à domicile, coordonne les nuits (0,4 temps plein).`,
    },
    budget: {
      plan: budgetOf(
        [
          ['Salaires des veilleurs', 38_000],
          ['Coordination, 0,4 temps plein', 14_500],
          ['Formation et supervision', 6_200],
          ['Petit équipement', 2_300],
          ['Évaluation et panel', 3_500],
        ],
        [
          ['Conférence des financeurs', 'asked', 45_000, 'demandé'],
          ['CCAS de Villeneuve-les-Monts', 'public', 8_000, 'sûr'],
          ['Fondation Hautefeuille', 'private', 5_000, 'demandé'],
          ['Participation des résidents', 'users', 3_000, 'sûr'],
        ],
      ),
      apres: `À partir de la deuxième année, chaque résidence verse 14 € par mois et par logement, déjà votés à Beauséjour. À quarante logements, une équipe de nuit couvre ses frais. Le CCAS prend en charge les résidents à l’aide sociale.`,
    },
  },
  files: [
    {
      section: 'budget',
      field: 'devis',
      name: 'lettre-ccas-villeneuve.pdf',
      title: 'CCAS de Villeneuve-les-Monts',
      lines: [
        'Objet : soutien à la présence de nuit dans les résidences',
        '',
        'Madame la Gérante,',
        '',
        `Le conseil d’administration a voté une aide de 8 000 € pour la présence de nuit`,
        'aux Tilleuls et à La Terrasse. Elle sera versée à la signature de la convention.',
        '',
        `Les équipes des deux résidences sont prévenues et s’en réjouissent.`,
        '',
        'Odile Lemoine, directrice',
      ],
    },
  ],
});

const tasse = (year: number): ApplicationFile => ({
  key: 'bien-vieillir/tasse',
  call,
  organisation: 'tasse',
  title: 'Le café du rez-de-chaussée ouvre le soir',
  by: 'sarah',
  answers: {
    structure: {
      presentation: `Tasse et Voisins tient cinq cafés au pied d’immeubles sociaux. On y boit un café à 80 centimes, on y déjeune pour 6 €, on y règle aussi une facture ou une dispute. Les trois quarts des gestes, du service à la caisse, sont faits par des habitants. Coopérative de onze salariés associés.`,
      salaries: 9.2,
      benevoles: 74,
      referent: 'Sarah Meunier',
      referent_courriel: 'sarah.meunier@tasse.example',
    },
    public: {
      publics: ['seniors', 'aidants'],
      nombre: 210,
      reperage: `Par le repas porté : deux fois par semaine, un voisin monte un repas à qui ne descend plus, et remonte chercher la boîte le lendemain. C’est dans l’escalier qu’on se parle. Sur 41 personnes rejointes ainsi l’an passé, 23 ont fini par descendre.`,
      participation: `Le comité du café (neuf habitants, dont six de plus de 70 ans) a choisi les jours d’ouverture du soir et refusé la première carte, « trop jeune ». Il fixe les prix.`,
    },
    action: {
      axe: 'continuite',
      forme: 'collective',
      besoin: `Nos cafés ferment à 17 h, à l’heure où la journée devient longue. En novembre dernier, nous avons laissé la porte ouverte six jeudis jusqu’à 20 h 30 : 34 personnes en moyenne, dont 21 qui ne viennent jamais le jour, parce qu’elles gardent un petit-fils, un conjoint malade, ou n’osent pas sortir seules en rentrant.`,
      description: `Deux soirs par semaine, mardi et jeudi, de 17 h à 20 h 30, dans trois cafés : Les Tilleuls, Port-Aval et Beauséjour. Une soupe et un plat à 6 €, cuisinés par un binôme salarié et habitant. Un mardi sur deux, une table des aidants, avec une psychologue de la plateforme de répit, pendant que quelqu’un tient compagnie au proche.

Le retour est raccompagné : des voisins volontaires marchent avec ceux qui craignent la nuit. Une fois par mois, la table est longue : les familles, le gardien et l’infirmière s’y assoient.`,
      difference: `Il existe un portage de repas et un accueil de jour. Aucun lieu n’est ouvert le soir à moins de quarante minutes à pied. Le café ne demande ni adresse ni dossier.`,
    },
    territoire: {
      departements: ['42', '69'],
      lieux: 'Les Tilleuls et Beauséjour (Montbrise), Port-Aval',
      partenaires: `Habitat des Vallées (locaux, charges comprises), plateforme de répit des aidants (psychologue), Suzanne et Cie (visites), deux boulangeries (invendus).`,
    },
    calendrier: {
      debut: `${year}-02-01`,
      fin: `${year}-12-20`,
      etapes: `Février : aménagement de la cuisine de Beauséjour. Mars : ouverture aux Tilleuls. Avril : Port-Aval. Mai : Beauséjour. Octobre : bilan avec les trois comités.`,
    },
    equipe: {
      personnes: `Sarah Meunier, co-gérante, pilote. Deux cuisiniers, Amina Kaddour et Jean-Luc Berthier. Une coordinatrice des bénévoles à recruter, 0,5 temps plein ; la fiche de poste est écrite.`,
    },
    budget: {
      plan: budgetOf(
        [
          ['Cuisine et service, 0,9 temps plein', 31_000],
          ['Coordination des bénévoles, 0,5 temps plein', 17_500],
          ['Psychologue, 22 soirées', 4_400],
          ['Denrées', 14_600],
          ['Hotte et mise aux normes de Beauséjour', 8_500],
        ],
        [
          ['Conférence des financeurs', 'asked', 42_000, 'demandé'],
          ['Repas et consommations', 'users', 17_000, 'sûr'],
          ['Habitat des Vallées', 'private', 9_000, 'sûr'],
          ['Fonds propres', 'own', 8_000, 'sûr'],
        ],
      ),
      apres: `À trente couverts par soir, un café du soir couvre ses denrées et la moitié d’un salaire. Le bailleur a inscrit le reste dans sa convention de gestion de proximité, sous réserve du bilan d’octobre.`,
    },
    engagements: { bilan: true, exactitude: true },
  },
});

const suzanne = (year: number): ApplicationFile => ({
  key: 'bien-vieillir/suzanne',
  call,
  organisation: 'suzanne',
  title: 'Les goûters de Suzanne',
  by: 'mireille',
  answers: {
    structure: {
      presentation: `Depuis 2014, quarante femmes et six hommes de plus de 70 ans préparent des goûters pour ceux qu’on ne voit plus. L’association n’a pas de salle : elle s’invite chez les gens, à trois, avec le gâteau.`,
      salaries: 1,
      benevoles: 46,
      referent: 'Mireille Fournier',
      referent_courriel: 'mireille.fournier@suzanne.example',
    },
    public: {
      publics: ['seniors', 'handicap'],
      nombre: 120,
      reperage: `Le facteur, la pharmacienne et le gardien nous donnent un prénom, avec l’accord de la personne. La première fois, on vient pour « goûter une recette ». On ne demande rien.`,
      participation: `Tout. L’association est dirigée par des femmes de 71 à 88 ans. Celle qui reçoit trois goûters est invitée à préparer le quatrième.`,
    },
    action: {
      axe: 'prevention',
      forme: 'collective',
      besoin: `Dans les immeubles sans ascenseur de Saint-Roch, 64 personnes ne sont pas descendues depuis un mois (relevé fait porte à porte avec le CCAS au printemps). La plupart mangent mal et seules.`,
      description: `Chaque semaine, six goûters à domicile réunissent trois bénévoles et deux ou trois voisins de palier qui ne se connaissaient pas. Chaque mois, un grand goûter dans une cour, avec chaises et bras pour descendre. Une diététicienne forme les bénévoles à repérer la dénutrition sans faire la leçon.`,
      difference: `Ce sont des pairs qui viennent, pas des professionnels. Deux ans après, un palier sur trois continue sans nous.`,
    },
    territoire: {
      departements: ['42'],
      lieux: 'Villeneuve-les-Monts, quartiers Saint-Roch et des Monts',
      partenaires: `CCAS (repérage), Habitat des Vallées (cours et locaux), deux pharmacies, centre hospitalier (diététicienne, six demi-journées).`,
    },
    calendrier: {
      debut: `${year}-01-15`,
      fin: `${year}-12-15`,
      etapes: `Janvier : formation. Février à juin : deux cents goûters. Été : goûters de cour, canicule. Automne : transmission palier par palier.`,
    },
    equipe: {
      personnes: `Mireille Fournier, présidente. Une salariée coordinatrice, Lina Roche. Quarante-six bénévoles, six équipes de palier.`,
    },
    budget: {
      plan: budgetOf(
        [
          ['Coordination', 29_500],
          ['Denrées', 6_400],
          ['Formation et diététicienne', 3_100],
          ['Assurance, transport, petit matériel', 2_000],
        ],
        [
          ['Conférence des financeurs', 'asked', 24_000, 'demandé'],
          ['Ville de Villeneuve-les-Monts', 'public', 9_000, 'sûr'],
          ['Dons et adhésions', 'own', 8_000, 'sûr'],
        ],
      ),
      apres: `Les goûters coûtent 7 € par personne, dont 5 € de coordination. La ville reprend la coordination si le nombre de paliers autonomes dépasse vingt.`,
    },
    engagements: { bilan: true, exactitude: true },
  },
});

const tournesol = (year: number): ApplicationFile => ({
  key: 'bien-vieillir/tournesol',
  call,
  organisation: 'tournesol',
  title: 'Visites à bicyclette',
  by: 'gabin',
  answers: {
    structure: {
      presentation: `Tournesol promène à bicyclette triporteur des personnes qui ne sortent plus, dans douze villages. Les pilotes sont bénévoles, formés et assurés.`,
      salaries: 1.5,
      benevoles: 58,
      referent: 'Gabin Perrot',
      referent_courriel: 'gabin.perrot@tournesol.example',
    },
    public: {
      publics: ['seniors'],
      nombre: 95,
      reperage: `Les secrétaires de mairie et les aides à domicile. Dans un village, le vélo se voit : on nous arrête.`,
      participation: `Le passager choisit l’itinéraire. Un conseil de huit passagers décide des villages et des horaires.`,
    },
    action: {
      axe: 'continuite',
      forme: 'collective',
      besoin: `Douze villages, aucun transport le week-end. 95 personnes sur liste d’attente, dont 40 qui n’ont pas quitté leur hameau depuis l’été.`,
      description: `Trois triporteurs, quatre sorties par jour du mercredi au dimanche, par deux passagers qui ne se connaissent pas. La sortie finit chez quelqu’un : un café, un jardin, un marché.`,
      difference: `Le transport à la demande va du domicile au médecin. Nous allons voir la mer de nuages.`,
    },
    territoire: {
      departements: ['01', '42'],
      lieux: 'Les Terrasses et onze villages du plateau',
      partenaires: `Douze mairies, la communauté de communes (atelier), un réparateur de cycles.`,
    },
    calendrier: {
      debut: `${year}-04-01`,
      fin: `${year}-10-31`,
      etapes: `Avril : révision et formation. Mai à octobre : sorties. Octobre : fête des passagers.`,
    },
    equipe: {
      personnes: `Gabin Perrot, coordinateur ; une mécanicienne à mi-temps ; 58 pilotes.`,
    },
    budget: {
      plan: budgetOf(
        [
          ['Coordination et mécanique', 41_000],
          ['Un triporteur neuf', 8_900],
          ['Entretien, assurance, formation', 9_100],
        ],
        [
          ['Conférence des financeurs', 'asked', 38_000, 'demandé'],
          ['Communes', 'public', 12_000, 'sûr'],
          ['Mécénat local', 'private', 6_000, 'demandé'],
          ['Dons des passagers', 'users', 3_000, 'sûr'],
        ],
      ),
      apres: `Les douze communes ont accepté le principe d’un euro par habitant et par an.`,
    },
    engagements: { bilan: true, exactitude: true },
  },
});

const toits = (year: number): ApplicationFile => ({
  key: 'bien-vieillir/toits',
  call,
  organisation: 'toits',
  title: `Théâtre de cage d’escalier, mémoire d’étage`,
  by: 'victoire',
  answers: {
    structure: {
      presentation: `Compagnie installée depuis 2009 au pied de la tour des Monts. Elle écrit avec les habitants des pièces de vingt minutes, jouées sur les paliers.`,
      salaries: 3,
      benevoles: 12,
      referent: 'Victoire Lenoir',
      referent_courriel: 'victoire.lenoir@toits.example',
    },
    public: {
      publics: ['seniors'],
      nombre: 140,
      reperage: `On frappe pour emprunter une chaise. La chaise est une excuse, la conversation non.`,
      participation: `Les textes sont écrits à partir de ce que disent les habitants, qui les corrigent et en jouent la moitié.`,
    },
    action: {
      axe: 'prevention',
      forme: 'collective',
      besoin: `Travailler la mémoire sans parler de maladie : l’atelier mémoire du quartier a trois inscrits, nos répétitions en ont vingt-six.`,
      description: `Quatre résidences de création de six semaines, une par immeuble : récolte, écriture, répétitions, quatre représentations sur les paliers.`,
      difference: `Le spectacle vient à l’étage, là où vivent ceux qui ne descendent plus.`,
    },
    territoire: {
      departements: ['42'],
      lieux: 'Villeneuve-les-Monts, tour des Monts et Saint-Roch',
      partenaires: `Habitat des Vallées, CCAS, médiathèque.`,
    },
    calendrier: {
      debut: `${year}-02-10`,
      fin: `${year}-12-10`,
      etapes: `Quatre cycles : février, avril, septembre, novembre.`,
    },
    equipe: {
      personnes: `Victoire Lenoir, metteuse en scène ; deux comédiens ; une orthophoniste associée.`,
    },
    budget: {
      plan: budgetOf(
        [
          ['Salaires artistiques', 36_000],
          ['Orthophoniste', 4_000],
          ['Costumes et lumière', 3_000],
        ],
        [
          ['Conférence des financeurs', 'asked', 21_000, 'demandé'],
          ['Ville et région', 'public', 18_000, 'sûr'],
          ['Billetterie solidaire', 'own', 4_000, 'sûr'],
        ],
      ),
      apres: `Le bailleur achète deux cycles par an dans son budget de vie sociale.`,
    },
    engagements: { bilan: true, exactitude: true },
  },
});

const recits: ApplicationFile = {
  key: 'bien-vieillir/recits',
  call,
  organisation: 'recits',
  title: 'Mémoire vive : un livre par palier',
  by: 'adele',
  answers: {
    structure: {
      presentation: `Récits de vie recueille et écrit les souvenirs de personnes âgées. 640 livres depuis 2020, tirés à dix exemplaires pour la famille.`,
      salaries: 4,
      referent: 'Adèle Schmitt',
      referent_courriel: 'adele.schmitt@recits.example',
    },
    action: {
      axe: 'innovation',
      forme: 'individuelle',
      besoin: `Les proches aidants nous disent qu’ils ne savent plus de quoi parler.`,
    },
  },
};

const ondes: ApplicationFile = {
  key: 'bien-vieillir/ondes',
  call,
  organisation: 'ondes',
  title: 'Radio Palier, par téléphone',
  by: 'idriss',
  answers: {
    public: {
      publics: ['seniors', 'aidants'],
      nombre: 300,
      reperage: `Un numéro de téléphone gratuit, affiché dans les ascenseurs.`,
    },
  },
};
