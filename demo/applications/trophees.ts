import type { ApplicationFile } from './application-file.js';

const call = 'trophees';
const region = 'auvergne-rhone-alpes';

const nuitee: ApplicationFile = {
  key: 'trophees/nuitee',
  call,
  organisation: 'nuitee',
  title: 'Une présence la nuit',
  by: 'aissatou',
  answers: {
    structure: {
      presentation: `Coopérative fondée en 2021. Des étudiants formés et payés assurent une présence la nuit dans des résidences pour personnes âgées.`,
      salaries: 5.5,
      benevoles: 12,
      referent: 'Aïssatou Diop',
      referent_courriel: 'aissatou.diop@nuitee.example',
    },
    action: {
      nom: 'Une présence la nuit',
      region,
      lieux: 'Villeneuve-les-Monts, résidences Saint-Roch et Beauséjour',
      avancement: 'en_cours',
      depuis: '2022-02-01',
      description: `À 21 h, Yanis ouvre la bibliothèque et met l’eau à chauffer. À 21 h 10, M. Roux descend avec son jeu de dames : il ne gagne jamais et s’en plaint. À 22 h, tour des portes de ceux qui l’ont demandé : une voix, bonne nuit, c’est tout.

À 2 h, Mme Kermorvan ne dort pas. Elle descend en robe de chambre. On ne lui demande rien ; elle raconte l’exode. À 4 h, une alarme : la pile du détecteur. Avant, c’étaient les pompiers.

À 7 h, le gardien lit la page du carnet. Elle ne dit pas qui, elle dit : « une nuit de dames ».`,
    },
    personnes: {
      publics: ['agees'],
      nombre: 78,
      lien: `Les appels de nuit aux pompiers sont passés de 31 à 13 en dix-huit mois à Saint-Roch. Dix-neuf personnes qui ne participaient à rien viennent la nuit. Sur vingt étudiants de la première promotion, quatorze rendent encore visite, de jour, à quelqu’un.`,
    },
    partage: {
      savoirs: `La charte écrite par les habitants est libre ; trois résidences l’ont reprise sans nous. Nous recevons chaque trimestre une équipe, une nuit entière : on n’explique pas la nuit dans une salle de réunion.`,
      rate: `Nous avons commencé avec des bénévoles. Ils tenaient six semaines. Nous avons cru qu’il fallait les remercier davantage ; il fallait les payer. Nous avons aussi installé une caméra à l’entrée, sur demande d’une famille. Les habitants l’ont débranchée, ils avaient raison.`,
    },
    territoire: {
      difference: `La téléassistance existe, les veilleurs médicaux aussi. Entre les deux, personne, à cinquante kilomètres.`,
      partenaires: `Habitat des Vallées, CCAS de Villeneuve-les-Monts, université du Val.`,
    },
    usage: {
      argent: `Former dix veilleurs de plus et payer leurs nuits d’essai.`,
      conseil: `À quel prix une résidence peut-elle payer une nuit sans que le loyer s’en ressente ?`,
      reglement: true,
    },
  },
  files: [
    {
      section: 'usage',
      field: 'images',
      name: 'charte-de-nuit.pdf',
      title: 'Charte de nuit, écrite par les habitants de Saint-Roch',
      lines: [
        `1. Un veilleur ne frappe jamais à une porte, sauf si on le lui a demandé.`,
        `2. On peut descendre en robe de chambre.`,
        `3. Ce qui se dit la nuit ne se répète pas le jour.`,
        `4. Le veilleur peut s’ennuyer avec nous.`,
        `5. Pas de nuit la veille d’un examen.`,
      ],
    },
  ],
};

const tasse: ApplicationFile = {
  key: 'trophees/tasse',
  call,
  organisation: 'tasse',
  title: 'Le café du rez-de-chaussée',
  by: 'sarah',
  answers: {
    structure: {
      presentation: `Cinq cafés au pied d’immeubles sociaux, tenus avec les habitants.`,
      salaries: 8.5,
      benevoles: 60,
      referent: 'Sarah Meunier',
      referent_courriel: 'sarah.meunier@tasse.example',
    },
    action: {
      nom: 'Le café du rez-de-chaussée',
      region,
      lieux: 'Montbrise, Villeneuve-les-Monts, Port-Aval',
      avancement: 'en_cours',
      depuis: '2018-05-14',
      description: `Huit heures : Karim, le gardien, prend le premier café et dit qui n’a pas relevé son courrier. Dix heures : la table des couturières. Midi : trente-deux assiettes, dont huit qui montent dans les étages, portées par des voisins. Quinze heures : devoirs et belote, au même bruit. Dix-sept heures : on ferme, trop tôt.`,
    },
    personnes: {
      publics: ['difficulte', 'agees'],
      nombre: 900,
      lien: `187 habitués, dont 52 aux Tilleuls. Un repas partagé sur trois l’est avec quelqu’un rencontré au café. 4,10 € par visite, tout compris.`,
    },
    partage: {
      savoirs: `Un cahier d’ouverture, du bail à la hotte, que deux associations ont utilisé.`,
      rate: `Notre deuxième lieu était trop beau. Personne n’entrait. Nous avons mis des chaises dépareillées.`,
    },
    territoire: {
      difference: `Le seul café à moins de deux kilomètres dans quatre des cinq quartiers.`,
      partenaires: `Habitat des Vallées, Mutuelle des Deux Rives, CCAS.`,
    },
    usage: {
      argent: `Ouvrir deux soirs par semaine pendant un trimestre, pour voir.`,
      conseil: `Partager la décision entre salariés associés et habitants sans y passer nos nuits.`,
      reglement: true,
    },
  },
};

const recits: ApplicationFile = {
  key: 'trophees/recits',
  call,
  organisation: 'recits',
  title: 'Mémoire vive',
  by: 'adele',
  confidential: ['partage'],
  answers: {
    structure: {
      presentation: `Entreprise à mission agréée, fondée en 2020. Quatre biographes salariés et vingt formés recueillent, écrivent et impriment les souvenirs de personnes âgées.`,
      salaries: 4,
      referent: 'Adèle Schmitt',
      referent_courriel: 'adele.schmitt@recits.example',
    },
    action: {
      nom: 'Mémoire vive',
      region,
      lieux: 'Grand-Pré et alentours, 34 établissements',
      avancement: 'en_cours',
      depuis: '2020-09-01',
      description: `Une biographe vient huit fois, une heure. Elle enregistre, retranscrit, relit à voix haute. À la dernière séance, elle apporte un livre : dix exemplaires, la photographie choisie en couverture. La famille le lit, et appelle.`,
    },
    personnes: {
      publics: ['agees', 'aidants'],
      nombre: 160,
      lien: `Sur 120 familles interrogées, 71 % disent avoir reparlé avec leur parent d’un sujet qu’elles croyaient clos. Nous n’avons pas de mesure auprès des personnes elles-mêmes.`,
    },
    partage: {
      savoirs: `Une formation de six jours, payante. La méthode est déposée.`,
      rate: `Nous avons essayé le recueil par téléphone : des récits propres, sans vie. Abandonné.`,
    },
    territoire: {
      difference: `Deux autres sociétés proposent un livre de souvenirs ; aucune ne vient en établissement.`,
      partenaires: `Trente-quatre établissements, dont six financent eux-mêmes.`,
    },
    usage: {
      argent: `Dix livres pour des personnes qui ne peuvent pas les payer.`,
      conseil: `Un modèle où ceux qui paient aident ceux qui ne paient pas.`,
      reglement: true,
    },
  },
};

const suzanne: ApplicationFile = {
  key: 'trophees/suzanne',
  call,
  organisation: 'suzanne',
  title: 'Les goûters de Suzanne',
  by: 'mireille',
  answers: {
    structure: {
      presentation: `Goûters à domicile préparés par des femmes de plus de 70 ans.`,
      salaries: 1,
      benevoles: 44,
      referent: 'Mireille Fournier',
      referent_courriel: 'mireille.fournier@suzanne.example',
    },
    action: {
      nom: 'Les goûters de Suzanne',
      region,
      lieux: 'Villeneuve-les-Monts',
      avancement: 'en_cours',
      depuis: '2014-10-01',
      description: `Trois bénévoles, un gâteau, un palier. On sonne chez celui qu’on ne voit plus et chez ses deux voisins.`,
    },
    personnes: {
      publics: ['agees', 'handicap'],
      nombre: 110,
      lien: `Un palier sur trois continue sans nous.`,
    },
    partage: {
      savoirs: `Un carnet de recettes et de premières phrases.`,
      rate: `Les goûters du dimanche : les familles se sentaient jugées.`,
    },
    territoire: { difference: `Ce sont des pairs qui viennent.`, partenaires: `CCAS, pharmacies.` },
    usage: {
      argent: `Un triporteur à gâteaux.`,
      conseil: `Préparer la suite : la présidente a 79 ans.`,
      reglement: true,
    },
  },
};

const tournesol: ApplicationFile = {
  key: 'trophees/tournesol',
  call,
  organisation: 'tournesol',
  title: 'Visites à bicyclette',
  by: 'gabin',
  answers: {
    structure: {
      presentation: `Promenades en triporteur pour des personnes qui ne sortent plus.`,
      salaries: 1.5,
      benevoles: 50,
      referent: 'Gabin Perrot',
      referent_courriel: 'gabin.perrot@tournesol.example',
    },
    action: {
      nom: 'Visites à bicyclette',
      region,
      lieux: 'Les Terrasses et onze villages',
      avancement: 'en_cours',
      depuis: '2017-07-01',
      description: `Deux passagers qui ne se connaissent pas, un pilote, une heure de route. On finit chez quelqu’un.`,
    },
    personnes: {
      publics: ['agees', 'handicap'],
      nombre: 230,
      lien: `Une sortie sur deux a fait naître une visite, sans nous.`,
    },
    partage: {
      savoirs: `Plans du siège à bascule, libres. Sept associations les ont utilisés.`,
      rate: `L’assistance électrique trop puissante : les passagers avaient peur.`,
    },
    territoire: { difference: `Aucun transport le week-end.`, partenaires: `Douze communes.` },
    usage: { argent: `Un siège chauffant.`, conseil: `L’assurance des pilotes.`, reglement: true },
  },
};

const toits: ApplicationFile = {
  key: 'trophees/toits',
  call,
  organisation: 'toits',
  title: `Théâtre de cage d’escalier`,
  by: 'victoire',
  answers: {
    structure: {
      presentation: `Théâtre avec les habitants, sur les paliers.`,
      salaries: 3,
      benevoles: 12,
      referent: 'Victoire Lenoir',
      referent_courriel: 'victoire.lenoir@toits.example',
    },
    action: {
      nom: `Théâtre de cage d’escalier`,
      region,
      lieux: 'Villeneuve-les-Monts',
      avancement: 'faite',
      depuis: '2023-03-04',
      description: `Quarante-quatre chaises empruntées, une pièce de vingt minutes, douze représentations sur trois paliers.`,
    },
    personnes: {
      publics: ['difficulte', 'agees'],
      nombre: 163,
      lien: `Un repas de palier par mois, sans nous.`,
    },
    partage: { savoirs: `Le texte est libre de droits.`, rate: `Le hall : on y passe, on n’y reste pas.` },
    territoire: { difference: `Le spectacle monte les étages.`, partenaires: `Bailleur, CCAS.` },
    usage: { argent: `Deux immeubles de plus.`, conseil: `Trouver des tournées courtes.`, reglement: true },
  },
};

const ondes: ApplicationFile = {
  key: 'trophees/ondes',
  call,
  organisation: 'ondes',
  title: 'Radio Palier',
  by: 'idriss',
  answers: {
    structure: {
      presentation: `Une radio écoutée au téléphone.`,
      salaries: 2,
      benevoles: 25,
      referent: 'Idriss Traoré',
      referent_courriel: 'idriss.traore@ondes.example',
    },
    action: {
      nom: 'Radio Palier',
      region,
      lieux: 'La Plaine',
      avancement: 'en_cours',
      depuis: '2023-01-12',
      description: `Huit habitants, une heure de radio par semaine.`,
    },
    personnes: { publics: ['agees'], nombre: 300, lien: `Soixante messages, soixante réponses.` },
    partage: { savoirs: `Un guide de dix pages.`, rate: `Parler de nous.` },
    territoire: { difference: `Sans internet.`, partenaires: `Médiathèque.` },
    usage: { argent: `Un micro.`, conseil: `Le droit du son.`, reglement: true },
  },
};

/** Answers to call 08. */
export const TROPHEES = { nuitee, tasse, recits, suzanne, tournesol, toits, ondes } as const;
