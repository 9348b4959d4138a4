import { type ApplicationFile, type AttachedPage, budgetOf } from './application-file.js';

const call = 'se-relever';

const taxProof = (organisation: string, signatory: string): AttachedPage => ({
  section: 'statut',
  field: 'preuve',
  name: 'attestation-interet-general.pdf',
  title: `Attestation d’intérêt général`,
  lines: [
    `Je soussigné(e) ${signatory}, représentant légal de ${organisation},`,
    `atteste que l’organisme est d’intérêt général, que sa gestion est désintéressée`,
    `et qu’il peut délivrer des reçus fiscaux à ses donateurs.`,
    '',
    'Statuts et rapport annuel tenus à disposition.',
  ],
});

/** Answers to call 07. `start`: a day some months ahead. */
export const seReleverApplications = (start: string) =>
  ({
    parole: parole(start),
    presence: presence(start),
    suzanne: suzanne(start),
    ondes: ondes(start),
    tournesol: tournesol(start),
    toits: toits(start),
  }) as const satisfies Record<string, ApplicationFile>;

const parole = (start: string): ApplicationFile => ({
  key: 'se-relever/parole',
  call,
  organisation: 'parole',
  title: 'Une porte ouverte le soir',
  by: 'noemie',
  confidential: ['concernees'],
  answers: {
    structure: {
      presentation: `Depuis 2011, La Parole rendue reçoit sans rendez-vous, gratuitement, des personnes victimes de violences, dans trois villes. 1 340 personnes l’an dernier, 5 200 entretiens. L’équipe réunit psychologues, juristes et paires aidantes ; elle n’écrit rien sans l’accord de la personne.`,
      salaries: 11,
      benevoles: 18,
      referent: 'Noémie Castel',
      referent_courriel: 'noemie.castel@parole.example',
    },
    statut: { recus_fiscaux: true },
    besoin: {
      violences: ['couple', 'sexuelles', 'travail'],
      constat: `Nos portes ferment à 18 h. Or quatre personnes sur dix qui nous appellent travaillent, et une sur trois ne peut s’absenter sans que l’autre le sache. Entre janvier et juin, 212 rendez-vous de journée n’ont pas été honorés ; au rappel, la première raison est l’heure.

Les centres spécialisés du département annoncent cinq mois d’attente. Les urgences psychiatriques restent la seule porte du soir, et elles ne sont pas faites pour cela.`,
      territoire: 'Port-Aval, Grand-Pré et Montbrise',
    },
    projet: {
      nom: 'Une porte ouverte le soir',
      duree: 'trois',
      debut: start,
      parcours: `On pousse la porte entre 17 h 30 et 22 h, quatre soirs par semaine, sans donner son nom. Une paire aidante accueille ; elle a vécu, elle est formée, elle ne raconte pas. Dans l’heure, un premier entretien avec une psychologue, de vingt minutes à une heure et demie. On repart avec une chose à la main : un numéro, une adresse, un rendez-vous, une clef de casier.

La personne choisit la suite. Trois à douze séances individuelles, en soirée, avec la même psychologue, formée à deux approches du psychotraumatisme. Un groupe de huit, dix séances, deux fois par an. Un atelier du corps, boxe douce ou respiration, avec une kinésithérapeute. Une juriste le mercredi.

Les enfants qui accompagnent sont accueillis dans une pièce à part par une éducatrice. Personne ne patiente dans un couloir : le bar à soupe sert de salle d’attente, et beaucoup disent que c’est lui qui les a fait revenir.

Au bout de six mois, nous rappelons, si la personne l’a voulu, à l’heure et au numéro qu’elle a choisis.`,
      danger: `Trois mises à l’abri par semaine en moyenne. Une place réservée chaque soir à l’hôtel avec l’association d’hébergement ; une convention avec le commissariat de Port-Aval (référente joignable jusqu’à minuit) ; une voiture. La psychologue présente évalue le danger avec la grille commune du département, à deux, jamais seule.`,
      personnes: 420,
    },
    equipe: {
      professionnels: `Deux psychologues cliniciennes (1,6 temps plein), toutes deux formées au psychotraumatisme ; trois paires aidantes salariées à mi-temps ; une éducatrice ; une juriste un soir par semaine. Supervision mensuelle par un psychiatre extérieur, analyse de pratiques tous les quinze jours, deux jours de repos après une soirée de mise à l’abri.`,
      partenaires: `Commissariat de Port-Aval, unité médico-judiciaire, barreau (permanence gratuite), centre spécialisé (orientation dans les deux sens), Réseau Présence Humanitaire (nuitées), trois entreprises dont les services sociaux nous adressent des salariées.`,
    },
    concernees: {
      decisions: `Douze femmes et deux hommes, tous passés par nos lieux, ont écrit le projet en cinq soirées payées. Ils ont décidé : pas d’enseigne, une entrée sur la rue passante, jamais de questionnaire à l’accueil, et une soupe. Quatre d’entre eux siègent au comité du lieu, avec un droit de veto sur l’aménagement.`,
    },
    budget: {
      plan: budgetOf(
        [
          ['Psychologues, trois ans', 214_000],
          ['Paires aidantes, trois ans', 118_000],
          ['Éducatrice et juriste', 61_000],
          ['Supervision et formation', 24_000],
          ['Loyer et charges du soir', 38_000],
          ['Mises à l’abri', 15_000],
        ],
        [
          ['Mutuelle des Deux Rives', 'asked', 180_000, 'demandé'],
          ['État, droits des femmes', 'public', 120_000, 'sûr'],
          ['Département et villes', 'public', 96_000, 'sûr'],
          ['Entreprises partenaires', 'private', 44_000, 'demandé'],
          ['Fonds propres', 'own', 30_000, 'sûr'],
        ],
      ),
      apres: `Le département inscrira la soirée dans son schéma si la part de personnes revues à trois mois dépasse 55 % (48 % en journée aujourd’hui). Les trois entreprises partenaires paient déjà au passage ; douze suffiraient à porter un cinquième du coût.`,
      annee1: 6_600_000,
      annee2: 6_000_000,
      annee3: 5_400_000,
    },
    mesure: {
      changements: `Délai du premier entretien ; part des personnes revues à trois mois ; sommeil et sentiment de sécurité, deux échelles courtes que la personne remplit si elle le veut ; ce qu’elle dit, dans ses mots, au rappel de six mois. Et le nombre de soirées où nous avons dû refuser.`,
      appui_mesure: true,
      depenses: true,
    },
  },
  files: [taxProof('La Parole rendue', 'Noémie Castel')],
});

const presence = (start: string): ApplicationFile => ({
  key: 'se-relever/presence',
  call,
  organisation: 'presence',
  title: 'Se poser : une équipe mobile dans les accueils de jour',
  by: 'gabrielle',
  answers: {
    structure: {
      presentation: `Le réseau tient dix-neuf accueils de jour pour personnes à la rue. On y vient pour une douche, un casier, un café. Presque toutes les femmes, et un homme sur trois, disent un jour avoir subi des violences, souvent sur le chemin ou dans la rue même.`,
      salaries: 2000,
      benevoles: 11000,
      referent: 'Gabrielle Ozanne',
      referent_courriel: 'gabrielle.ozanne@presence.example',
    },
    statut: { recus_fiscaux: true },
    besoin: {
      violences: ['rue', 'sexuelles', 'enfance'],
      constat: `Dans quatre accueils, nos équipes ont noté pendant trois mois chaque récit de violence : 186 personnes, dont 9 seulement suivies par un service de soin. Les autres disent : « je n’ai pas d’adresse », « il faut attendre », « on m’a demandé mes papiers ».`,
      territoire: 'Quatre villes de la vallée',
    },
    projet: {
      nom: 'Se poser',
      duree: 'deux',
      debut: start,
      parcours: `Deux psychologues et une infirmière tournent dans quatre accueils, toujours le même jour, toujours la même place : une table près de la machine à café. La première rencontre dure le temps d’un café. La suivante a lieu ici, au parc ou en marchant, jamais derrière un bureau si la personne ne le veut pas.

L’infirmière soigne les pieds, prend la tension ; c’est souvent là qu’on parle. Un interprète au téléphone est toujours disponible. Au bout de quelques semaines, l’équipe accompagne physiquement vers le soin ordinaire, et reste jusqu’au troisième rendez-vous.`,
      danger: `Hébergement d’urgence du réseau (deux chambres fléchées), unité médico-judiciaire, astreinte d’un cadre.`,
      personnes: 260,
    },
    equipe: {
      professionnels: `Deux psychologues, une infirmière, un médiateur interprète. Supervision mensuelle. Formation commune des quatre équipes d’accueil au repérage.`,
      partenaires: `Équipe mobile de psychiatrie, La Parole rendue (groupe de femmes), association d’aide aux victimes.`,
    },
    concernees: {
      decisions: `Les personnes accueillies ont choisi la place de la table et le nom. Elles ont demandé qu’un homme fasse partie de l’équipe.`,
    },
    budget: {
      plan: budgetOf(
        [
          ['Psychologues, deux ans', 152_000],
          ['Infirmière, deux ans', 68_000],
          ['Interprétariat', 22_000],
          ['Formation et supervision', 18_000],
          ['Déplacements', 10_000],
        ],
        [
          ['Mutuelle des Deux Rives', 'asked', 120_000, 'demandé'],
          ['Agence de santé', 'public', 90_000, 'demandé'],
          ['Fonds propres du réseau', 'own', 60_000, 'sûr'],
        ],
      ),
      apres: `L’agence de santé finance les équipes mobiles qui ont deux ans de recul ; nous n’en sommes pas encore certains.`,
      annee1: 6_500_000,
      annee2: 5_500_000,
    },
    mesure: {
      changements: `Nombre de personnes revues au moins trois fois ; entrées dans le soin ordinaire ; hospitalisations sans consentement évitées, avec prudence.`,
      depenses: true,
    },
  },
  files: [taxProof('Réseau Présence Humanitaire', 'Gabrielle Ozanne')],
});

const suzanne = (start: string): ApplicationFile => ({
  key: 'se-relever/suzanne',
  call,
  organisation: 'suzanne',
  title: 'Le dire à soixante-dix ans',
  by: 'mireille',
  answers: {
    structure: {
      presentation: `Quarante-six bénévoles de plus de 70 ans, qui vont goûter chez ceux qu’on ne voit plus. Ce projet est né de ce qu’elles ont entendu.`,
      salaries: 1,
      benevoles: 46,
      referent: 'Mireille Fournier',
      referent_courriel: 'mireille.fournier@suzanne.example',
    },
    statut: { recus_fiscaux: true },
    besoin: {
      violences: ['couple', 'enfance'],
      constat: `En dix ans de goûters, des femmes de 75 ou 80 ans nous ont confié, souvent pour la première fois, un mari violent, un père, un oncle. Nous ne savions pas quoi faire de cette parole ; certaines d’entre nous en ont perdu le sommeil. Les services existants voient peu de femmes de cet âge : 3 % des appels, nous dit la permanence départementale.`,
      territoire: 'Villeneuve-les-Monts et communes voisines',
    },
    projet: {
      nom: 'Le dire à soixante-dix ans',
      duree: 'deux',
      debut: start,
      parcours: `Les bénévoles sont formées à entendre et à passer la main. Quand une parole vient, elles proposent une seconde visite, avec une psychologue qui se déplace à domicile. Huit séances, chez soi ou chez une voisine. Puis un groupe, une fois par mois, dans une vraie salle à manger.

Rien n’est proposé devant un conjoint. La psychologue travaille avec le médecin traitant quand la personne l’accepte.`,
      danger: `Appel de la psychologue, joignable ; mise à l’abri par le CCAS ; jamais de retour seule. Nous savons que c’est notre point faible et travaillons une convention avec La Parole rendue.`,
      personnes: 60,
    },
    equipe: {
      professionnels: `Une psychologue à mi-temps, à recruter, avec expérience du grand âge. Supervision par La Parole rendue.`,
      partenaires: `CCAS, médecins du quartier, La Parole rendue (à confirmer).`,
    },
    concernees: {
      decisions: `Le groupe pilote réunit neuf femmes de 71 à 84 ans, dont quatre directement concernées. Elles ont choisi le titre.`,
    },
    budget: {
      plan: budgetOf(
        [
          ['Psychologue à mi-temps, deux ans', 62_000],
          ['Formation et supervision des bénévoles', 14_000],
          ['Déplacements, groupe, divers', 8_000],
        ],
        [
          ['Mutuelle des Deux Rives', 'asked', 58_000, 'demandé'],
          ['CCAS de Villeneuve-les-Monts', 'public', 16_000, 'sûr'],
          ['Dons', 'own', 10_000, 'sûr'],
        ],
      ),
      apres: `Nous ne le savons pas encore. Une consultation du grand âge pourrait être reprise par le centre hospitalier.`,
      annee1: 3_000_000,
      annee2: 2_800_000,
    },
    mesure: {
      changements: `Ce que disent les femmes. Le sommeil. Le nombre de bénévoles qui continuent.`,
      appui_mesure: true,
      depenses: true,
    },
  },
  files: [taxProof('Suzanne et Cie', 'Mireille Fournier')],
});

const ondes = (start: string): ApplicationFile => ({
  key: 'se-relever/ondes',
  call,
  organisation: 'ondes',
  title: 'Voix basses : une émission pour celles qui ne peuvent pas appeler',
  by: 'idriss',
  answers: {
    structure: {
      presentation: `Une radio fabriquée par les habitants, écoutée sur un numéro gratuit.`,
      salaries: 2,
      benevoles: 30,
      referent: 'Idriss Traoré',
      referent_courriel: 'idriss.traore@ondes.example',
    },
    statut: { recus_fiscaux: true },
    besoin: {
      violences: ['couple'],
      constat: `Certaines auditrices nous écoutent la nuit, sans parler. Deux l’ont dit : c’est le seul numéro qu’elles peuvent composer sans qu’on leur demande à qui elles téléphonent.`,
      territoire: 'La Plaine',
    },
    projet: {
      nom: 'Voix basses',
      duree: 'un',
      debut: start,
      parcours: `Une émission hebdomadaire, préparée avec une psychologue et une juriste. Une touche du téléphone laisse un message ou demande un rappel à l’heure choisie.`,
      danger: `Le rappel est fait par l’association d’aide aux victimes, avec laquelle la convention est en préparation.`,
      personnes: 150,
    },
    equipe: {
      professionnels: `Une psychologue vacataire, une juriste, deux techniciens.`,
      partenaires: `Aide aux victimes (convention en préparation), La Parole rendue.`,
    },
    concernees: { decisions: `Six auditrices ont écouté les trois pilotes et fait retirer la musique.` },
    budget: {
      plan: budgetOf(
        [
          ['Psychologue et juriste', 18_000],
          ['Production', 16_000],
          ['Téléphonie', 4_000],
        ],
        [
          ['Mutuelle des Deux Rives', 'asked', 26_000, 'demandé'],
          ['Ville de La Plaine', 'public', 12_000, 'sûr'],
        ],
      ),
      apres: `La ville reprendrait la téléphonie et la moitié de la production.`,
      annee1: 2_600_000,
    },
    mesure: { changements: `Appels, messages, rappels aboutis.`, depenses: true },
  },
  files: [taxProof('Ondes voisines', 'Idriss Traoré')],
});

const tournesol = (start: string): ApplicationFile => ({
  key: 'se-relever/tournesol',
  call,
  organisation: 'tournesol',
  title: 'Reprendre la route',
  by: 'gabin',
  answers: {
    structure: {
      presentation: `Sorties à bicyclette triporteur dans douze villages.`,
      salaries: 1.5,
      benevoles: 58,
      referent: 'Gabin Perrot',
      referent_courriel: 'gabin.perrot@tournesol.example',
    },
    statut: { recus_fiscaux: true },
    besoin: {
      violences: ['toutes'],
      constat: `Un foyer d’hébergement nous a demandé d’emmener ses résidentes : la première sortie depuis des mois, sans avoir à marcher seule.`,
      territoire: 'Plateau des Terrasses',
    },
    projet: {
      nom: 'Reprendre la route',
      duree: 'un',
      debut: start,
      parcours: `Une sortie par semaine, pilotée par une bénévole formée, avec une psychologue du foyer une fois sur deux.`,
      danger: `Le foyer garde la main ; nos pilotes appellent son astreinte.`,
      personnes: 40,
    },
    equipe: {
      professionnels: `La psychologue est celle du foyer. Huit pilotes formées à l’accueil de la parole.`,
      partenaires: `Foyer des Terrasses.`,
    },
    concernees: { decisions: `Les résidentes choisissent la pilote et l’itinéraire.` },
    budget: {
      plan: budgetOf(
        [
          ['Coordination', 12_000],
          ['Formation', 4_000],
          ['Entretien et assurance', 3_000],
        ],
        [
          ['Mutuelle des Deux Rives', 'asked', 14_000, 'demandé'],
          ['Foyer des Terrasses', 'private', 5_000, 'sûr'],
        ],
      ),
      apres: `Le foyer inscrit les sorties dans son budget d’activités.`,
      annee1: 1_400_000,
    },
    mesure: { changements: `Sorties faites seule ensuite.`, depenses: true },
  },
  files: [taxProof('Tournesol', 'Gabin Perrot')],
});

const toits = (start: string): ApplicationFile => ({
  key: 'se-relever/toits',
  call,
  organisation: 'toits',
  title: 'Rénover la salle de répétition',
  by: 'victoire',
  answers: {
    structure: {
      presentation: `Compagnie de théâtre au pied de la tour des Monts.`,
      salaries: 3,
      benevoles: 12,
      referent: 'Victoire Lenoir',
      referent_courriel: 'victoire.lenoir@toits.example',
    },
    statut: { recus_fiscaux: true },
    besoin: {
      violences: ['toutes'],
      constat: `La salle est froide et les ateliers s’arrêtent en hiver.`,
      territoire: 'Villeneuve-les-Monts',
    },
    projet: {
      nom: 'Une salle pour tous',
      duree: 'un',
      debut: start,
      parcours: `Isolation, chauffage, accès. La salle accueillerait ensuite des associations, dont certaines aident des victimes.`,
      danger: `Sans objet.`,
      personnes: 200,
    },
    equipe: { professionnels: `Artisans du quartier.`, partenaires: `Habitat des Vallées.` },
    concernees: { decisions: `Les habitants ont voté pour le poêle.` },
    budget: {
      plan: budgetOf(
        [['Travaux', 60_000]],
        [
          ['Mutuelle des Deux Rives', 'asked', 40_000, 'demandé'],
          ['Région', 'public', 20_000, 'demandé'],
        ],
      ),
      apres: `Location de la salle.`,
      annee1: 4_000_000,
    },
    mesure: { changements: `Heures d’occupation.`, depenses: true },
  },
  files: [taxProof('la Compagnie Toits et Toiles', 'Victoire Lenoir')],
});
