import { CallsService } from '#calls';
import { TROPHEES } from '../applications/trophees.js';
import type { History } from '../world/history.js';
import type { World } from '../world/world.js';
import type { Desk } from './desk.js';
import type { Talk } from './talk.js';

const { nuitee, tasse, recits, suzanne, tournesol, toits, ondes } = TROPHEES;

/** Call 08, decided: six answers with their reasons, one dossier withdrawn. */
export function tropheesStory(world: World, history: History, desk: Desk, talk: Talk): void {
  const calls = world.service(CallsService);
  Object.values(TROPHEES).forEach((file, i) => {
    history.at(-150 + i * 4, '10:40', `${file.key} begins`, () => desk.start(file));
    history.at(-118 + i * 3, '18:30', `${file.key} submits`, async () => {
      await desk.fill(file);
      await desk.attach(file);
      await desk.submit(file.key, file.by);
    });
  });
  history.at(-97, '09:15', 'Ondes voisines withdraws', () => desk.withdraw(ondes.key, 'idriss'));
  history.at(-88, '09:30', 'all are admitted and given out', async () => {
    for (const { key } of STANDING) {
      await desk.admit(key, 'julien');
      await desk.assign(key, 'julien', ['rosa', 'gwenael']);
    }
  });
  for (const [key, by, day, [solidarite, partage, difference], opinion] of SCORES) {
    history.at(day, '16:50', `${by} reads ${key}`, () =>
      desk.review(
        key,
        by,
        { solidarite: [solidarite, ''], partage: [partage, ''], difference: [difference, ''] },
        opinion,
      ),
    );
  }
  history.at(-40, '14:00', 'the jury sits', () =>
    calls.deliberate(world.as('julien'), world.call('trophees')),
  );
  history.at(-38, '17:00', 'decisions are held', () => hold(desk));
  history.at(-22, '10:00', 'decisions are released', () => desk.release('trophees', 'julien'));
  afterwards(history, desk, talk);
}

const STANDING = [nuitee, tasse, recits, suzanne, tournesol, toits];

function afterwards(history: History, desk: Desk, talk: Talk): void {
  const shared = (by: string, body: string) => () =>
    talk.say({ type: 'application', id: desk.id(nuitee.key) }, 'shared', by, body);
  history.at(
    -22,
    '10:30',
    'Julien congratulates',
    shared(
      'julien',
      `Bravo à toute l’équipe. Le consultant peut venir deux jours dès janvier ; quelles dates vous vont, et sur quelle question ?`,
    ),
  );
  history.at(
    -21,
    '22:14',
    'Aïssatou answers',
    shared(
      'aissatou',
      `Merci ! La question : à quel prix une résidence peut-elle payer une nuit sans que le loyer s’en ressente. Les 14 et 15 janvier, et qu’il dorme sur place, sinon il ne comprendra pas.`,
    ),
  );
  history.at(
    -18,
    '09:40',
    'Julien agrees',
    shared('julien', `Il est d’accord. Il demande s’il faut apporter un jeu de dames.`),
  );
  history.at(-17, '08:05', 'Aïssatou reads', () =>
    talk.read({ type: 'application', id: desk.id(nuitee.key) }, 'shared', 'aissatou'),
  );
}

async function hold(desk: Desk): Promise<void> {
  await desk.decide(
    nuitee.key,
    'julien',
    'accepted',
    12_000,
    `Trophée régional, puis grand trophée national : le jury a retenu la justesse du geste, la charte écrite par les habitants et la franchise de votre récit des échecs. Vous recevez 12 000 € et deux journées de conseil.`,
  );
  await desk.decide(
    tasse.key,
    'julien',
    'accepted',
    6_000,
    `Trophée régional. Le jury a aimé le prix du café, les chaises dépareillées et le coût par visite, dit sans qu’on le demande.`,
  );
  await desk.decide(
    tournesol.key,
    'julien',
    'accepted',
    6_000,
    `Trophée régional. Les plans libres du siège à bascule ont emporté la décision : sept associations roulent grâce à vous.`,
  );
  await desk.decide(
    toits.key,
    'julien',
    'accepted',
    3_000,
    `Coup de cœur du jury, pour les quarante-quatre chaises.`,
  );
  await desk.decide(
    suzanne.key,
    'julien',
    'waitlisted',
    null,
    `Vous êtes la première sur la liste : si un lauréat renonce, le trophée est à vous. Quoi qu’il arrive, représentez-vous.`,
    {
      solidarite: `Très forte. Le jury vous place au niveau des lauréats sur ce critère.`,
      partage: `Le carnet de recettes existe ; le jury n’a pas vu comment une autre équipe pourrait s’en servir demain.`,
      difference: `D’autres réseaux de visite existent dans la région. Le palier qui continue seul est votre différence : montrez-le davantage.`,
    },
  );
  await desk.decide(
    recits.key,
    'julien',
    'declined',
    null,
    `Votre travail est de grande qualité et les familles le disent. Le jury a préféré cette année des initiatives où les personnes elles-mêmes organisent. Nous restons à votre disposition pour en parler une demi-heure.`,
    {
      solidarite: `Le livre rapproche une famille ; le jury cherchait un lien entre des personnes que rien ne réunissait. L’absence de mesure auprès des personnes âgées elles-mêmes a pesé.`,
      partage: `La méthode est déposée et la formation payante. C’est votre droit ; le critère récompense ce qui circule librement.`,
      difference: `Deux offres proches existent. Votre présence en établissement est un vrai apport, que le dossier aurait pu chiffrer.`,
    },
  );
}

type Line = readonly [
  key: string,
  by: string,
  day: number,
  marks: readonly [number, number, number],
  opinion: string,
];

const SCORES: readonly Line[] = [
  [
    nuitee.key,
    'rosa',
    -80,
    [5, 5, 5],
    `On a envie d’y passer une nuit. Les échecs racontés valent un mode d’emploi.`,
  ],
  [nuitee.key, 'gwenael', -76, [5, 4, 5], `Solide et rare.`],
  [tasse.key, 'rosa', -79, [4, 4, 4], `Un modèle qui tient depuis huit ans.`],
  [tasse.key, 'gwenael', -75, [5, 4, 3], `Beaucoup de cafés associatifs, peu de cette tenue.`],
  [tournesol.key, 'rosa', -78, [4, 5, 4], `Plans libres : voilà du partage.`],
  [tournesol.key, 'gwenael', -74, [4, 4, 4], `Bien.`],
  [toits.key, 'rosa', -72, [4, 3, 5], `Les chaises !`],
  [toits.key, 'gwenael', -70, [3, 3, 4], `Beau, ponctuel.`],
  [suzanne.key, 'rosa', -72, [5, 3, 3], `Émouvant. Et après ?`],
  [suzanne.key, 'gwenael', -69, [4, 3, 3], `La relève m’inquiète.`],
  [recits.key, 'rosa', -71, [3, 2, 3], `Très bien fait, un peu fermé.`],
  [recits.key, 'gwenael', -68, [2, 2, 3], `Une entreprise sérieuse ; ce n’est pas l’esprit du prix.`],
];
