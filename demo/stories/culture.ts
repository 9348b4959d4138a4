import { CallsService } from '#calls';
import { cultureApplications } from '../applications/culture.js';
import type { History } from '../world/history.js';
import type { World } from '../world/world.js';
import type { Desk, Marks } from './desk.js';
import type { Talk } from './talk.js';

/** Call 05, in deliberation: reviews are in, three decisions are held, two dossiers divide the jury. */
export function cultureStory(world: World, history: History, desk: Desk, talk: Talk): void {
  const files = cultureApplications(history.calendar.year(0));
  const all = Object.values(files);
  all.forEach((file, i) => {
    history.at(-58 + i * 3, '11:30', `${file.key} begins`, () => desk.start(file));
    history.at(-40 + i * 2, '15:20', `${file.key} submits`, async () => {
      await desk.fill(file);
      await desk.attach(file);
      await desk.submit(file.key, file.by);
    });
  });
  history.at(-24, '09:30', 'all are admitted and given out', async () => {
    for (const { key } of all) {
      await desk.admit(key, 'lucie');
      await desk.assign(key, 'lucie', ['samir', 'karim']);
    }
  });
  for (const { application, by, day, marks, opinion } of REVIEWS) {
    history.at(day, '17:45', `${by} reads ${application}`, () =>
      desk.review(files[application].key, by, marks, opinion),
    );
  }
  history.at(-5, '11:40', 'three are shortlisted', async () => {
    for (const { key } of [files.toits, files.suzanne, files.ondes]) await desk.shortlist(key, 'lucie');
  });
  history.at(-2, '14:00', 'the jury sits', () =>
    world.service(CallsService).deliberate(world.as('lucie'), world.call('culture')),
  );
  history.at(-1, '10:20', 'three decisions are held', () => holdThree(desk, files));
  history.at(-1, '10:45', 'Lucie writes to the team', () =>
    talk.say(
      { type: 'application', id: desk.id(files.ondes.key) },
      'team',
      'lucie',
      `Radio Palier nous divise : 9 et 5 sur le lien, pour les mêmes raisons. Karim, Samir, je vous propose de l’écouter ensemble dans l’ascenseur de Saint-Roch avant de trancher.`,
    ),
  );
  history.at(-1, '12:10', 'Samir answers', () =>
    talk.say(
      { type: 'application', id: desk.id(files.ondes.key) },
      'team',
      'samir',
      `Volontiers. Je peux demander à deux résidents qui écoutent de venir.`,
    ),
  );
}

type Files = ReturnType<typeof cultureApplications>;

async function holdThree(desk: Desk, { toits, suzanne, parole }: Files): Promise<void> {
  await desk.decide(
    toits.key,
    'lucie',
    'accepted',
    null,
    `Le jury a été conquis par une action qui ne demande à personne de sortir pour être dehors. Il vous attend au forum avec, si possible, quelques chaises.`,
  );
  await desk.decide(
    suzanne.key,
    'lucie',
    'accepted',
    null,
    `Onze personnes sur douze sont descendues : le jury n’a pas eu besoin d’autre chiffre.`,
  );
  await desk.decide(
    parole.key,
    'lucie',
    'declined',
    null,
    `Le jury a trouvé votre chœur beau et nécessaire. Il n’entre pas dans ce que distingue l’appel cette année ; nous aimerions vous rencontrer pour en parler autrement.`,
    {
      lien: `Le chœur protège, et c’est sa raison d’être ; il ne cherche pas la rencontre avec d’autres habitants, qui était au cœur de l’appel.`,
      participation: `Les participantes choisissent les chants ; le jury aurait voulu savoir ce qu’elles décident d’autre.`,
      culture: `La cheffe de chœur est remarquable. Le dossier en dit trop peu pour une meilleure note.`,
    },
  );
}

interface Reading {
  application: keyof Files;
  by: string;
  day: number;
  marks: Marks;
  opinion: string;
}

const REVIEWS: readonly Reading[] = [
  {
    application: 'toits',
    by: 'samir',
    day: -20,
    marks: {
      lien: [9, `Un repas par mois sans eux : c’est la meilleure preuve.`],
      participation: [9, `Ils jouent, écrivent, et corrigent.`],
      culture: [8, `Le texte tient, sans apitoiement.`],
    },
    opinion: `Je l’ai vu en avril. Le onzième étage y pense encore.`,
  },
  {
    application: 'toits',
    by: 'karim',
    day: -18,
    marks: {
      lien: [9, `J’ai vu des gens se dire bonjour.`],
      participation: [8, ``],
      culture: [9, `Mme Ferrat est une actrice.`],
    },
    opinion: `Très favorable.`,
  },
  {
    application: 'suzanne',
    by: 'samir',
    day: -19,
    marks: {
      lien: [9, `Onze sur douze.`],
      participation: [7, `L’orchestre a été choisi par les danseuses.`],
      culture: [6, `Un bal est un bal, et c’en est un bon.`],
    },
    opinion: `Simple, juste, peu cher.`,
  },
  {
    application: 'suzanne',
    by: 'karim',
    day: -15,
    marks: {
      lien: [8, `Deux de mes locataires descendent depuis.`],
      participation: [8, ``],
      culture: [7, `Apprendre leurs chansons, il fallait y penser.`],
    },
    opinion: `Favorable.`,
  },
  {
    application: 'ondes',
    by: 'samir',
    day: -16,
    marks: {
      lien: [9, `Chaque message a reçu une réponse. C’est du lien, même sans visage.`],
      participation: [8, `La rédaction est vraiment ouverte.`],
      culture: [7, `Le quart d’heure de silence est une œuvre.`],
    },
    opinion: `Ce que l’appel cherchait sans le savoir.`,
  },
  {
    application: 'ondes',
    by: 'karim',
    day: -12,
    marks: {
      lien: [5, `On écoute seul. Je ne vois pas qui s’est rencontré.`],
      participation: [6, ``],
      culture: [6, `Inégal d’un jeudi à l’autre.`],
    },
    opinion: `Je reste dehors, au sens propre : mon ascenseur était en panne.`,
  },
  {
    application: 'tournesol',
    by: 'samir',
    day: -11,
    marks: {
      lien: [6, `Prévu, pas encore vu.`],
      participation: [6, `Composer la caisse, bonne idée.`],
      culture: [6, ``],
    },
    opinion: `À revoir l’an prochain, l’action faite.`,
  },
  {
    application: 'tournesol',
    by: 'karim',
    day: -10,
    marks: {
      lien: [7, `Les gens aiment ce vélo.`],
      participation: [6, ``],
      culture: [5, `Quels livres ? Le dossier ne le dit pas.`],
    },
    opinion: `Sympathique, encore mince.`,
  },
  {
    application: 'parole',
    by: 'samir',
    day: -10,
    marks: {
      lien: [5, `Un lieu fermé, pour de bonnes raisons.`],
      participation: [5, ``],
      culture: [6, `La cheffe est excellente.`],
    },
    opinion: `Utile, mais hors de l’esprit de l’appel.`,
  },
  {
    application: 'parole',
    by: 'karim',
    day: -9,
    marks: {
      lien: [4, ``],
      participation: [6, ``],
      culture: [6, ``],
    },
    opinion: `Défavorable, à regret.`,
  },
];
