import type { Calendar } from '../world/calendar.js';
import type { CallFile } from './call-file.js';
import { cents, choice, file, long, number, section, short, statement } from './form-parts.js';

/** Call 10: an internal programme where people apply, not organisations. Open for five more weeks. */
export function ideesDeTerrain(calendar: Calendar): CallFile {
  return {
    leads: ['reseau-presence-humanitaire'],
    team: [
      { email: 'gabrielle.ozanne@presence.example', function: 'juror' },
      { email: 'olivier.tran@presence.example', function: 'reviewer' },
      { email: 'chantal.moreau@presence.example', function: 'reviewer' },
      { email: 'nadia.belkacem@deux-rives.example', function: 'juror' },
      { email: 'pauline.herault@mur-commun.example', function: 'observer' },
    ],
    call: {
      kind: 'internal',
      title: 'Du terrain au réseau, cinquième saison',
      summary: `Vous êtes salarié, bénévole ou étudiant du réseau et vous avez une idée ? Six mois d’accompagnement, des lieux pour essayer et jusqu’à 15 000 €, avec l’accord de votre responsable.`,
      need: NEED,
      themes: ['Maladie', 'Handicap', `Perte d’autonomie`, 'Enfance', 'Violences', 'Exclusion'],
      publics: ['Personnes fragiles accompagnées par le réseau'],
      territories: ['Toute la France'],
      money: {
        currency: 'EUR',
        envelopeCents: null,
        perProjectMinCents: null,
        perProjectMaxCents: cents(15_000),
        shareMaxPercent: null,
        laureatesMin: null,
        laureatesMax: 6,
        yearsMax: 1,
        notes: `La bourse paie du matériel, l’aide d’un spécialiste, un stagiaire ou un apprenti. Elle ne paie pas le temps des lauréats, que le réseau libère.`,
      },
      awards: [
        {
          name: `Six mois d’accompagnement`,
          amountCents: null,
          count: 6,
          optional: false,
          note: `Un mentor, des formations, le réseau des directions métiers, des lieux où essayer.`,
        },
        {
          name: 'Bourse',
          amountCents: cents(15_000),
          count: 6,
          optional: false,
          note: 'Au plus, selon le besoin.',
        },
      ],
      opensAt: calendar.officialAt(-25, '08:00'),
      closesAt: calendar.officialAt(36, '23:59'),
      decisionBy: calendar.officialAt(92, '18:00'),
      steps: [
        {
          label: 'Atelier « De l’irritant à l’idée », en visioconférence',
          at: calendar.officialAt(8, '18:00'),
          until: calendar.officialAt(8, '19:30'),
        },
        { label: `Présélection par l’équipe`, at: calendar.officialAt(50, '18:00'), until: null },
        { label: 'Avis des directions métiers', at: calendar.officialAt(64, '18:00'), until: null },
        { label: 'Dix finalistes devant le jury', at: calendar.officialAt(78, '09:00'), until: null },
        {
          label: 'Premier séminaire, deux jours à Port-Aval',
          at: calendar.officialAt(106, '09:30'),
          until: null,
        },
      ],
      projectStartsOn: calendar.day(106),
      projectEndsOn: calendar.day(288),
      eligibility: [
        {
          id: 'appartenance',
          statement:
            'Être salarié, bénévole ou étudiant du réseau, ou d’un organisme adhérent de la fédération partenaire',
          severity: 'bar',
          waivable: false,
          condition: {
            fact: 'answers.vous.statut',
            is: 'oneOf',
            value: ['salarie', 'benevole', 'etudiant', 'federation'],
          },
        },
        {
          id: 'soutien',
          statement: 'Avoir le soutien écrit de son responsable : unité locale, territoire ou établissement',
          severity: 'bar',
          waivable: true,
          condition: { fact: 'answers.soutien.lettre', is: 'answered' },
        },
        {
          id: 'equipe',
          statement:
            'Se présenter seul ou en équipe de cinq au plus ; salariés et bénévoles peuvent se mêler',
          severity: 'bar',
          waivable: false,
          condition: {
            any: [
              { fact: 'answers.vous.mode', is: 'equals', value: 'seul' },
              {
                all: [
                  { fact: 'answers.vous.equipiers', is: 'atLeast', value: 2 },
                  { fact: 'answers.vous.equipiers', is: 'atMost', value: 5 },
                ],
              },
            ],
          },
        },
        {
          id: 'avancement',
          statement: `Avoir une idée écrite, un projet qui démarre, ou une action en cours à structurer`,
          severity: 'bar',
          waivable: false,
          condition: {
            fact: 'answers.projet.avancement',
            is: 'oneOf',
            value: ['idee', 'demarrage', 'en_cours'],
          },
        },
        {
          id: 'temps',
          statement: `S’engager à suivre trois séminaires de deux jours, un point régulier et un atelier par mois`,
          severity: 'bar',
          waivable: false,
          condition: { fact: 'answers.soutien.temps', is: 'equals', value: true },
        },
      ],
      sections: sections(),
      criteria: [
        {
          id: 'urgence',
          name: 'Urgence du besoin',
          description: `Si l’on ne fait rien cette année, que se passe-t-il ?`,
          weightPercent: null,
          scaleMax: 10,
        },
        {
          id: 'metiers',
          name: 'Réponse aux besoins des métiers',
          description: `Une direction métier dirait : « il nous faut cela ».`,
          weightPercent: null,
          scaleMax: 10,
        },
        {
          id: 'strategie',
          name: 'Accord avec les priorités du réseau',
          description: '',
          weightPercent: null,
          scaleMax: 10,
        },
        {
          id: 'faisabilite',
          name: `Faisabilité de l’accompagnement`,
          description: `Six mois y suffisent, et nous savons aider.`,
          weightPercent: null,
          scaleMax: 10,
        },
      ],
      pact: [
        {
          id: 'reponse',
          kind: 'answer_within_days',
          statement: 'Répondre à chacun dans les 60 jours qui suivent la date limite',
          days: 60,
          amountCents: null,
        },
        {
          id: 'raisons',
          kind: 'reasons_for_refusal',
          statement: `Rappeler chaque personne non retenue, avec les raisons`,
          days: null,
          amountCents: null,
        },
        {
          id: 'nom',
          kind: 'ideas_stay_yours',
          statement: 'Une idée reprise ailleurs dans le réseau garde le nom de qui l’a eue',
          days: null,
          amountCents: null,
        },
        {
          id: 'temps',
          kind: 'other',
          statement: 'Libérer le temps des lauréats : deux jours par mois au moins',
          days: null,
          amountCents: null,
        },
      ],
      contact: { name: 'Étienne Mbarga', email: 'etienne.mbarga@presence.example' },
    },
  };
}

const NEED = `Onze mille bénévoles et deux mille salariés voient chaque jour ce qui ne marche pas. Ils inventent, dans une cuisine, un camion ou un couloir, des solutions que personne ne connaît à trente kilomètres de là.

Ce programme va les chercher. En quatre saisons, il a fait sortir du terrain un sac de premiers jours pour les sortants d’hôpital, un jeu pour préparer une audience, une tournée de nuit à vélo. Deux sont aujourd’hui pratiqués dans tout le réseau.

## Pour qui

Pour vous : salarié, bénévole, étudiant. Seul ou en équipe, débutant ou non. Il n’est pas nécessaire de savoir remplir un dossier ; il est nécessaire d’avoir vu le problème de près. Les membres des organismes de notre fédération partenaire sont les bienvenus dans les mêmes conditions.

## Ce que nous offrons

- six mois d’accompagnement : trois séminaires de deux jours, un point chaque semaine ou tous les quinze jours, un atelier par mois ;
- des unités locales volontaires pour essayer, pour de vrai, avec les personnes accompagnées ;
- une bourse, si le projet en a besoin. **Le premier prix, c’est le temps** : votre responsable accepte de vous en donner, et nous l’y aidons.

## Comment nous choisissons

L’équipe présélectionne ; les directions métiers donnent leur avis ; dix finalistes présentent leur projet à un jury, de vive voix. Six partent pour la saison.`;

const sections = (): NonNullable<CallFile['call']['sections']> => [
  section('vous', 'Vous', 'On répond en son nom, pas au nom d’une organisation.', [
    choice('statut', 'Vous êtes', [
      ['salarie', 'Salarié du réseau'],
      ['benevole', 'Bénévole du réseau'],
      ['etudiant', 'Étudiant du réseau'],
      ['federation', 'D’un organisme de la fédération partenaire'],
      ['autre', 'Autre'],
    ]),
    short('unite', 'Unité, établissement ou école'),
    choice('mode', 'Vous vous présentez', [
      ['seul', 'Seul'],
      ['equipe', 'En équipe'],
    ]),
    number('equipiers', 'Combien êtes-vous en tout ?', { min: 1, max: 20, optional: true }),
    long('equipe', 'Qui, et quel rôle pour chacun', 800, { optional: true }),
  ]),
  section('besoin', 'Ce que vous avez vu', 'Une scène vaut mieux qu’un rapport.', [
    long('scene', 'La scène qui vous a fait dire « il faut faire quelque chose »', 1500),
    long('combien', 'Combien de personnes cela touche, autour de vous et ailleurs', 1000),
    long('urgence', 'Pourquoi maintenant', 800),
  ]),
  section('projet', 'Votre idée', '', [
    short('nom', 'Son nom'),
    choice('avancement', 'Où en est-elle ?', [
      ['idee', 'Une idée écrite'],
      ['demarrage', 'Elle démarre'],
      ['en_cours', 'Elle marche, il faut la structurer'],
    ]),
    long('solution', 'Ce que vous voulez faire', 2000),
    long('essai', 'Ce que vous avez déjà essayé', 1200, { optional: true }),
  ]),
  section('reseau', 'Le réseau', '', [
    long('metiers', 'Les métiers ou directions que cela aide', 1000),
    long('lieux', 'Où vous voudriez essayer', 600),
  ]),
  section('moyens', 'Les moyens', 'Une bourse n’est pas obligatoire.', [
    number('euros', 'Ce dont vous auriez besoin, en euros', { min: 0, max: 15_000 }),
    long('pourquoi', 'Pour payer quoi', 600, { optional: true }),
  ]),
  section('soutien', 'Votre responsable et votre temps', '', [
    short('responsable', 'Nom de votre responsable'),
    file('lettre', 'Sa lettre de soutien'),
    statement('temps', 'Je suivrai trois séminaires de deux jours, un point régulier et un atelier par mois'),
    file('presentation', 'Support de présentation', { optional: true }),
  ]),
];
