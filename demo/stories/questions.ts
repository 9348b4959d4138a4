import type { History } from '../world/history.js';
import type { World } from '../world/world.js';
import type { Talk } from './talk.js';

type Line = readonly [day: number, time: string, by: string, body: string];

/** What was asked in the open around calls, and what their teams said among themselves. */
export function questionsStory(world: World, history: History, talk: Talk): void {
  const tell = (call: string, audience: string, lines: readonly Line[]): void => {
    for (const [day, time, by, body] of lines) {
      history.at(day, time, `${by} writes on ${call}`, () =>
        talk.say({ type: 'call', id: world.call(call) }, audience, by, body),
      );
    }
  };
  tell('bien-vieillir', 'shared', OPEN_QUESTIONS);
  tell('bien-vieillir', 'team', TEAM_TALK);
  tell('terrain', 'shared', INSIDE_QUESTIONS);
  tell('habiter', 'shared', EARLY_QUESTIONS);
  tell('culture', 'team', JURY_TALK);
  actsStory(world, history, talk);
}

/** What these messages became: answers to all, tasks of the team, a report. */
function actsStory(world: World, history: History, talk: Talk): void {
  const call = () => ({ type: 'call', id: world.call('bien-vieillir') });
  for (const [day, time, asked, words] of ANSWERS) {
    history.at(day, time, `nadia answers to all: ${asked}`, () =>
      talk.answer('bien-vieillir', 'nadia', asked, words),
    );
  }
  history.at(-12, '09:07', 'solene takes a task', () =>
    talk.task(call(), 'team', 'solene', 'Soixante et une', {
      title: 'Relancer les mairies du plateau',
      dueOn: history.calendar.day(3),
    }),
  );
  history.at(-3, '17:25', 'nadia gives herself tasks', async () => {
    await talk.task(call(), 'team', 'nadia', 'Je serai absente', {
      title: 'Passer à Inès les trois premiers dossiers de Fatou',
      dueOn: history.calendar.day(-1),
    });
    await talk.task(call(), 'team', 'nadia', 'C’est fait ce matin', {
      title: 'Rappeler les deux centres sociaux qui hésitent',
      dueOn: history.calendar.day(2),
    });
  });
  history.at(-5, '19:12', 'mireille reports an advertisement', () =>
    talk.report(
      call(),
      'mireille',
      'Nous vendons aussi',
      'C’est de la publicité, sans rapport avec l’appel.',
    ),
  );
}

const ANSWERS: readonly (readonly [number, string, string, { question: string; answer: string }])[] = [
  [
    -21,
    '09:30',
    'Bonjour. Peut-on répondre',
    {
      question: 'Peut-on répondre à deux structures, une association et une commune ?',
      answer: `Oui : l’une porte la convention, l’autre est nommée partenaire avec sa part du budget. Dites-le dans « Le territoire ».`,
    },
  ],
  [
    -14,
    '11:20',
    'Le temps de nos bénévoles',
    {
      question: 'Le temps des bénévoles compte-t-il dans le budget ?',
      answer: `Oui, valorisé à 15 € de l’heure, dans la limite de 20 % du total, en face d’une ressource « en nature » du même montant.`,
    },
  ],
];

/** The last one still awaits its answer: that is what Nadia finds in the morning. */
const OPEN_QUESTIONS: readonly Line[] = [
  [-22, '10:14', 'gabin', `Bonjour. Peut-on répondre à deux structures, une association et une commune ?`],
  [-16, '18:02', 'mireille', `Le temps de nos bénévoles compte-t-il dans le budget ?`],
  [-11, '14:45', 'sarah', `Faut-il avoir déjà une résidence d’accueil ?`],
  [
    -8,
    '16:10',
    'solene',
    `Non. Le Département et Habitat des Vallées peuvent vous en proposer une après la décision. Dites seulement ce qu’il vous faut : une pièce, une cuisine, des horaires.`,
  ],
  [
    -5,
    '18:40',
    'gabin',
    `Nous vendons aussi des détecteurs de chute, à prix réduit jusqu’à la fin du mois : écrivez-nous.`,
  ],
  [
    -2,
    '21:47',
    'aissatou',
    `Nos étudiants veilleurs peuvent-ils être des bénévoles indemnisés, ou faut-il un contrat ? Chez nous ils sont salariés, mais une résidence partenaire nous pose la question.`,
  ],
];

const TEAM_TALK: readonly Line[] = [
  [
    -12,
    '09:05',
    'nadia',
    `Soixante et une structures à la visioconférence, c’est mieux que l’an passé. Solène, peux-tu relancer les mairies du plateau ?`,
  ],
  [-12, '11:32', 'solene', `C’est fait ce matin. Deux ont promis d’en parler à leur centre social.`],
  [
    -3,
    '17:20',
    'fatou',
    `Je serai absente la première semaine de lecture. Inès accepte de prendre mes trois premiers dossiers.`,
  ],
];

const INSIDE_QUESTIONS: readonly Line[] = [
  [
    -13,
    '12:40',
    'olivier',
    `Un projet déjà lancé dans une autre unité peut-il se présenter sous un autre nom ?`,
  ],
  [
    -12,
    '10:05',
    'etienne',
    `Sous un autre nom, non ; avec l’autre unité, oui. Écrivez-vous d’abord : deux équipes qui se rejoignent partent avec de l’avance.`,
  ],
  [
    -4,
    '22:01',
    'maelle',
    `Ma responsable est d’accord mais ne sait pas quoi écrire. Y a-t-il un modèle de lettre ?`,
  ],
];

const EARLY_QUESTIONS: readonly Line[] = [
  [
    -2,
    '15:25',
    'pauline',
    `Bonjour. Un collectif de bailleurs peut-il déposer au nom d’une association d’habitants en cours de création ?`,
  ],
];

const JURY_TALK: readonly Line[] = [
  [
    -2,
    '17:30',
    'lucie',
    `Merci à tous pour cet après-midi. Il nous reste une place et deux dossiers. On se revoit demain à 9 h, j’apporte le haut-parleur.`,
  ],
  [-2, '18:12', 'therese', `Je penche pour la radio, mais je veux bien qu’on me fasse changer d’avis.`],
  [
    -1,
    '08:20',
    'nadia',
    `Pareil. Une question pour Karim : est-ce que les gens en parlent, dans les escaliers ?`,
  ],
];
