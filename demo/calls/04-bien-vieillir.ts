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
  number,
  section,
  short,
  statement,
  structureSection,
} from './form-parts.js';

/** Call 04: a conference of funders. Open, closes in ten days. */
export function bienVieillir(calendar: Calendar): CallFile {
  const year = calendar.year(10) + 1;
  return {
    leads: ['mutuelle-des-deux-rives', 'departement-de-la-haute-vallee'],
    team: [
      { email: 'fatou.sarr@deux-rives.example', function: 'reviewer' },
      { email: 'yves.lambert@deux-rives.example', function: 'reviewer' },
      { email: 'solene.abgrall@departement.example', function: 'officer' },
      { email: 'ines.carvalho@departement.example', function: 'reviewer' },
      { email: 'odile.lemoine@ccas.example', function: 'juror' },
      { email: 'therese.gauthier@ccas.example', function: 'juror' },
      { email: 'marc.delorme@vallees.example', function: 'juror' },
    ],
    call: {
      kind: 'projects',
      title: `Bien vieillir chez soi, même seul`,
      summary: `La conférence des financeurs de la Haute-Vallée soutient des actions de prévention pour les plus de 60 ans, les personnes handicapées vieillissantes et ceux qui les aident. Des gestes, des lieux, des personnes, plutôt qu’une application de plus.`,
      need: need(year),
      themes: ['Prévention', 'Lien social', 'Vivre chez soi', 'Soutien aux aidants'],
      publics: ['Personnes de plus de 60 ans', 'Personnes handicapées vieillissantes', 'Proches aidants'],
      territories: ['Loire', 'Rhône', 'Ain'],
      money: {
        currency: 'EUR',
        envelopeCents: cents(1_200_000),
        perProjectMinCents: null,
        perProjectMaxCents: null,
        shareMaxPercent: null,
        laureatesMin: null,
        laureatesMax: null,
        yearsMax: 1,
        notes: `Pas de plafond par projet. La recherche d’autres financeurs compte dans la note. L’aide porte sur une année civile ; versée à 70 % à la signature, 30 % au bilan.`,
      },
      awards: [],
      opensAt: calendar.officialAt(-26, '09:00'),
      closesAt: calendar.officialAt(10, '23:59'),
      decisionBy: calendar.officialAt(58, '18:00'),
      steps: [
        {
          label: 'Visioconférence de présentation, enregistrée et sous-titrée',
          at: calendar.officialAt(-15, '14:00'),
          until: calendar.officialAt(-15, '15:30'),
        },
        {
          label: 'Lecture de chaque dossier par deux personnes',
          at: calendar.officialAt(12, '09:00'),
          until: calendar.officialAt(33, '18:00'),
        },
        {
          label: 'Réunion de la conférence des financeurs',
          at: calendar.officialAt(45, '14:00'),
          until: null,
        },
        { label: 'Réponse à tous, le même jour', at: calendar.officialAt(56, '10:00'), until: null },
      ],
      projectStartsOn: `${year}-01-01`,
      projectEndsOn: `${year}-12-31`,
      eligibility: eligibility(year),
      sections: sections(year),
      criteria: [
        {
          id: 'public',
          name: 'Public visé',
          description: `Les personnes touchées sont-elles bien celles de l’appel, y compris celles que l’on ne voit jamais ?`,
          weightPercent: null,
          scaleMax: 20,
        },
        {
          id: 'axes',
          name: 'Fidélité aux trois axes',
          description: `L’action sert-elle franchement l’axe choisi ?`,
          weightPercent: null,
          scaleMax: 20,
        },
        {
          id: 'pertinence',
          name: 'Pertinence des actions',
          description: `Besoin établi, moyens à la mesure de l’ambition, place donnée aux personnes concernées.`,
          weightPercent: null,
          scaleMax: 20,
        },
        {
          id: 'territoire',
          name: 'Territoire et déploiement',
          description: `Où, avec quels relais, et pourquoi là plutôt qu’ailleurs.`,
          weightPercent: null,
          scaleMax: 20,
        },
        {
          id: 'economie',
          name: 'Modèle économique et autres financeurs',
          description: `Ce qui paie aujourd’hui, ce qui paiera demain.`,
          weightPercent: null,
          scaleMax: 20,
        },
        {
          id: 'capacite',
          name: `Capacité à agir dans l’année`,
          description: `L’équipe est là, le calendrier tient.`,
          weightPercent: null,
          scaleMax: 20,
        },
        {
          id: 'complementarite',
          name: 'Complémentarité',
          description: `Avec ce qui existe déjà sur place : on complète, on ne double pas.`,
          weightPercent: null,
          scaleMax: 20,
        },
      ],
      pact: [
        {
          id: 'reponse',
          kind: 'answer_within_days',
          statement: 'Répondre à tous, le même jour, 50 jours au plus après la date limite',
          days: 50,
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
          id: 'idees',
          kind: 'ideas_stay_yours',
          statement: 'Vos idées restent à vous : chaque lecture est tracée, rien n’est repris',
          days: null,
          amountCents: null,
        },
        {
          id: 'faisabilite',
          kind: 'paid_feasibility',
          statement: `Payer l’étude de faisabilité quand nous en demandons une`,
          days: null,
          amountCents: cents(5_000),
        },
      ],
      contact: { name: 'Nadia Belkacem', email: 'nadia.belkacem@deux-rives.example' },
    },
  };
}

const need = (
  year: number,
): string => `Dans la Haute-Vallée, une personne de plus de 75 ans sur trois dit ne parler à personne certains jours. Les animations existent, l’après-midi, en semaine, au centre-bourg. Le soir, le week-end et dans les hameaux, rien ne tient dans la durée.

## Ce que nous cherchons

Nous ne cherchons pas une application de plus. Nous cherchons des personnes, des gestes, des lieux, et un modèle qui survit à la subvention. Une action peut être modeste si elle est juste : huit personnes qui ressortent de chez elles valent mieux qu’une salle pleine d’habitués.

Trois axes sont ouverts :

1. **Prévenir et sensibiliser** : mémoire, équilibre, alimentation, sommeil, audition, santé mentale, préparation à la retraite.
2. **Innover** : une réponse encore rare sur nos territoires, déjà essayée quelque part, à éprouver ici.
3. **Tenir dans la durée** : prolonger une action qui a fait ses preuves et l’amener là où elle manque.

## Pour qui

Les personnes de plus de 60 ans, à domicile ou en établissement ; les personnes handicapées qui vieillissent ; les proches qui les aident. L’action est **collective**. Une action individuelle n’est possible que si elle s’adresse aux seuls proches aidants.

## Ce que nous ne finançons pas

Le fonctionnement courant d’une structure, l’achat de matériel seul, ce qui relève déjà de l’assurance maladie ou de l’aide à l’autonomie, et les actions dont l’essentiel tombe en dehors de l’année ${year}.

## Ce qui suit

Les actions qui marchent ne s’arrêtent pas au bilan : chaque automne, la conférence choisit celles que ses membres inscrivent dans leur offre ordinaire.`;

function eligibility(year: number): NonNullable<CallFile['call']['eligibility']> {
  const forme = 'answers.action.forme';
  const publics = 'answers.public.publics';
  return [
    {
      id: 'forme-juridique',
      statement: `Être une association, une commune, un CCAS, un groupement d’intérêt public ou une entreprise de l’économie sociale ; sinon, montrer une mission d’intérêt général`,
      severity: 'bar',
      waivable: true,
      condition: {
        any: [
          {
            fact: 'organisation.legalForm',
            is: 'oneOf',
            value: ['association', 'commune', 'ccas', 'gip', 'scic', 'scop', 'cooperative', 'mutual'],
          },
          { fact: 'organisation.approvals', is: 'includesAnyOf', value: ['esus'] },
          { fact: 'answers.structure.mission', is: 'answered' },
        ],
      },
    },
    {
      id: 'public',
      statement: `S’adresser à des personnes de plus de 60 ans, à des personnes handicapées vieillissantes ou à des proches aidants`,
      severity: 'bar',
      waivable: false,
      condition: { fact: publics, is: 'includesAnyOf', value: ['seniors', 'handicap', 'aidants'] },
    },
    {
      id: 'axe',
      statement: `Entrer dans l’un des trois axes`,
      severity: 'bar',
      waivable: false,
      condition: {
        fact: 'answers.action.axe',
        is: 'oneOf',
        value: ['prevention', 'innovation', 'continuite'],
      },
    },
    {
      id: 'collectif',
      statement: `Proposer une action collective ; individuelle, seulement si elle s’adresse aux seuls proches aidants`,
      severity: 'bar',
      waivable: false,
      condition: {
        any: [
          { fact: forme, is: 'equals', value: 'collective' },
          {
            all: [
              { fact: publics, is: 'includesAnyOf', value: ['aidants'] },
              { not: { fact: publics, is: 'includesAnyOf', value: ['seniors', 'handicap'] } },
            ],
          },
        ],
      },
    },
    {
      id: 'annee',
      statement: `Se dérouler entre le 1er janvier et le 31 décembre ${year}`,
      severity: 'bar',
      waivable: false,
      condition: {
        all: [
          { fact: 'answers.calendrier.debut', is: 'onOrAfter', value: `${year}-01-01` },
          { fact: 'answers.calendrier.fin', is: 'onOrBefore', value: `${year}-12-31` },
        ],
      },
    },
    {
      id: 'cofinancement',
      statement: `Avoir cherché d’autres financeurs : les dossiers qui en ont passent devant, à qualité égale`,
      severity: 'priority',
      waivable: false,
      condition: null,
    },
  ];
}

function sections(year: number): NonNullable<CallFile['call']['sections']> {
  return [
    structureSection(
      long(
        'mission',
        `Votre mission d’intérêt général, si votre forme juridique n’est pas dans la liste`,
        800,
        {
          optional: true,
        },
      ),
    ),
    section('public', 'Les personnes', `Pour qui, et comment vous les rejoignez.`, [
      choices('publics', 'À qui s’adresse l’action', [
        ['seniors', 'Des personnes de plus de 60 ans'],
        ['handicap', 'Des personnes handicapées vieillissantes'],
        ['aidants', 'Des proches aidants'],
      ]),
      number('nombre', `Combien de personnes dans l’année`, { min: 1, max: 100_000 }),
      long('reperage', `Comment vous rejoignez celles et ceux que l’on ne voit jamais`, 1500),
      long('participation', 'Ce que les personnes concernées ont décidé dans ce projet', 1200),
    ]),
    section('action', `L’action`, `Ce que vous ferez, concrètement.`, [
      choice('axe', 'Axe', [
        ['prevention', 'Prévenir et sensibiliser'],
        ['innovation', 'Innover'],
        ['continuite', 'Tenir dans la durée'],
      ]),
      choice('forme', `Forme de l’action`, [
        ['collective', 'Collective'],
        ['individuelle', 'Individuelle, pour des proches aidants seulement'],
      ]),
      long('besoin', 'Le besoin, et ce qui vous permet de le dire', 2000),
      long('description', 'Le déroulement', 4000),
      long('difference', 'Ce que cela change par rapport à ce qui existe', 1500),
    ]),
    section('territoire', 'Le territoire', `Où, et avec qui.`, [
      choices('departements', 'Départements', [
        ['42', 'Loire'],
        ['69', 'Rhône'],
        ['01', 'Ain'],
      ]),
      short('lieux', 'Communes, résidences ou quartiers'),
      long('partenaires', 'Partenaires sur place, et ce que chacun apporte', 1500),
    ]),
    section('calendrier', 'Le calendrier', `L’action se déroule entièrement en ${year}.`, [
      date('debut', `Début de l’action`),
      date('fin', `Fin de l’action`),
      long('etapes', 'Les étapes', 1500),
    ]),
    section('equipe', `L’équipe`, 'Qui fait quoi, et ce qui reste à trouver.', [
      long('personnes', 'Les personnes et leur rôle', 1500),
      file('cv', 'Parcours des personnes principales', { optional: true }),
    ]),
    budgetSection(
      `En euros, sur l’année. Les deux colonnes doivent s’équilibrer.`,
      file('devis', 'Devis et lettres de financeurs', { optional: true }),
    ),
    section('engagements', 'Engagements', 'Avant de déposer.', [
      statement('bilan', `Un bilan quantitatif et qualitatif sera rendu deux mois après la fin de l’action`),
      statement('exactitude', 'Les informations données sont exactes'),
    ]),
  ];
}
