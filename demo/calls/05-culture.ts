import type { Calendar } from '../world/calendar.js';
import type { CallFile } from './call-file.js';
import {
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
  url,
} from './form-parts.js';

/** Call 05: an expression of interest of a CCAS that rewards three actions. Deliberating. */
export function culture(calendar: Calendar): CallFile {
  const year = calendar.year(0);
  return {
    leads: ['ccas-de-villeneuve-les-monts'],
    team: [
      { email: 'samir.ouali@ccas.example', function: 'reviewer' },
      { email: 'karim.haddad@vallees.example', function: 'reviewer' },
      { email: 'therese.gauthier@ccas.example', function: 'juror' },
      { email: 'nadia.belkacem@deux-rives.example', function: 'juror' },
    ],
    call: {
      kind: 'interest',
      title: 'Culture à portée de voix',
      summary: `Le CCAS de Villeneuve-les-Monts distingue trois actions qui font de la culture un remède à l’isolement : passées ou à venir, petites ou grandes, pourvu qu’elles aient lieu ici.`,
      need: need(year),
      themes: ['Culture', 'Lien social', 'Accès aux droits'],
      publics: [
        'Personnes âgées',
        'Personnes à faibles revenus',
        'Personnes handicapées',
        'Personnes souffrant de troubles psychiques',
        `Personnes hospitalisées`,
        'Personnes détenues',
      ],
      territories: ['Villeneuve-les-Monts'],
      money: {
        currency: 'EUR',
        envelopeCents: null,
        perProjectMinCents: null,
        perProjectMaxCents: null,
        shareMaxPercent: null,
        laureatesMin: 3,
        laureatesMax: 3,
        yearsMax: 1,
        notes: `Trois actions, ni plus ni moins, reçoivent un financement exceptionnel dont le montant est fixé par le conseil d’administration du CCAS.`,
      },
      awards: [
        {
          name: 'Action distinguée',
          amountCents: null,
          count: 3,
          optional: false,
          note: `Financement exceptionnel, remis en public au forum de l’entraide.`,
        },
      ],
      opensAt: calendar.officialAt(-68, '09:00'),
      closesAt: calendar.officialAt(-26, '17:00'),
      decisionBy: calendar.officialAt(16, '20:00'),
      steps: [
        { label: 'Réunion du jury', at: calendar.officialAt(3, '14:00'), until: null },
        {
          label: `Forum de l’entraide : les trois actions sont dévoilées et racontées par ceux qui les font`,
          at: calendar.officialAt(14, '17:30'),
          until: calendar.officialAt(14, '20:00'),
        },
      ],
      projectStartsOn: `${year}-01-01`,
      projectEndsOn: `${year}-12-31`,
      eligibility: [
        {
          id: 'association',
          statement: 'Être une association',
          severity: 'bar',
          waivable: false,
          condition: { fact: 'organisation.legalForm', is: 'equals', value: 'association' },
        },
        {
          id: 'lieu',
          statement: 'Mener l’action à Villeneuve-les-Monts',
          severity: 'bar',
          waivable: false,
          condition: { fact: 'answers.action.lieu', is: 'equals', value: 'villeneuve' },
        },
        {
          id: 'annee',
          statement: `Avoir commencé l’action en ${year}, ou la commencer avant la fin de l’année`,
          severity: 'bar',
          waivable: false,
          condition: {
            all: [
              { fact: 'answers.action.etat', is: 'oneOf', value: ['faite', 'en_cours', 'prevue'] },
              { fact: 'answers.action.debut', is: 'onOrAfter', value: `${year}-01-01` },
              { fact: 'answers.action.debut', is: 'onOrBefore', value: `${year}-12-31` },
            ],
          },
        },
        {
          id: 'theme',
          statement: `Mettre la culture au service de l’inclusion`,
          severity: 'bar',
          waivable: false,
          condition: null,
        },
      ],
      sections: sections(),
      criteria: [
        {
          id: 'lien',
          name: 'Lien créé',
          description: `Qui s’est rencontré, qui est revenu ?`,
          weightPercent: 40,
          scaleMax: 10,
        },
        {
          id: 'participation',
          name: 'Part des habitants',
          description: `Ils choisissent, ils fabriquent, ils jouent ; ils ne sont pas seulement le public.`,
          weightPercent: 30,
          scaleMax: 10,
        },
        {
          id: 'culture',
          name: 'Exigence artistique',
          description: `L’œuvre se tient, sans excuse.`,
          weightPercent: 30,
          scaleMax: 10,
        },
      ],
      pact: [
        {
          id: 'reponse',
          kind: 'answer_within_days',
          statement: 'Répondre dans les 45 jours qui suivent la date limite',
          days: 45,
          amountCents: null,
        },
        {
          id: 'raisons',
          kind: 'reasons_for_refusal',
          statement: 'Dire à chacun pourquoi, en deux phrases au moins',
          days: null,
          amountCents: null,
        },
        {
          id: 'accueil',
          kind: 'other',
          statement: `Inviter toutes les associations candidates au forum, distinguées ou non`,
          days: null,
          amountCents: null,
        },
      ],
      contact: { name: 'Lucie Payet', email: 'lucie.payet@ccas.example' },
    },
  };
}

const need = (
  year: number,
): string => `Chaque année, le CCAS choisit un thème et distingue trois actions d’associations de la ville. Après l’alimentation, la santé et le logement, ${year} est l’année de la **culture contre l’isolement**.

## Pourquoi la culture

Parce qu’on y vient pour autre chose que ses ennuis. Nos équipes rencontrent des habitants qui refusent un rendez-vous social, mais qui descendent écouter un accordéon dans le hall. La culture donne une raison de sortir, puis un prétexte pour revenir.

## Qui nous voulons voir

Des personnes âgées, handicapées, en souffrance psychique, hospitalisées ou détenues, des ménages qui comptent. Et, à côté d’eux, tous les autres : une action réservée aux isolés isole encore.

## Une action passée peut être distinguée

Vous pouvez présenter une action déjà faite cette année, une action en cours ou une action prévue avant le 31 décembre. Ce que nous regardons : ce que l’action a changé, ou ce qui permet de croire qu’elle changera quelque chose.

## Et si vous n’êtes pas une association ?

Une idée d’habitant a sa place ailleurs : la boîte à idées « Une idée pour Villeneuve » est ouverte toute l’année.`;

const sections = (): NonNullable<CallFile['call']['sections']> => [
  structureSection(),
  section('action', `L’action`, 'Où, quand, et où elle en est.', [
    short('nom', `Nom de l’action`),
    choice('lieu', 'Où', [
      ['villeneuve', 'À Villeneuve-les-Monts'],
      ['ailleurs', 'Ailleurs'],
    ]),
    short('adresse', 'Lieu précis : salle, résidence, rue'),
    choice('etat', 'Où en est-elle ?', [
      ['faite', 'Elle a eu lieu'],
      ['en_cours', 'Elle est en cours'],
      ['prevue', 'Elle est prévue'],
    ]),
    date('debut', 'Date de début'),
    long('recit', 'Racontez-la', 3000),
  ]),
  section('personnes', 'Les personnes', 'Qui vient, et qui fait.', [
    choices('publics', 'Publics', [
      ['ages', 'Personnes âgées'],
      ['revenus', 'Faibles revenus'],
      ['handicap', 'Handicap'],
      ['psychique', 'Souffrance psychique'],
      ['hopital', 'À l’hôpital'],
      ['prison', 'En détention'],
      ['tous', 'Tous les habitants'],
    ]),
    number('nombre', 'Combien de personnes', { min: 1, max: 50_000 }),
    long('place', 'Ce que les habitants décident ou fabriquent', 1500),
  ]),
  section('effets', 'Les effets', 'Ce que l’action a changé, ou changera.', [
    long('constat', 'Ce que vous avez vu changer, ou ce que vous attendez', 2000),
    long('suite', 'La suite', 1000),
  ]),
  section('moyens', 'Les moyens', 'Sans tableau : quelques lignes suffisent.', [
    long('ressources', 'Avec quel argent et quelles personnes', 1000),
    long('aide', `Ce que le financement du CCAS permettrait`, 800),
  ]),
  section('traces', 'Les traces', 'Un son, une image, un article : ce qui fait entendre l’action.', [
    file('documents', 'Documents', { optional: true }),
    url('lien', 'Adresse web', { optional: true }),
    statement('droits', 'Les personnes reconnaissables ont donné leur accord'),
  ]),
];
