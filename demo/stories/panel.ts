import { ConsentsService, PanelistsService, PanelsService } from '#panels';
import type { History } from '../world/history.js';
import type { World } from '../world/world.js';

/** A panel of two institutions: opened, recruited from a partner's list, its words agreed to on paper, one letter made. */
export function panelStory(world: World, history: History): void {
  const panels = world.service(PanelsService);
  const panelists = world.service(PanelistsService);
  const consents = world.service(ConsentsService);
  const nadia = world.as('nadia');
  let panelId = '';

  history.at(-70, '10:00', 'Nadia opens a panel', async () => {
    const opened = await panels.open(nadia, {
      organisationId: world.organisation('deux-rives'),
      name: 'Les voix du Rhône',
      purpose: PURPOSE,
      charter: CHARTER,
      strata: STRATA,
      compensationCents: 2_500,
      compensationWords: 'Un bon d’achat par séance, et le trajet remboursé.',
    });
    panelId = opened.id;
  });
  history.at(-69, '09:30', 'Claire shares the panel with the provident group', () =>
    panels.addOwner(world.as('claire'), panelId, world.organisation('serenis')),
  );
  history.at(-66, '14:15', 'Nadia enters the list of the residences', () =>
    panelists.import(nadia, panelId, { csv: LIST, dryRun: false }),
  );
  history.at(-64, '11:00', 'Nadia publishes what people agree to', async () => {
    await consents.publish(nadia, panelId, {
      words: WORDS,
      coversHealth: false,
      uponWithdrawal: 'detach',
    });
  });
  history.at(-55, '16:40', 'Nadia notes the sheets that came back, but two', async () => {
    const [text] = await consents.texts(nadia, panelId);
    const { items } = await panelists.list(nadia, panelId, { limit: 100 });
    for (const { id } of items.filter(({ lastName }) => !['Valette', 'Serrano'].includes(lastName)))
      await consents.note(nadia, panelId, id, { textId: text?.id ?? '', way: 'paper' });
  });
  history.at(-12, '15:20', 'Nadia prepares the letter of somebody who has no address', async () => {
    const { items } = await panelists.list(nadia, panelId, { limit: 100 });
    const denise = items.find(({ lastName }) => lastName === 'Fontanille');
    await world.letPanelistIn(await panelists.issueKey(nadia, panelId, denise?.id ?? ''));
  });
}

const PURPOSE =
  'Dire franchement, avant tout le monde, ce que valent les solutions faites pour nous. On nous répond, et on voit ce que nos mots ont changé.';

const CHARTER = `On se tutoie si l’on veut. Chacun parle pour soi.
Personne, hors Nadia, ne sait qui a dit quoi.
On peut se taire, passer, ou s’arrêter, sans dire pourquoi.`;

const WORDS = `Je participe au panel « Les voix du Rhône ».
Mes réponses servent à améliorer des solutions. Mon nom n’est connu que de la personne qui anime le panel.
Je peux m’arrêter quand je veux. Mes réponses restent alors, sans rien qui mène à moi.`;

const STRATA = [
  {
    key: 'age',
    label: 'Âge',
    values: [
      { key: '60s', label: '60 à 69 ans', quota: 25 },
      { key: '70s', label: '70 à 79 ans', quota: 40 },
      { key: '80s', label: '80 ans et plus', quota: 35 },
    ],
  },
  {
    key: 'home',
    label: 'Foyer',
    values: [
      { key: 'alone', label: 'Seul', quota: 50 },
      { key: 'together', label: 'À plusieurs', quota: 50 },
    ],
  },
  {
    key: 'digital',
    label: 'Numérique',
    values: [
      { key: 'easy', label: 'À l’aise', quota: 40 },
      { key: 'hard', label: 'Pas à l’aise', quota: 60 },
    ],
  },
];

/** As the residences sent it. */
const LIST = `Nom;Prénom;Naissance;Téléphone;Âge;Foyer;Numérique;Besoins
Fontanille;Denise;1944;04 00 00 10 01;80 ans et plus;Seul;Pas à l’aise;Gros caractères
Valette;Roger;1941;04 00 00 10 02;80 ans et plus;Seul;Pas à l’aise;Audio, transport
Serrano;Conchita;1950;04 00 00 10 03;70 à 79 ans;À plusieurs;Pas à l’aise;
Brossard;Jean-Claude;1948;04 00 00 10 04;70 à 79 ans;À plusieurs;À l’aise;
Maurin;Yvette;1939;04 00 00 10 05;80 ans et plus;Seul;Pas à l’aise;Visite à domicile
Teyssier;Gilbert;1952;04 00 00 10 06;70 à 79 ans;Seul;À l’aise;
Benali;Zohra;1955;04 00 00 10 07;70 à 79 ans;À plusieurs;Pas à l’aise;
Guichard;Monique;1946;04 00 00 10 08;80 ans et plus;Seul;Pas à l’aise;Gros caractères
Lacombe;Henri;1957;04 00 00 10 09;60 à 69 ans;À plusieurs;À l’aise;
Peyrard;Simone;1943;04 00 00 10 10;80 ans et plus;Seul;Pas à l’aise;Téléphone
Nguyen;Lan;1954;04 00 00 10 11;70 à 79 ans;À plusieurs;À l’aise;
Chazal;Marcel;1949;04 00 00 10 12;70 à 79 ans;Seul;Pas à l’aise;Transport
Oliveira;Fatima;1960;04 00 00 10 13;60 à 69 ans;À plusieurs;À l’aise;
Desbois;Colette;1951;04 00 00 10 14;70 à 79 ans;Seul;Pas à l’aise;
Rey;Antoine;1958;04 00 00 10 15;60 à 69 ans;Seul;À l’aise;Langue des signes
Kaya;Emine;1961;04 00 00 10 16;60 à 69 ans;À plusieurs;Pas à l’aise;
Vidal;Paulette;1937;04 00 00 10 17;80 ans et plus;Seul;Pas à l’aise;Visite à domicile
Morel;Guy;1953;04 00 00 10 18;70 à 79 ans;À plusieurs;À l’aise;
Traoré;Awa;1962;04 00 00 10 19;60 à 69 ans;À plusieurs;Pas à l’aise;
Boyer;Ginette;1945;04 00 00 10 20;80 ans et plus;Seul;Pas à l’aise;Gros caractères
Charvet;Louis;1950;04 00 00 10 21;70 à 79 ans;À plusieurs;À l’aise;
Ferrand;Odette;1940;04 00 00 10 22;80 ans et plus;Seul;Pas à l’aise;Transport
Costa;Manuel;1956;04 00 00 10 23;70 à 79 ans;À plusieurs;Pas à l’aise;
Jourdan;Arlette;1947;04 00 00 10 24;70 à 79 ans;Seul;À l’aise;
`;
