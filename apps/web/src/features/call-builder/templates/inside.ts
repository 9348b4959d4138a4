import type { Template } from './index';
import { criterion, field, promises, type Say } from './parts';

/** For the institution's own people: intrapreneurship. */
export const internal = (say: Say): Template => ({
  kind: 'internal',
  summary: say(
    'Vous travaillez ou agissez chez nous et vous avez une idée à éprouver ? Nous donnons du temps et des moyens.',
    'You work or volunteer with us and have an idea to try? We give time and means.',
  ),
  need: say(
    '## Ce que nous vous offrons\n\n- Du temps dégagé\n- Un mentor\n- Un budget d’essai',
    '## What we offer you\n\n- Time set aside\n- A mentor\n- A budget to try',
  ),
  sections: [
    {
      key: 'idee',
      title: say('Votre idée', 'Your idea'),
      intro: '',
      fields: [
        field('probleme', 'long_text', say('Quel problème avez-vous vu ?', 'What problem did you see?'), '', {
          maxLength: 2000,
        }),
        field('essai', 'long_text', say('Que voulez-vous essayer ?', 'What do you want to try?'), '', {
          maxLength: 2000,
        }),
        field('avec', 'short_text', say('Avec qui ?', 'With whom?'), '', { required: false }),
        field(
          'temps',
          'choice',
          say('De combien de temps avez-vous besoin ?', 'How much time do you need?'),
          '',
          {
            options: [
              { value: 'demi-journee', label: say('Une demi-journée par semaine', 'Half a day a week') },
              { value: 'jour', label: say('Un jour par semaine', 'One day a week') },
              { value: 'plus', label: say('Plus', 'More') },
            ],
          },
        ),
        field('accord', 'statement', say('Mon responsable est au courant.', 'My manager knows about it.')),
      ],
    },
  ],
  criteria: [
    criterion('utilite', say('Utilité pour les personnes', 'Usefulness to people'), '', 50),
    criterion('faisable', say('Faisable avec nos moyens', 'Feasible with our means'), '', 30),
    criterion('envie', say('Envie de l’équipe', 'Drive of the team'), '', 20),
  ],
  pact: [promises.answer(say, 30), promises.reasons(say), promises.ideas(say)],
});

/** Always open, two questions: from the ground. */
export const ideas = (say: Say): Template => ({
  kind: 'ideas',
  summary: say(
    'Une idée pour mieux faire ? Deux questions, trois minutes, et une réponse.',
    'An idea to do better? Two questions, three minutes, and an answer.',
  ),
  need: say(
    'Chaque idée est lue. Celles qui s’essaient deviennent des projets, avec la personne qui l’a eue.',
    'Each idea is read. Those that are tried become projects, with whoever had it.',
  ),
  sections: [
    {
      key: 'idee',
      title: say('Votre idée', 'Your idea'),
      intro: '',
      fields: [
        field('idee', 'long_text', say('Quelle est votre idée ?', 'What is your idea?'), '', {
          maxLength: 1500,
        }),
        field('pour', 'short_text', say('À qui servirait-elle ?', 'Whom would it serve?')),
      ],
    },
  ],
  pact: [
    {
      id: 'reponse',
      kind: 'other',
      statement: say('Répondre à chaque idée', 'Answer each idea'),
      days: null,
      amountCents: null,
    },
    promises.ideas(say),
  ],
});
