import { seReleverApplications } from '../applications/se-relever.js';
import type { History } from '../world/history.js';
import type { Desk } from './desk.js';
import type { Talk } from './talk.js';

/** Call 07, closed: admission nearly done, two reviewers at work, one complement awaited. */
export function seReleverStory(history: History, desk: Desk, talk: Talk): void {
  const files = seReleverApplications(history.calendar.day(90));
  submissions(history, desk, files);
  admissions(history, desk, files);
  reviews(history, desk, files);
  words(history, desk, talk, files);
}

type Files = ReturnType<typeof seReleverApplications>;

function submissions(history: History, desk: Desk, files: Files): void {
  const days = { parole: -52, presence: -45, suzanne: -48, ondes: -40, tournesol: -42, toits: -44 };
  for (const [name, day] of Object.entries(days)) {
    const file = files[name as keyof Files];
    history.at(day - 12, '10:10', `${file.key} begins`, () => desk.start(file));
    history.at(day, '16:40', `${file.key} submits`, async () => {
      await desk.fill(file);
      await desk.attach(file);
      await desk.submit(file.key, file.by);
    });
  }
}

function admissions(history: History, desk: Desk, { parole, presence, suzanne, ondes, toits }: Files): void {
  history.at(-30, '09:30', 'three dossiers are admitted', async () => {
    for (const { key } of [parole, presence, suzanne]) await desk.admit(key, 'nadia');
  });
  history.at(-30, '10:15', 'one is out of theme', () =>
    desk.refuseAdmission(
      toits.key,
      'nadia',
      `Votre demande porte sur la rénovation d’une salle. L’appel soutient un accompagnement psychologique de personnes victimes de violences ; les travaux n’en font partie que s’ils servent directement cet accompagnement. Nous vous orientons volontiers vers le fonds des lieux partagés d’Habitat des Vallées.`,
    ),
  );
  history.at(-5, '15:45', 'a complement is asked for', () =>
    desk.requestComplement(
      ondes.key,
      'nadia',
      `Bonjour. Votre projet confie les rappels à l’association d’aide aux victimes, mais la convention est « en préparation ». Pouvez-vous joindre une lettre d’accord, même provisoire, et dire qui rappelle si l’association ferme en août ? Une page suffit.`,
      history.calendar.officialAt(6, '18:00'),
    ),
  );
  history.at(-29, '11:00', 'dossiers are given to reviewers', async () => {
    await desk.assign(parole.key, 'nadia', ['fatou', 'yves', 'ines']);
    await desk.assign(presence.key, 'nadia', ['fatou', 'yves']);
    await desk.assign(suzanne.key, 'nadia', ['fatou', 'yves']);
  });
}

function reviews(history: History, desk: Desk, { parole, presence, suzanne }: Files): void {
  history.at(-28, '08:50', 'Inès stands back', () =>
    desk.recuse(parole.key, 'ines', `Je supervise l’une des psychologues de l’équipe.`),
  );
  history.at(-21, '17:20', 'Fatou reads La Parole rendue', () =>
    desk.review(
      parole.key,
      'fatou',
      {
        reponse: [18, `Des horaires qui correspondent aux vies. Le bar à soupe est une vraie trouvaille.`],
        soin: [17, `Deux approches, supervision extérieure, repos prévu. Rien à redire.`],
        personnes: [18, `Elles ont décidé, et cela se voit dans chaque détail.`],
        solidite: [15, `Un tiers des entreprises reste à convaincre ; le département suit.`],
        essaimage: [14, `Le parcours est décrit assez finement pour être repris.`],
      },
      `Le dossier le plus abouti que j’aie lu. Je proposerais le montant demandé, sur trois ans, avec un point à dix-huit mois sur la part des entreprises.`,
    ),
  );
  history.at(-14, '10:35', 'Yves reads La Parole rendue', () =>
    desk.review(
      parole.key,
      'yves',
      {
        reponse: [17, `Convaincant. J’aurais aimé le nombre de soirées refusées aujourd’hui.`],
        soin: [16, `Solide. Le groupe de huit me paraît ambitieux en soirée.`],
        personnes: [17, `Veto sur l’aménagement : courageux et juste.`],
        solidite: [13, `44 000 € d’entreprises non acquis, c’est presque un salaire.`],
        essaimage: [15, `Trois villes très différentes : bon signe.`],
      },
      `Avis favorable. Ma seule réserve porte sur le financement des entreprises la troisième année.`,
    ),
  );
  history.at(-9, '16:05', 'Fatou reads Se poser', () =>
    desk.review(
      presence.key,
      'fatou',
      {
        reponse: [16, `Aller là où les gens sont déjà : oui.`],
        soin: [15, `L’infirmière est une porte d’entrée intelligente.`],
        personnes: [12, `On sent que la table a été choisie, moins que le reste l’a été.`],
        solidite: [11, `L’agence de santé n’a rien promis. Que devient l’équipe dans deux ans ?`],
        essaimage: [16, `Dix-neuf accueils attendent.`],
      },
      `Bon projet, porteur très solide, mais le relais n’est pas écrit. À entendre en jury.`,
    ),
  );
  history.at(-2, '18:10', 'Yves begins Se poser', () =>
    desk.review(
      presence.key,
      'yves',
      {
        reponse: [17, `Le café comme durée du premier entretien : très juste.`],
        soin: [15, ``],
      },
      ``,
      false,
    ),
  );
  history.at(-7, '11:15', 'Yves reads Suzanne et Cie', () =>
    desk.review(
      suzanne.key,
      'yves',
      {
        reponse: [17, `Personne ne va vers ces femmes. Elles, si.`],
        soin: [9, `Tout repose sur une psychologue qui n’est pas recrutée.`],
        personnes: [19, `Exemplaire.`],
        solidite: [8, `Aucune piste pour la suite, dite honnêtement.`],
        essaimage: [12, `Difficile à dire.`],
      },
      `J’hésite. Le besoin est là, l’élan aussi ; la sécurité des bénévoles m’inquiète. Une année, avec La Parole rendue en appui, serait raisonnable.`,
    ),
  );
}

function words(history: History, desk: Desk, talk: Talk, { parole, suzanne, ondes }: Files): void {
  const inTeam = (by: string, body: string) => () =>
    talk.say({ type: 'application', id: desk.id(parole.key) }, 'team', by, body);
  history.at(
    -13,
    '09:20',
    'Nadia asks her team',
    inTeam(
      'nadia',
      `Deux avis rendus, à un point près. Je propose de passer ce dossier en premier au jury, pour caler les autres. D’accord ?`,
    ),
  );
  history.at(
    -13,
    '11:04',
    'Yves answers',
    inTeam('yves', `D’accord. Je voudrais entendre une des trois entreprises, dix minutes.`),
  );
  history.at(
    -12,
    '08:47',
    'Fatou answers',
    inTeam('fatou', `Je connais l’assistante sociale de l’une d’elles, je lui demande.`),
  );
  history.at(-12, '09:00', 'Nadia reads', () =>
    talk.read({ type: 'application', id: desk.id(parole.key) }, 'team', 'nadia'),
  );

  const shared = (by: string, body: string) => () =>
    talk.say({ type: 'application', id: desk.id(ondes.key) }, 'shared', by, body);
  history.at(
    -5,
    '15:50',
    'Nadia writes to Ondes voisines',
    shared(
      'nadia',
      `Bonjour Idriss, je viens de vous demander un complément. Rien d’alarmant : votre projet nous intéresse, il nous faut seulement savoir qui rappelle, et quand.`,
    ),
  );
  history.at(
    -4,
    '10:22',
    'Idriss answers',
    shared(
      'idriss',
      `Bonjour Nadia, merci. L’association nous signe une lettre mardi. Pour août, nous pensions à une permanence partagée avec La Parole rendue : est-ce que cela irait ?`,
    ),
  );
  history.at(
    -3,
    '09:05',
    'Nadia answers',
    shared('nadia', `Très bien, si c’est écrit. Une phrase signée des deux suffira.`),
  );
  history.at(
    -1,
    '17:36',
    'Idriss thanks',
    shared('idriss', `C’est fait côté La Parole rendue. Je dépose dès que j’ai la lettre de l’association.`),
  );
  history.at(-20, '14:10', 'Mireille adds a word', () =>
    talk.say(
      { type: 'application', id: desk.id(suzanne.key) },
      'shared',
      'mireille',
      `Bonjour. Depuis notre dépôt, La Parole rendue a accepté de superviser nos bénévoles. Faut-il reprendre le dossier ?`,
    ),
  );
  history.at(-19, '09:15', 'Nadia reassures Mireille', () =>
    talk.say(
      { type: 'application', id: desk.id(suzanne.key) },
      'shared',
      'nadia',
      `Bonjour Mireille. Inutile de tout reprendre : ce message est dans votre fil, les instructeurs le liront avec le dossier.`,
    ),
  );
}
