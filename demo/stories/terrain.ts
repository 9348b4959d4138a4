import { IDEES, TERRAIN } from '../applications/terrain.js';
import type { History } from '../world/history.js';
import type { Desk } from './desk.js';
import type { Talk } from './talk.js';

/** Call 10, open to the people of the network, and the idea box of the town. */
export function terrainStory(history: History, desk: Desk, talk: Talk): void {
  const { maelle, bilal, jeanne } = TERRAIN;
  history.at(-14, '22:10', 'Maëlle begins after her round', async () => {
    await desk.start(maelle);
    await desk.fill(maelle, 'maelle', ['vous', 'besoin']);
  });
  history.at(-4, '21:30', 'Maëlle goes on', () =>
    desk.fill(maelle, 'maelle', ['projet', 'reseau', 'moyens']),
  );
  history.at(-4, '21:52', 'Maëlle leaves herself a note', () =>
    talk.say(
      { type: 'application', id: desk.id(maelle.key) },
      'applicant',
      'maelle',
      `Il me manque la lettre de Chantal. Je la vois samedi à la réunion d’unité.`,
    ),
  );
  history.at(-11, '12:20', 'Bilal begins', () => desk.start(bilal));
  history.at(-6, '13:05', 'Bilal submits', async () => {
    await desk.fill(bilal);
    await desk.attach(bilal);
    await desk.submit(bilal.key, 'bilal');
  });
  history.at(-3, '19:45', 'Jeanne submits', async () => {
    await desk.start(jeanne);
    await desk.fill(jeanne);
    await desk.attach(jeanne);
    await desk.submit(jeanne.key, 'jeanne');
  });

  const { banc, heureCalme } = IDEES;
  history.at(-64, '18:20', 'Karim drops an idea', async () => {
    await desk.start(banc);
    await desk.fill(banc);
    await desk.submit(banc.key, 'karim');
  });
  history.at(-60, '09:40', 'the town takes the idea up', () => desk.admit(banc.key, 'lucie'));
  history.at(-47, '11:00', 'the town answers Karim', async () => {
    await desk.decide(
      banc.key,
      'lucie',
      'accepted',
      null,
      `Le banc sera posé au printemps, à l’ombre du tilleul, avec deux accoudoirs. Les habitants des Tilleuls choisiront l’emplacement exact avec les services techniques. Merci d’avoir compté les mètres.`,
    );
    await desk.release('idees', 'lucie');
  });
  history.at(-6, '17:10', 'Victoire drops an idea', async () => {
    await desk.start(heureCalme);
    await desk.fill(heureCalme);
    await desk.submit(heureCalme.key, 'victoire');
  });
}
