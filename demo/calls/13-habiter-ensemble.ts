import type { Calendar } from '../world/calendar.js';
import type { CallFile } from './call-file.js';
import {
  budgetSection,
  cents,
  choice,
  choices,
  date,
  file,
  long,
  money,
  number,
  section,
  short,
  statement,
  structureSection,
} from './form-parts.js';

/** Call 13: a foundation and a landlord, for small shared homes. Published, opens in three weeks. */
export function habiterEnsemble(calendar: Calendar): CallFile {
  return {
    leads: ['fondation-hautefeuille', 'habitat-des-vallees'],
    team: [
      { email: 'rachid.benomar@hautefeuille.example', function: 'officer' },
      { email: 'thomas.kerbrat@vallees.example', function: 'officer' },
      { email: 'marc.delorme@vallees.example', function: 'juror' },
      { email: 'odile.lemoine@ccas.example', function: 'juror' },
    ],
    call: {
      kind: 'projects',
      title: 'Vieillir sous le même toit, sans être riche',
      summary: `De petites maisons et appartements partagés, ouverts sur la rue, pour des personnes âgées qui ont peu de moyens : de 20 000 à 200 000 € pour les concevoir ou les aménager.`,
      need: NEED,
      themes: ['Habitat partagé', 'Intergénérationnel', 'Vivre chez soi'],
      publics: ['Personnes âgées à faibles ressources', 'Personnes âgées isolées'],
      territories: ['Toute la France'],
      money: {
        currency: 'EUR',
        envelopeCents: null,
        perProjectMinCents: cents(20_000),
        perProjectMaxCents: cents(200_000),
        shareMaxPercent: null,
        laureatesMin: null,
        laureatesMax: null,
        yearsMax: null,
        notes: `L’aide paie de l’ingénierie, de l’investissement, ou les deux. Elle ne paie pas le loyer ni le fonctionnement une fois la maison ouverte.`,
      },
      awards: [],
      opensAt: calendar.officialAt(20, '09:00'),
      closesAt: calendar.officialAt(84, '23:59'),
      decisionBy: calendar.officialAt(160, '18:00'),
      steps: [
        {
          label: 'Visite d’une maison ouverte et questions, sur place ou à distance',
          at: calendar.officialAt(34, '14:00'),
          until: calendar.officialAt(34, '17:00'),
        },
        {
          label: 'Rencontre des porteurs présélectionnés',
          at: calendar.officialAt(125, '09:30'),
          until: null,
        },
      ],
      projectStartsOn: null,
      projectEndsOn: null,
      eligibility: ELIGIBILITY,
      sections: sections(),
      criteria: [
        {
          id: 'projet-de-vie',
          name: 'Projet de vie',
          description: `Un chez-soi pour chacun, des moments communs choisis, un rythme libre.`,
          weightPercent: 35,
          scaleMax: 20,
        },
        {
          id: 'ouverture',
          name: 'Ouverture sur le quartier',
          description: `La rue entre, les habitants sortent.`,
          weightPercent: 25,
          scaleMax: 20,
        },
        {
          id: 'modestie',
          name: 'Reste à vivre',
          description: `Ce qu’il reste à un habitant une fois tout payé.`,
          weightPercent: 25,
          scaleMax: 20,
        },
        {
          id: 'solidite',
          name: 'Solidité du montage',
          description: `Foncier, bailleur, animation, sobriété du bâtiment.`,
          weightPercent: 15,
          scaleMax: 20,
        },
      ],
      pact: [
        {
          id: 'reponse',
          kind: 'answer_within_days',
          statement: 'Répondre à tous dans les 80 jours qui suivent la date limite',
          days: 80,
          amountCents: null,
        },
        {
          id: 'raisons',
          kind: 'reasons_for_refusal',
          statement: 'Motiver chaque refus et proposer un échange d’une demi-heure',
          days: null,
          amountCents: null,
        },
        {
          id: 'idees',
          kind: 'ideas_stay_yours',
          statement: 'Aucun plan ni montage n’est transmis sans votre accord',
          days: null,
          amountCents: null,
        },
      ],
      contact: { name: 'Rachid Benomar', email: 'rachid.benomar@hautefeuille.example' },
    },
  };
}

const ELIGIBILITY: NonNullable<CallFile['call']['eligibility']> = [
  {
    id: 'taille',
    statement: 'Accueillir de 3 à 15 habitants',
    severity: 'bar',
    waivable: false,
    condition: {
      all: [
        { fact: 'answers.habitants.nombre', is: 'atLeast', value: 3 },
        { fact: 'answers.habitants.nombre', is: 'atMost', value: 15 },
      ],
    },
  },
  {
    id: 'age',
    statement: 'Compter au moins 75 % d’habitants de plus de 50 ans',
    severity: 'bar',
    waivable: false,
    condition: { fact: 'answers.habitants.part_ages', is: 'atLeast', value: 75 },
  },
  {
    id: 'ressources',
    statement: `Compter au moins 75 % d’habitants aux minima sociaux ou sous les plafonds du logement social, avec 1 200 € net par mois au plus hors aides`,
    severity: 'bar',
    waivable: false,
    condition: {
      all: [
        { fact: 'answers.habitants.part_modestes', is: 'atLeast', value: 75 },
        { fact: 'answers.habitants.revenu_max', is: 'atMost', value: cents(1_200) },
      ],
    },
  },
  {
    id: 'prive-non-lucratif',
    statement: 'Être un organisme privé à but non lucratif : ni CCAS, ni hôpital, ni établissement public',
    severity: 'bar',
    waivable: false,
    condition: {
      all: [
        { fact: 'organisation.nonProfit', is: 'equals', value: true },
        { fact: 'organisation.publicBody', is: 'equals', value: false },
      ],
    },
  },
  {
    id: 'anciennete',
    statement: 'Exister depuis deux ans au moins',
    severity: 'bar',
    waivable: false,
    condition: { fact: 'organisation.ageYears', is: 'atLeast', value: 2 },
  },
  {
    id: 'plancher',
    statement: `Avoir plus de 100 000 € de ressources annuelles, sauf exception motivée pour un projet très local`,
    severity: 'bar',
    waivable: true,
    condition: { fact: 'answers.structure.ressources', is: 'atLeast', value: cents(100_000) + 1 },
  },
  {
    id: 'plafond',
    statement: `Les organismes de moins de 5 millions d’euros de ressources passent en premier`,
    severity: 'priority',
    waivable: false,
    condition: { fact: 'answers.structure.ressources', is: 'atMost', value: cents(5_000_000) - 1 },
  },
  {
    id: 'interet-general',
    statement: `Justifier de l’intérêt général : rescrit fiscal, ou attestation signée du président`,
    severity: 'bar',
    waivable: false,
    condition: {
      any: [
        { fact: 'answers.statut.rescrit', is: 'answered' },
        { fact: 'answers.statut.attestation', is: 'answered' },
      ],
    },
  },
  {
    id: 'projet-de-vie',
    statement: `Offrir un projet de vie, un espace privé à chacun et un rythme de journée libre`,
    severity: 'bar',
    waivable: false,
    condition: null,
  },
  {
    id: 'interets',
    statement: `Ne procurer de gain privé à aucun dirigeant : terrain, emploi d’un proche, marché`,
    severity: 'bar',
    waivable: false,
    condition: null,
  },
];

const NEED = `Entre le logement devenu trop grand, trop cher ou trop seul, et la maison de retraite dont on ne veut pas encore, il manque un milieu. Il existe pour ceux qui peuvent le payer. Nous voulons qu’il existe pour les autres.

## Ce que nous soutenons

De petits lieux, de trois à quinze habitants, où chacun a **sa porte, sa clef, son rythme**, et où l’on partage ce qu’on choisit de partager : une cuisine, un jardin, une veille de nuit, un abonnement au journal. Colocation, béguinage, maison à plusieurs générations, étage d’un immeuble social : la forme importe moins que la vie qu’on y mène.

Nous regardons d’abord ceux à qui l’on ne propose jamais cela. Les trois quarts des habitants auront plus de 50 ans ; les trois quarts auront de faibles ressources.

## Inséré dans la vie locale

Un lieu fermé, même doux, reste un lieu fermé. Nous attendons une table ouverte, un atelier prêté, des voisins qui passent. Habitat des Vallées peut proposer des logements ou des pieds d’immeuble ; ce n’est pas une condition.

## Ce que l’aide peut payer

L’étude et l’accompagnement des futurs habitants, les travaux, le mobilier commun. Pas le loyer, ni le fonctionnement une fois la maison ouverte : nous voulons comprendre, dès le départ, comment elle vivra sans nous.

C’est le neuvième appel de la fondation sur ce thème. Les huit premiers ont permis d’ouvrir quarante et une maisons ; trente-huit vivent encore.`;

const sections = (): NonNullable<CallFile['call']['sections']> => [
  structureSection(
    money('ressources', 'Ressources de la dernière année', {
      help: `Total des produits du compte de résultat.`,
    }),
  ),
  section('statut', `L’intérêt général`, `L’un des deux documents suffit.`, [
    file('rescrit', 'Rescrit fiscal', { optional: true }),
    file('attestation', 'Attestation signée du président', { optional: true }),
    statement('interets', `Aucun dirigeant ni proche ne tire de gain privé du projet`),
  ]),
  section('habitants', 'Les habitants', 'Ceux qui y vivront.', [
    number('nombre', 'Combien', { min: 1, max: 200 }),
    number('part_ages', 'Part des plus de 50 ans, en %', { min: 0, max: 100 }),
    number('part_modestes', 'Part aux minima sociaux ou sous les plafonds du logement social, en %', {
      min: 0,
      max: 100,
    }),
    money('revenu_max', 'Revenu mensuel net le plus élevé parmi eux, hors aides'),
    long('choix', 'Comment les habitants se choisissent', 1500),
  ]),
  section('lieu', 'Le lieu', '', [
    short('commune', 'Commune'),
    choice('forme', 'Forme', [
      ['colocation', 'Colocation'],
      ['logements', 'Logements groupés'],
      ['beguinage', 'Béguinage'],
      ['generations', 'Maison à plusieurs générations'],
    ]),
    long('espaces', 'Espaces privés et communs', 1500),
    long('quartier', 'La vie locale : qui entre, qui sort', 1500),
    file('plans', 'Plans ou esquisses', { optional: true }),
  ]),
  section('vie', 'Le projet de vie', '', [
    long('journee', 'Une journée, du lever au coucher', 2500),
    long('decision', 'Qui décide de quoi', 1200),
    statement('prive', 'Chaque habitant a un espace privé qui ferme à clef'),
    statement('rythme', 'Chaque habitant choisit son rythme'),
  ]),
  section('montage', 'Le montage', '', [
    choices('nature', `Ce que l’aide paiera`, [
      ['ingenierie', 'Ingénierie'],
      ['investissement', 'Investissement'],
    ]),
    date('ouverture', `Ouverture prévue`),
    long('partenaires', 'Foncier, bailleur, animation', 1500),
    long('ecologie', 'Sobriété du bâtiment et de la vie quotidienne', 1200),
  ]),
  budgetSection(`De 20 000 à 200 000 € demandés. Les deux colonnes doivent s’équilibrer.`),
];
