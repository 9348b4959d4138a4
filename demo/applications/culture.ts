import type { ApplicationFile } from './application-file.js';

const call = 'culture';

/** Answers to call 05; `year` is the year of the actions. */
export const cultureApplications = (year: number) =>
  ({
    toits: toits(year),
    ondes: ondes(year),
    suzanne: suzanne(year),
    tournesol: tournesol(year),
    parole: parole(year),
  }) as const satisfies Record<string, ApplicationFile>;

const toits = (year: number): ApplicationFile => ({
  key: 'culture/toits',
  call,
  organisation: 'toits',
  title: `Théâtre de cage d’escalier`,
  by: 'victoire',
  answers: {
    structure: {
      presentation: `Compagnie de théâtre installée depuis 2009 au pied de la tour des Monts. Elle écrit et joue avec les habitants.`,
      salaries: 3,
      benevoles: 12,
      referent: 'Victoire Lenoir',
      referent_courriel: 'victoire.lenoir@toits.example',
    },
    action: {
      nom: `Théâtre de cage d’escalier`,
      lieu: 'villeneuve',
      adresse: 'Tour des Monts, paliers 3, 7 et 11',
      etat: 'faite',
      debut: `${year}-03-04`,
      recit: `En mars, nous avons emprunté une chaise à chacun des quarante-quatre logements de la tour. Trente et un ont prêté, vingt-deux ont demandé pourquoi, dix-neuf sont venus voir ce que devenait leur chaise.

Elles sont devenues un décor. De ce que les gens en disaient (« celle-là, c’est mon mari », « je la descendais au balcon ») est née une pièce de vingt minutes, jouée douze fois sur trois paliers. Le public s’assoit sur les marches ; les chaises, sur scène, portent le nom de leur propriétaire.

Le onzième étage a joué devant le troisième. Mme Ferrat, 84 ans, qui ne sortait que pour son courrier, tient le rôle de la chaise pliante ; elle a demandé une tournée.`,
    },
    personnes: {
      publics: ['ages', 'revenus', 'psychique', 'tous'],
      nombre: 163,
      place: `Neuf habitants jouent, quatorze ont écrit, deux tiennent la lumière. Le texte appartient à un collectif d’étage qui a refusé une fin trop gaie.`,
    },
    effets: {
      constat: `Six mois après, un repas de palier a lieu chaque mois au septième sans nous. Le gardien compte moins d’appels pour bruit, et davantage pour demander un coup de main. Deux personnes suivies par le centre médico-psychologique ont rejoint la troupe ; l’une d’elles dit les didascalies.`,
      suite: `Deux autres immeubles ont écrit au bailleur pour nous inviter.`,
    },
    moyens: {
      ressources: `14 000 €, dont la moitié de la ville, un quart du bailleur, le reste en recettes et en temps.`,
      aide: `Payer les deux prochains immeubles, et une vraie malle pour les chaises.`,
    },
    traces: { lien: 'https://toits-et-toiles.example/chaises', droits: true },
  },
});

const ondes = (year: number): ApplicationFile => ({
  key: 'culture/ondes',
  call,
  organisation: 'ondes',
  title: 'Radio Palier',
  by: 'idriss',
  answers: {
    structure: {
      presentation: `Une radio de voisinage, sans antenne ni internet : on compose un numéro, on écoute.`,
      salaries: 2,
      benevoles: 30,
      referent: 'Idriss Traoré',
      referent_courriel: 'idriss.traore@ondes.example',
    },
    action: {
      nom: 'Radio Palier',
      lieu: 'villeneuve',
      adresse: 'Quartier Saint-Roch, local de la résidence',
      etat: 'en_cours',
      debut: `${year}-01-22`,
      recit: `Chaque jeudi, huit habitants fabriquent une heure de radio : un bulletin de l’ascenseur, un feuilleton, une recette, une chronique de la prison (trois détenus l’écrivent, nous la lisons), un quart d’heure de silence commenté. On l’écoute à toute heure sur un numéro gratuit, sans compte ni écran.

Nous avons raté l’hiver : la première formule parlait trop de nous. Au printemps, nous avons mis le micro dans l’ascenseur, avec une affiche. Les écoutes ont triplé.`,
    },
    personnes: {
      publics: ['ages', 'hopital', 'prison', 'tous'],
      nombre: 410,
      place: `La conférence de rédaction est ouverte, le mardi à 10 h. Les voix sont celles des habitants. La rédactrice de la chronique prison a 17 ans, son père est détenu.`,
    },
    effets: {
      constat: `410 numéros différents ont appelé au moins trois fois. Une chambre de l’hôpital de jour l’écoute en groupe. Nous ne savons pas mesurer la solitude en moins ; nous savons que soixante personnes ont laissé un message, et que nous avons répondu à toutes.`,
      suite: `Une deuxième rédaction à Port-Aval.`,
    },
    moyens: {
      ressources: `22 000 €, deux mi-temps, du matériel prêté par la médiathèque.`,
      aide: `Six mois de téléphonie et un micro qui survive à l’ascenseur.`,
    },
    traces: { droits: true },
  },
  files: [
    {
      section: 'traces',
      field: 'documents',
      name: 'grille-radio-palier.pdf',
      title: 'Radio Palier : la grille du jeudi',
      lines: [
        `10 h 00  Bulletin de l’ascenseur`,
        '10 h 10  Le feuilleton : « Madame Serrure », épisode 12',
        '10 h 25  La recette de trois étages',
        '10 h 35  Chronique du dedans, écrite en détention',
        '10 h 45  Quinze minutes de silence commenté',
      ],
    },
  ],
});

const suzanne = (year: number): ApplicationFile => ({
  key: 'culture/suzanne',
  call,
  organisation: 'suzanne',
  title: 'Le bal des paliers',
  by: 'mireille',
  answers: {
    structure: {
      presentation: `Des goûters chez ceux qu’on ne voit plus.`,
      salaries: 1,
      benevoles: 46,
      referent: 'Mireille Fournier',
      referent_courriel: 'mireille.fournier@suzanne.example',
    },
    action: {
      nom: 'Le bal des paliers',
      lieu: 'villeneuve',
      adresse: 'Salle des Monts',
      etat: 'faite',
      debut: `${year}-05-18`,
      recit: `Deux musiciens sont montés répéter chez douze personnes qui ne descendaient plus. Le jour du bal, onze sont venues : on avait appris leurs chansons.`,
    },
    personnes: {
      publics: ['ages', 'handicap', 'tous'],
      nombre: 180,
      place: `Les danseuses de 80 ans ont choisi l’orchestre et interdit le micro trop fort.`,
    },
    effets: {
      constat: `Sept personnes sont redescendues depuis, sans nous.`,
      suite: `Un bal par saison.`,
    },
    moyens: { ressources: `3 200 €, des dons et une quête.`, aide: `Les trois prochains bals.` },
    traces: { droits: true },
  },
});

const tournesol = (year: number): ApplicationFile => ({
  key: 'culture/tournesol',
  call,
  organisation: 'tournesol',
  title: 'La bibliothèque qui roule',
  by: 'gabin',
  answers: {
    structure: {
      presentation: `Sorties et visites à triporteur.`,
      salaries: 1.5,
      benevoles: 58,
      referent: 'Gabin Perrot',
      referent_courriel: 'gabin.perrot@tournesol.example',
    },
    action: {
      nom: 'La bibliothèque qui roule',
      lieu: 'villeneuve',
      adresse: 'Saint-Roch et Les Monts',
      etat: 'prevue',
      debut: `${year}-12-01`,
      recit: `Un triporteur chargé de livres et de disques, avec une lectrice. On lit au pied des immeubles et dans deux chambres de l’hôpital.`,
    },
    personnes: {
      publics: ['ages', 'hopital'],
      nombre: 90,
      place: `Les habitants composent la caisse de livres de la semaine suivante.`,
    },
    effets: { constat: `Nous attendons trente lecteurs réguliers.`, suite: `Un passage par semaine.` },
    moyens: { ressources: `Le triporteur existe.`, aide: `Une lectrice, quatre heures par semaine.` },
    traces: { droits: true },
  },
});

const parole = (year: number): ApplicationFile => ({
  key: 'culture/parole',
  call,
  organisation: 'parole',
  title: 'Le chœur du mercredi',
  by: 'noemie',
  answers: {
    structure: {
      presentation: `Accueil gratuit de personnes victimes de violences.`,
      salaries: 11,
      benevoles: 18,
      referent: 'Noémie Castel',
      referent_courriel: 'noemie.castel@parole.example',
    },
    action: {
      nom: 'Le chœur du mercredi',
      lieu: 'villeneuve',
      adresse: 'Antenne de Villeneuve, salle du fond',
      etat: 'en_cours',
      debut: `${year}-09-10`,
      recit: `Un chœur réservé aux femmes accueillies, sans représentation : on chante, on respire, on rentre.`,
    },
    personnes: {
      publics: ['psychique'],
      nombre: 14,
      place: `Elles choisissent les chants.`,
    },
    effets: { constat: `Elles reviennent.`, suite: `Continuer.` },
    moyens: { ressources: `Une cheffe de chœur bénévole.`, aide: `La payer.` },
    traces: { droits: true },
  },
});
