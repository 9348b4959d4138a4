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

/** Call 07: a mutuelle’s patronage over one to three years. Closed, in review. */
export function seRelever(calendar: Calendar): CallFile {
  return {
    leads: ['mutuelle-des-deux-rives'],
    team: [
      { email: 'claire.fontanel@deux-rives.example', function: 'lead' },
      { email: 'fatou.sarr@deux-rives.example', function: 'reviewer' },
      { email: 'yves.lambert@deux-rives.example', function: 'reviewer' },
      { email: 'ines.carvalho@departement.example', function: 'reviewer' },
      { email: 'therese.gauthier@ccas.example', function: 'juror' },
      { email: 'gwenael.le.bihan@serenis.example', function: 'juror' },
      { email: 'baptiste.ngo.minh@deux-rives.example', function: 'observer' },
    ],
    call: {
      kind: 'projects',
      title: 'Se relever : soutenir la santé psychique après des violences',
      summary: `De deux à huit projets d’accompagnement psychologique de personnes victimes de violences, quelles qu’elles soient, soutenus pendant un, deux ou trois ans par le mécénat de la mutuelle.`,
      need: NEED,
      themes: ['Santé psychique', 'Violences', 'Accès aux soins'],
      publics: [`Personnes victimes de violences`, 'Enfants exposés', 'Proches et entourage'],
      territories: ['Toute la France'],
      money: {
        currency: 'EUR',
        envelopeCents: cents(700_000),
        perProjectMinCents: null,
        perProjectMaxCents: null,
        shareMaxPercent: null,
        laureatesMin: 2,
        laureatesMax: 8,
        yearsMax: 3,
        notes: `Fonctionnement ou investissement, pourvu que la dépense soit celle du projet. Un montant est promis pour chaque année ; une convention de mécénat est signée et l’association délivre un reçu fiscal.`,
      },
      awards: [
        {
          name: 'Mécénat pluriannuel',
          amountCents: null,
          count: 8,
          optional: false,
          note: `Un à trois ans, montant fixé projet par projet.`,
        },
        {
          name: 'Appui opérationnel',
          amountCents: null,
          count: 8,
          optional: false,
          note: `Une personne de la mutuelle suit le projet pendant toute la convention : réseau, locaux, communication.`,
        },
        {
          name: `Mesure d’impact`,
          amountCents: null,
          count: 8,
          optional: true,
          note: `Pour ceux qui le souhaitent, un accompagnement individuel à la mesure de l’impact.`,
        },
      ],
      opensAt: calendar.officialAt(-84, '09:00'),
      closesAt: calendar.officialAt(-33, '23:59'),
      decisionBy: calendar.officialAt(27, '18:00'),
      steps: [
        {
          label: 'Questions et réponses en visioconférence',
          at: calendar.officialAt(-66, '11:00'),
          until: calendar.officialAt(-66, '12:00'),
        },
        {
          label: 'Vérification du statut fiscal, puis lecture par deux personnes',
          at: calendar.officialAt(-31, '09:00'),
          until: calendar.officialAt(5, '18:00'),
        },
        { label: 'Jury', at: calendar.officialAt(18, '14:00'), until: null },
      ],
      projectStartsOn: null,
      projectEndsOn: null,
      eligibility: [
        {
          id: 'interet-general',
          statement: `Être d’intérêt général et habilité à délivrer des reçus fiscaux, sur l’honneur et avec une preuve`,
          severity: 'bar',
          waivable: false,
          condition: {
            all: [
              { fact: 'answers.statut.recus_fiscaux', is: 'equals', value: true },
              { fact: 'answers.statut.preuve', is: 'answered' },
            ],
          },
        },
        {
          id: 'non-lucratif',
          statement: 'Être un organisme à but non lucratif',
          severity: 'bar',
          waivable: false,
          condition: { fact: 'organisation.nonProfit', is: 'equals', value: true },
        },
        {
          id: 'duree',
          statement: 'Demander un soutien d’un, deux ou trois ans',
          severity: 'bar',
          waivable: false,
          condition: { fact: 'answers.projet.duree', is: 'oneOf', value: ['un', 'deux', 'trois'] },
        },
        {
          id: 'theme',
          statement: `Répondre au thème : la mutuelle n’examine pas de demande spontanée`,
          severity: 'bar',
          waivable: false,
          condition: null,
        },
        {
          id: 'depenses',
          statement: 'Ne présenter que des dépenses propres au projet',
          severity: 'bar',
          waivable: true,
          condition: null,
        },
      ],
      sections: sections(),
      criteria: [
        {
          id: 'reponse',
          name: 'Réponse au besoin des personnes',
          description: `Gratuité, délai du premier rendez-vous, sécurité, continuité : ce que la personne trouve quand elle pousse la porte.`,
          weightPercent: 30,
          scaleMax: 20,
        },
        {
          id: 'soin',
          name: `Qualité de l’accompagnement`,
          description: `Professionnels formés au psychotraumatisme, supervision, travail à plusieurs métiers.`,
          weightPercent: 25,
          scaleMax: 20,
        },
        {
          id: 'personnes',
          name: 'Place des personnes concernées',
          description: `Ce qu’elles ont décidé, sans jamais avoir à se raconter pour cela.`,
          weightPercent: 20,
          scaleMax: 20,
        },
        {
          id: 'solidite',
          name: 'Solidité sur la durée demandée',
          description: `Équipe, partenaires, autres financeurs, trajectoire au-delà du mécénat.`,
          weightPercent: 15,
          scaleMax: 20,
        },
        {
          id: 'essaimage',
          name: `Capacité d’essaimage`,
          description: `Ce qu’une autre équipe pourrait reprendre.`,
          weightPercent: 10,
          scaleMax: 20,
        },
      ],
      pact: [
        {
          id: 'reponse',
          kind: 'answer_within_days',
          statement: 'Répondre à tous dans les 65 jours qui suivent la date limite',
          days: 65,
          amountCents: null,
        },
        {
          id: 'raisons',
          kind: 'reasons_for_refusal',
          statement: 'Motiver chaque refus, critère par critère',
          days: null,
          amountCents: null,
        },
        {
          id: 'notes',
          kind: 'scores_shared',
          statement: 'Partager les notes de la grille avec chaque candidat',
          days: null,
          amountCents: null,
        },
        {
          id: 'duree',
          kind: 'other',
          statement: 'Apporter argent et appui pendant toute la durée de la convention',
          days: null,
          amountCents: null,
        },
      ],
      contact: { name: 'Nadia Belkacem', email: 'nadia.belkacem@deux-rives.example' },
    },
  };
}

const NEED = `Une personne qui a subi des violences, dans l’enfance, dans le couple, au travail ou dans la rue, met souvent des années à trouver un soin adapté. Le délai d’un premier rendez-vous gratuit dépasse couramment quatre mois ; beaucoup renoncent avant.

Les conséquences, elles, n’attendent pas : sommeil, douleurs, addictions, perte d’emploi, isolement. Parmi nos adhérents, celles et ceux qui consultent pour un syndrome anxieux depuis plus de deux ans sont nombreux à dire, quand on le leur demande enfin, qu’il y a eu des violences avant.

## Ce que nous soutenons

- des lieux où l’on est reçu **vite**, **gratuitement**, par des professionnels formés, sans avoir à prouver quoi que ce soit ;
- des équipes mobiles qui vont là où les personnes sont déjà : foyers, accueils de jour, entreprises, universités ;
- des groupes, de la pair-aidance, des approches corporelles, quand elles sont encadrées ;
- la formation et la supervision de celles et ceux qui écoutent, si elle sert directement le projet.

## Ce que nous attendons d’un projet

Qu’il soit écrit avec des personnes concernées. Qu’il dise ce qu’il fera d’une personne en danger le soir même. Qu’il s’appuie sur la justice, l’hôpital, les associations d’aide aux victimes, et qu’il n’en remplace aucune.

## Notre façon de faire

Nous nous engageons sur une durée, un, deux ou trois ans, avec un montant pour chaque année. Une personne de la mutuelle vous accompagne du premier au dernier jour. Nous ne demandons pas de résultats impossibles ; nous demandons de regarder ensemble ce qui change.`;

const sections = (): NonNullable<CallFile['call']['sections']> => [
  structureSection(),
  section('statut', 'Le statut fiscal', 'Condition du mécénat : nous la vérifions avant toute lecture.', [
    statement('recus_fiscaux', `Notre organisme est d’intérêt général et peut délivrer des reçus fiscaux`),
    file('preuve', 'Rescrit fiscal, ou à défaut statuts et attestation signée'),
  ]),
  section('besoin', 'Le besoin', 'Ce que vous voyez, là où vous êtes.', [
    choices('violences', 'Violences concernées', [
      ['couple', 'Dans le couple'],
      ['enfance', `Dans l’enfance`],
      ['sexuelles', 'Sexuelles'],
      ['travail', 'Au travail'],
      ['rue', `Dans la rue ou sur le chemin de l’exil`],
      ['toutes', 'Toutes'],
    ]),
    long('constat', 'Le constat, et d’où il vient', 2000),
    short('territoire', 'Territoire'),
  ]),
  section('projet', 'Le projet', 'Du premier appel au dernier rendez-vous.', [
    short('nom', 'Nom du projet'),
    choice('duree', 'Durée du soutien demandé', [
      ['un', 'Un an'],
      ['deux', 'Deux ans'],
      ['trois', 'Trois ans'],
    ]),
    date('debut', 'Début souhaité'),
    long('parcours', `Le parcours d’une personne accueillie`, 4000),
    long('danger', `Ce que vous faites d’une personne en danger le soir même`, 1200),
    number('personnes', 'Personnes accompagnées par an', { min: 1, max: 20_000 }),
  ]),
  section('equipe', `L’équipe et les partenaires`, '', [
    long('professionnels', 'Les professionnels, leur formation, leur supervision', 2000),
    long('partenaires', 'Les partenaires : justice, santé, aide aux victimes', 1500),
  ]),
  section('concernees', 'Les personnes concernées', 'Sans demander à personne de se raconter.', [
    long('decisions', 'Ce qu’elles ont décidé dans ce projet', 1500),
  ]),
  budgetSection(
    `Sur toute la durée demandée. Puis le montant souhaité pour chaque année.`,
    money('annee1', 'Aide demandée la première année'),
    money('annee2', 'Aide demandée la deuxième année', { optional: true }),
    money('annee3', 'Aide demandée la troisième année', { optional: true }),
  ),
  section('mesure', `L’évaluation`, '', [
    long('changements', 'Les changements que vous regarderez', 1500),
    statement('appui_mesure', `Nous souhaitons être aidés à mesurer l’impact`, { optional: true }),
    statement('depenses', 'Les dépenses présentées sont celles du projet'),
  ]),
];
