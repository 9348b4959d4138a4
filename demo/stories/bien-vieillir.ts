import { bienVieillirApplications } from '../applications/bien-vieillir.js';
import type { History } from '../world/history.js';
import type { Desk } from './desk.js';
import type { Talk } from './talk.js';

/** Call 04, open: drafts on their way, dossiers already in, and a team that balances its budget. */
export function bienVieillirStory(history: History, desk: Desk, talk: Talk): void {
  const { nuitee, tasse, suzanne, tournesol, toits, recits, ondes } = bienVieillirApplications(
    history.calendar.year(10) + 1,
  );

  history.at(-17, '14:10', 'Nuitée Claire begins', async () => {
    await desk.start(nuitee);
    await desk.fill(nuitee, 'aissatou', ['structure', 'public']);
  });
  history.at(-13, '21:40', 'Nuitée Claire tells its action', () =>
    desk.fill(nuitee, 'aissatou', ['action', 'territoire']),
  );
  history.at(-9, '18:15', 'Nuitée Claire sets its calendar', () =>
    desk.fill(nuitee, 'malo', ['calendrier', 'equipe']),
  );
  history.at(-3, '14:32', 'Nuitée Claire writes its budget', () => desk.fill(nuitee, 'helene-r', ['budget']));
  history.at(-2, '14:19', 'Nuitée Claire attaches the letter', () => desk.attach(nuitee));

  history.at(-15, '10:30', 'Tasse et Voisins begins', () => desk.start(tasse));
  history.at(-6, '16:05', 'Tasse et Voisins submits', async () => {
    await desk.fill(tasse);
    await desk.submit(tasse.key, 'sarah');
  });
  history.at(-12, '09:45', 'Suzanne et Cie begins', () => desk.start(suzanne));
  history.at(-4, '11:20', 'Suzanne et Cie submits', async () => {
    await desk.fill(suzanne);
    await desk.submit(suzanne.key, 'mireille');
  });
  history.at(-14, '17:00', 'Tournesol begins', () => desk.start(tournesol));
  history.at(-10, '19:25', 'Tournesol submits', async () => {
    await desk.fill(tournesol);
    await desk.submit(tournesol.key, 'gabin');
  });
  history.at(-2, '18:40', 'Tournesol takes its dossier up again', () => desk.reopen(tournesol.key, 'gabin'));
  history.at(-7, '15:15', 'Toits et Toiles submits', async () => {
    await desk.start(toits);
    await desk.fill(toits);
    await desk.submit(toits.key, 'victoire');
  });
  history.at(-5, '09:10', 'Récits de vie begins', async () => {
    await desk.start(recits);
    await desk.fill(recits);
  });
  history.at(-1, '20:05', 'Ondes voisines begins', async () => {
    await desk.start(ondes);
    await desk.fill(ondes);
  });

  const among = (by: string, body: string) => () =>
    talk.say({ type: 'application', id: desk.id(nuitee.key) }, 'applicant', by, body);
  history.at(
    -3,
    '15:02',
    'Aïssatou asks',
    among(
      'aissatou',
      `Avec la nouvelle grille des salaires, le budget ne s’équilibre plus : il manque 3 500 €. Une idée ?`,
    ),
  );
  history.at(
    -2,
    '14:18',
    'Malo answers',
    among('malo', `Le CCAS confirme ses 8 000 €. La lettre est dans « Le budget ».`),
  );
  history.at(
    -2,
    '14:29',
    'Hélène proposes',
    among(
      'helene-r',
      `Aïssatou, la conférence n’a pas de plafond. On peut demander 48 500 €, cela reste les trois quarts du total. On prend ?`,
    ),
  );
  history.at(
    -1,
    '14:31',
    'Malo agrees',
    among('malo', `D’accord avec Hélène. Je relis « L’équipe » ce soir, on dépose jeudi ?`),
  );
}
