import { Readable } from 'node:stream';
import {
  ClaimsService,
  DocumentsService,
  ReferencesService,
  type RequestReferenceRequest,
} from '#organisations';
import { pagePdf } from '../pdf.js';
import type { History } from '../world/history.js';
import type { World } from '../world/world.js';

/** What organisations keep ready, what others vouch for, and somebody who asks to come in. */
export function profilesStory(world: World, history: History): void {
  papers(world, history);
  references(world, history);
  history.at(-4, '11:05', 'Lila creates Les Heures tranquilles', () => world.arrive('heures'));
  history.at(-3, '17:40', 'Tanguy asks to join Tasse et Voisins', () =>
    world.service(ClaimsService).make(world.as('tanguy'), world.organisation('tasse'), {
      title: 'Co-gérant',
      message: `Bonjour Sarah, je reprends la gérance avec toi depuis mars. Je voudrais suivre nos candidatures d’ici.`,
    }),
  );
}

interface Paper {
  at: number;
  of: string;
  by: string;
  kind: 'statutes' | 'insurance' | 'social_contributions' | 'accounts' | 'activity_report' | 'bank_details';
  visibility: 'team' | 'institutions' | 'public';
  title: string;
  name: string;
  issued: number;
  /** Days from today. */
  expires?: number;
}

/** One is about to expire, another just did: what Aïssatou finds in the morning. */
const PAPERS: readonly Paper[] = [
  {
    ...{ at: -200, of: 'nuitee', by: 'aissatou', kind: 'statutes', visibility: 'public' },
    ...{ title: 'Statuts de la coopérative', name: 'Statuts.pdf', issued: -900 },
  },
  {
    ...{ at: -200, of: 'nuitee', by: 'malo', kind: 'insurance', visibility: 'institutions' },
    ...{ title: 'Responsabilité civile', name: 'Assurance.pdf', issued: -345, expires: 20 },
  },
  {
    ...{ at: -190, of: 'nuitee', by: 'malo', kind: 'social_contributions', visibility: 'institutions' },
    ...{ title: 'Attestation de vigilance', name: 'Vigilance.pdf', issued: -190, expires: -6 },
  },
  {
    ...{ at: -160, of: 'nuitee', by: 'aissatou', kind: 'accounts', visibility: 'institutions' },
    ...{ title: 'Comptes du dernier exercice', name: 'Comptes.pdf', issued: -160 },
  },
  {
    ...{ at: -160, of: 'nuitee', by: 'aissatou', kind: 'bank_details', visibility: 'institutions' },
    ...{ title: 'Compte courant', name: 'RIB.pdf', issued: -300 },
  },
  {
    ...{ at: -140, of: 'suzanne', by: 'mireille', kind: 'activity_report', visibility: 'public' },
    ...{ title: `Rapport d’activité`, name: 'Rapport.pdf', issued: -150 },
  },
  {
    ...{ at: -140, of: 'tasse', by: 'sarah', kind: 'insurance', visibility: 'team' },
    ...{ title: 'Responsabilité civile', name: 'Assurance.pdf', issued: -140, expires: 225 },
  },
] as Paper[];

function papers(world: World, history: History): void {
  const documents = world.service(DocumentsService);
  for (const { at, of, by, kind, visibility, title, name, issued, expires } of PAPERS) {
    history.at(at, '10:20', `${by} keeps ${name} of ${of}`, () =>
      documents.add(
        world.as(by),
        world.organisation(of),
        {
          ...{ kind, visibility, title, issuedOn: history.calendar.day(issued) },
          ...(expires === undefined ? {} : { expiresOn: history.calendar.day(expires) }),
        },
        () =>
          Promise.resolve({
            filename: name,
            file: Readable.from([pagePdf(title, ['Document de démonstration, sans valeur.'])]),
          }),
      ),
    );
  }
}

interface ReferenceTale {
  about: string;
  askedBy: string;
  from: string;
  answeredBy: string;
  asked: number;
  facts: (day: (days: number) => string) => Omit<RequestReferenceRequest, 'institutionId'>;
  /** Undefined: still waits for an answer. */
  words?: { statement: string; quote?: string; quoteAuthor?: string };
}

function references(world: World, history: History): void {
  const service = world.service(ReferencesService);
  for (const { about, askedBy, from, answeredBy, asked, facts, words } of TALES) {
    let id = '';
    history.at(asked, '09:45', `${askedBy} asks ${from} for a reference`, async () => {
      const request = {
        ...facts((days) => history.calendar.day(days)),
        institutionId: world.organisation(from),
      };
      ({ id } = await service.request(world.as(askedBy), world.organisation(about), request));
    });
    if (words)
      history.at(asked + 6, '15:10', `${answeredBy} attests`, () =>
        service.attest(world.as(answeredBy), id, words),
      );
  }
}

const TALES: readonly ReferenceTale[] = [
  {
    ...{ about: 'nuitee', askedBy: 'aissatou', from: 'vallees', answeredBy: 'thomas', asked: -120 },
    facts: (day) => ({
      title: 'Des veilles de nuit dans trois résidences',
      what: `Pendant un an, huit étudiants ont veillé de 21 h à 7 h dans trois résidences de l’office. Ils logent sur place, font une ronde et répondent aux appels.`,
      communeCodes: ['42218', '42095'],
      startedOn: day(-560),
      endedOn: day(-190),
      publics: ['Personnes âgées', 'Étudiants'],
      peopleReached: 164,
      results: [
        { label: 'Nuits veillées', value: '1 080' },
        { label: `Départs aux urgences évités, selon l’équipe de soins`, value: '31' },
      ],
      contactName: 'Thomas Kerbrat',
      contactEmail: 'thomas.kerbrat@vallees.example',
    }),
    words: {
      statement: `Nuitée Claire a tenu tous ses engagements. Le recrutement des veilleurs a pris deux mois de plus que prévu, puis les tours ont été assurés sans une absence. Nous avons reconduit le service sur nos propres fonds.`,
      quote: `Je dors mieux en sachant que quelqu’un marche dans le couloir.`,
      quoteAuthor: 'Une locataire de 84 ans',
    },
  },
  {
    ...{ about: 'nuitee', askedBy: 'aissatou', from: 'ccas', answeredBy: 'odile', asked: -9 },
    facts: (day) => ({
      title: 'Un essai de veille en résidence autonomie',
      what: `Trois mois d’essai à la résidence Saint-Roch, avec un bilan partagé chaque quinzaine.`,
      communeCodes: ['42218'],
      startedOn: day(-150),
      endedOn: day(-58),
      publics: ['Personnes âgées'],
      peopleReached: 42,
      results: [{ label: 'Nuits veillées', value: '88' }],
      contactName: 'Lucie Payet',
    }),
  },
  {
    ...{ about: 'toits', askedBy: 'victoire', from: 'vallees', answeredBy: 'thomas', asked: -260 },
    facts: (day) => ({
      title: 'Du théâtre dans les cages d’escalier',
      what: `Ateliers d’écriture et de jeu avec les locataires et les gardiens de quatre résidences, jusqu’à une représentation par immeuble.`,
      communeCodes: ['42207', '42218'],
      startedOn: day(-700),
      endedOn: day(-330),
      publics: ['Locataires', 'Personnes âgées'],
      peopleReached: 310,
      results: [
        { label: 'Ateliers', value: '64' },
        { label: 'Représentations', value: '9' },
      ],
    }),
    words: {
      statement: `La compagnie a su faire venir des locataires que nous ne voyions plus. Deux amicales sont nées de ces ateliers.`,
      quote: `On s’est parlé. Avant, on se croisait.`,
      quoteAuthor: 'Un gardien',
    },
  },
  {
    ...{ about: 'tasse', askedBy: 'sarah', from: 'vallees', answeredBy: 'marc', asked: -230 },
    facts: (day) => ({
      title: 'Un café au pied de la tour des Acacias',
      what: `Ouverture et tenue d’un café associé à une petite cuisine, dans un local vide depuis six ans.`,
      communeCodes: ['42187'],
      startedOn: day(-980),
      endedOn: null,
      publics: ['Habitants d’un quartier'],
      peopleReached: 1150,
      results: [{ label: 'Repas servis par an', value: '9 400' }],
    }),
    words: { statement: `Le local ne coûte plus rien à l’office et le hall a changé de visage.` },
  },
  {
    ...{ about: 'suzanne', askedBy: 'mireille', from: 'deux-rives', answeredBy: 'nadia', asked: -180 },
    facts: (day) => ({
      title: 'Des goûters pour celles qu’on ne voit plus',
      what: `Huit mois de goûters et de visites préparés par des bénévoles de plus de 70 ans.`,
      communeCodes: ['42218'],
      startedOn: day(-500),
      endedOn: day(-250),
      publics: ['Personnes âgées isolées'],
      peopleReached: 96,
      results: [{ label: 'Goûters tenus', value: '70' }],
    }),
    words: { statement: `Un projet modeste, tenu avec constance, et un bilan sincère.` },
  },
];
