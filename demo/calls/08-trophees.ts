import type { Calendar } from '../world/calendar.js';
import type { CallFile } from './call-file.js';
import {
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

const REGIONS = [
  ['auvergne-rhone-alpes', 'Auvergne-Rhône-Alpes'],
  ['bourgogne-franche-comte', 'Bourgogne-Franche-Comté'],
  ['bretagne', 'Bretagne'],
  ['centre-val-de-loire', 'Centre-Val de Loire'],
  ['corse', 'Corse'],
  ['grand-est', 'Grand Est'],
  ['guyane', 'Guyane'],
  ['hauts-de-france', 'Hauts-de-France'],
  ['ile-de-france', 'Île-de-France'],
  ['normandie', 'Normandie'],
  ['nouvelle-aquitaine', 'Nouvelle-Aquitaine'],
  ['occitanie', 'Occitanie'],
  ['pays-de-la-loire', 'Pays de la Loire'],
  ['provence-alpes-cote-d-azur', `Provence-Alpes-Côte d’Azur`],
] as const;

/** Call 08: regional and national trophies of a social-protection group. Decided, with reasons. */
export function trophees(calendar: Calendar): CallFile {
  const year = calendar.year(-120);
  return {
    leads: ['groupe-serenis-prevoyance'],
    team: [
      { email: 'rosa.antunes@serenis.example', function: 'reviewer' },
      { email: 'gwenael.le.bihan@serenis.example', function: 'reviewer' },
      { email: 'claire.fontanel@deux-rives.example', function: 'juror' },
      { email: 'odile.lemoine@ccas.example', function: 'juror' },
    ],
    call: {
      kind: 'projects',
      title: `Trophées des solidarités de proximité ${year}`,
      summary: `Dans chaque région, trois initiatives de terrain déjà en marche reçoivent 6 000 € et deux jours de conseil ; les meilleures concourent au trophée national.`,
      need: NEED,
      themes: ['Lien social', 'Handicap', 'Soutien aux aidants'],
      publics: ['Personnes en difficulté', 'Personnes âgées', 'Personnes handicapées', 'Proches aidants'],
      territories: REGIONS.map(([, name]) => name),
      money: {
        currency: 'EUR',
        envelopeCents: null,
        perProjectMinCents: cents(3_000),
        perProjectMaxCents: cents(12_000),
        shareMaxPercent: null,
        laureatesMin: null,
        laureatesMax: null,
        yearsMax: null,
        notes: `Montants fixes, sans budget à présenter. Les prix s’ajoutent : un lauréat régional distingué au niveau national reçoit 12 000 € en tout.`,
      },
      awards: [
        {
          name: 'Trophée régional',
          amountCents: cents(6_000),
          count: 3,
          optional: false,
          note: 'Trois par région, choisis par le jury de la région.',
        },
        {
          name: 'Deux journées de conseil',
          amountCents: null,
          count: 3,
          optional: false,
          note: 'Avec chaque trophée régional, un consultant vient deux jours sur place.',
        },
        {
          name: 'Coup de cœur',
          amountCents: cents(3_000),
          count: 1,
          optional: true,
          note: 'Un par région, si le jury le souhaite.',
        },
        {
          name: 'Grand trophée national',
          amountCents: cents(6_000),
          count: 3,
          optional: false,
          note: `S’ajoute au trophée régional : le jury national choisit trois initiatives parmi les premières de chaque région.`,
        },
      ],
      opensAt: calendar.officialAt(-165, '09:00'),
      closesAt: calendar.officialAt(-92, '23:59'),
      decisionBy: calendar.officialAt(-20, '18:00'),
      steps: [
        {
          label: 'Jurys régionaux',
          at: calendar.officialAt(-70, '09:00'),
          until: calendar.officialAt(-55, '18:00'),
        },
        { label: 'Jury national', at: calendar.officialAt(-40, '14:00'), until: null },
        { label: 'Remise des trophées', at: calendar.officialAt(-24, '18:30'), until: null },
      ],
      projectStartsOn: null,
      projectEndsOn: null,
      eligibility: [
        {
          id: 'avancement',
          statement: 'Présenter une action en cours ou menée à bien',
          severity: 'bar',
          waivable: false,
          condition: { fact: 'answers.action.avancement', is: 'oneOf', value: ['en_cours', 'faite'] },
        },
        {
          id: 'forme',
          statement: `Être une association, une structure de l’économie sociale et solidaire ou une collectivité`,
          severity: 'bar',
          waivable: false,
          condition: {
            any: [
              {
                fact: 'organisation.legalForm',
                is: 'oneOf',
                value: [
                  'association',
                  'foundation',
                  'mutual',
                  'scic',
                  'scop',
                  'cooperative',
                  'commune',
                  'ccas',
                  'intercommunal',
                  'department',
                ],
              },
              { fact: 'organisation.approvals', is: 'includesAnyOf', value: ['esus'] },
            ],
          },
        },
        {
          id: 'theme',
          statement: `Relever de l’action sociale`,
          severity: 'bar',
          waivable: false,
          condition: null,
        },
      ],
      sections: sections(),
      criteria: [
        {
          id: 'solidarite',
          name: 'Réponse à un besoin de solidarité et de lien',
          description: `L’initiative rapproche des personnes que tout séparait.`,
          weightPercent: null,
          scaleMax: 5,
        },
        {
          id: 'partage',
          name: 'Partage des connaissances',
          description: `Ce qui a été appris circule : outils, formations, visites.`,
          weightPercent: null,
          scaleMax: 5,
        },
        {
          id: 'difference',
          name: 'Différence sur le territoire',
          description: `On ne trouve rien de tel à côté.`,
          weightPercent: null,
          scaleMax: 5,
        },
      ],
      pact: [
        {
          id: 'reponse',
          kind: 'answer_within_days',
          statement: 'Répondre à tous dans les 75 jours qui suivent la date limite',
          days: 75,
          amountCents: null,
        },
        {
          id: 'raisons',
          kind: 'reasons_for_refusal',
          statement: 'Expliquer chaque refus, critère par critère',
          days: null,
          amountCents: null,
        },
        {
          id: 'notes',
          kind: 'scores_shared',
          statement: 'Donner à chaque candidat les notes du jury',
          days: null,
          amountCents: null,
        },
      ],
      contact: { name: 'Julien Ferrand', email: 'julien.ferrand@serenis.example' },
    },
  };
}

const NEED = `Les meilleures idées que nous avons soutenues ne sont pas nées chez nous. Elles sont nées dans une cour d’immeuble, une salle des fêtes, un service d’aide à domicile, parce que quelqu’un en avait assez d’attendre.

Les trophées mettent en lumière ces initiatives **déjà en marche** : celles qui durent, qui rassemblent, et dont les voisins commencent à parler.

## Comment cela se passe

1. Vous déposez en ligne, en moins d’une heure. Pas de budget, pas de pièce obligatoire.
2. Le **jury de votre région**, composé d’administrateurs, de retraités et de partenaires, choisit trois lauréats. S’il le souhaite, il ajoute un coup de cœur.
3. La première initiative de chaque région se présente devant le **jury national**, qui distingue trois grands trophées.

## Ce que reçoit un lauréat

6 000 € et deux journées avec un consultant, pour travailler la question de son choix : modèle économique, gouvernance, communication. Les grands trophées ajoutent 6 000 €.

## Ce que nous aimons

Les actions simples que d’autres peuvent copier. Les équipes qui racontent aussi ce qui a raté. Les personnes âgées, handicapées ou en difficulté qui organisent, plutôt que celles pour qui l’on organise.`;

const sections = (): NonNullable<CallFile['call']['sections']> => [
  structureSection(),
  section('action', `L’initiative`, 'Ce qui existe déjà.', [
    short('nom', 'Son nom'),
    choice('region', 'Région', REGIONS, { help: 'Celle où se déroule l’action : son jury lira le dossier.' }),
    short('lieux', 'Communes ou quartiers'),
    choice('avancement', 'Où en est-elle ?', [
      ['en_cours', 'En cours'],
      ['faite', 'Menée à bien'],
      ['projet', 'Encore en projet'],
    ]),
    date('depuis', 'Depuis quand'),
    long('description', 'Racontez une journée ordinaire', 3000),
  ]),
  section('personnes', 'Les personnes', '', [
    choices('publics', 'Pour qui', [
      ['difficulte', 'Personnes en difficulté'],
      ['agees', 'Personnes âgées'],
      ['handicap', 'Personnes handicapées'],
      ['aidants', 'Proches aidants'],
    ]),
    number('nombre', 'Combien, par an', { min: 1, max: 100_000 }),
    long('lien', 'Le lien créé, et comment vous le savez', 2000),
  ]),
  section('partage', 'Ce qui se transmet', '', [
    long('savoirs', 'Ce que vous avez appris et comment vous le partagez', 2000),
    long('rate', 'Ce qui a raté, et ce que vous en avez fait', 1200),
  ]),
  section('territoire', 'Le territoire', '', [
    long('difference', 'Ce qui existe autour, et ce que vous apportez de différent', 1500),
    long('partenaires', 'Qui vous soutient', 1000),
  ]),
  section('usage', 'Le trophée', '', [
    long('argent', 'Ce que vous feriez de 6 000 €', 800),
    long('conseil', 'La question à travailler avec un consultant', 800),
    file('images', 'Photographies ou articles', { optional: true }),
    statement('reglement', 'Nous acceptons le règlement des trophées'),
  ]),
];
