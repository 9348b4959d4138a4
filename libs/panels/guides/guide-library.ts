import { LOCALES, type Locale, type Text } from '#platform';
import type { GuideStep, GuideTheme, StepKind } from './guide.types.js';

type Key = Exclude<GuideTheme, 'other'>;

/** A question of ours, in both languages. */
interface Question {
  id: string;
  kind: StepKind;
  title: Text;
  notes?: Text;
  minutes: number;
  options?: readonly { key: string; label: Text }[];
  next?: GuideStep['next'];
}

const ask = (
  id: string,
  kind: StepKind,
  fr: string,
  en: string,
  more: Partial<Omit<Question, 'id' | 'kind' | 'title'>> = {},
): Question => ({ id, kind, title: { fr, en }, minutes: 2, ...more });

const among = (...options: [key: string, fr: string, en: string][]): Pick<Question, 'options'> => ({
  options: options.map(([key, fr, en]) => ({ key, label: { fr, en } })),
});
const notes = (fr: string, en: string): Pick<Question, 'notes'> => ({ notes: { fr, en } });

const NAMES: Record<Key, Text> = {
  desirability: { fr: 'En ai-je envie ?', en: 'Do I want it?' },
  understanding: { fr: 'Est-ce que je comprends ?', en: 'Do I understand it?' },
  usability: { fr: 'Est-ce facile pour moi ?', en: 'Is it easy for me?' },
  dignity: { fr: 'Est-ce respectueux ?', en: 'Is it respectful?' },
  price: { fr: 'À quel prix ?', en: 'At what price?' },
  trust: { fr: 'Puis-je avoir confiance ?', en: 'Can I trust it?' },
};

const QUESTIONS: Record<Key, readonly Question[]> = {
  desirability: [
    ask('feel', 'smileys', 'Qu’en pensez-vous, tout de suite ?', 'What do you think of it, right away?', {
      ...notes('Ne commentez pas. Laissez le temps de regarder.', 'Do not comment. Leave time to look.'),
    }),
    ask('for-me', 'yesno', 'Est-ce fait pour quelqu’un comme vous ?', 'Is it for somebody like you?', {
      next: [{ when: { option: 'yes' }, to: 'use' }],
    }),
    ask('for-whom', 'words', 'Pour qui est-ce fait, alors ?', 'Whom is it for, then?', { minutes: 3 }),
    ask('use', 'intention', 'L’essayeriez-vous ?', 'Would you try it?'),
    ask('best', 'words', 'Qu’est-ce qui vous plaît le plus ?', 'What do you like most?', { minutes: 3 }),
    ask('worst', 'words', 'Qu’est-ce qui vous gêne ?', 'What bothers you?', {
      minutes: 3,
      ...notes('Une critique est un cadeau : dites-le.', 'A criticism is a gift: say so.'),
    }),
  ],
  understanding: [
    ask('say', 'words', 'Avec vos mots : à quoi cela sert ?', 'In your own words: what is it for?', {
      minutes: 4,
      ...notes('N’expliquez rien avant la réponse.', 'Explain nothing before the answer.'),
    }),
    ask('clear', 'likert', 'C’est clair pour moi.', 'It is clear to me.'),
    ask('lost', 'yesno', 'Un mot vous a-t-il arrêté ?', 'Did a word stop you?', {
      next: [{ when: { option: 'no' }, to: 'who' }],
    }),
    ask('word', 'words', 'Quel mot ?', 'Which word?'),
    ask('who', 'yesno', 'Savez-vous à qui demander de l’aide ?', 'Do you know whom to ask for help?'),
  ],
  usability: [
    ask('easy', 'smileys', 'Est-ce facile à faire ?', 'Is it easy to do?', {
      ...notes('Faites essayer, si c’est possible.', 'Let people try it, if you can.'),
    }),
    ask('alone', 'choice', 'Comment le feriez-vous ?', 'How would you do it?', {
      ...among(
        ['alone', 'Sans aide', 'Without help'],
        ['helped', 'Avec une aide au début', 'With help at first'],
        ['always', 'Toujours avec une aide', 'Always with help'],
        ['never', 'Je ne le ferais pas', 'I would not do it'],
      ),
    }),
    ask('obstacles', 'choices', 'Qu’est-ce qui est difficile ?', 'What is difficult?', {
      ...among(
        ['see', 'Voir, lire', 'Seeing, reading'],
        ['hear', 'Entendre', 'Hearing'],
        ['hold', 'Tenir, appuyer', 'Holding, pressing'],
        ['move', 'Aller jusque-là', 'Getting there'],
        ['remember', 'Se souvenir des étapes', 'Remembering the steps'],
        ['nothing', 'Rien de tout cela', 'None of these'],
      ),
    }),
    ask('change', 'words', 'Que faut-il changer en premier ?', 'What should change first?', { minutes: 3 }),
  ],
  dignity: [
    ask('respect', 'likert', 'On me parle comme à un adulte.', 'I am spoken to as an adult.'),
    ask('seen', 'likert', 'Je l’utiliserais devant mes amis.', 'I would use it in front of my friends.'),
    ask('choose', 'yesno', 'Peut-on dire non sans se justifier ?', 'Can one say no without giving a reason?'),
    ask('ashamed', 'yesno', 'Quelque chose met-il mal à l’aise ?', 'Does anything make you ill at ease?', {
      next: [{ when: { option: 'no' }, to: 'rank' }],
    }),
    ask('ashamed-what', 'words', 'Quoi donc ?', 'What is it?', {
      minutes: 3,
      ...notes('Ne demandez rien de la santé.', 'Ask nothing about health.'),
    }),
    ask('rank', 'ranking', 'Qu’est-ce qui compte le plus pour vous ?', 'What matters most to you?', {
      minutes: 3,
      ...among(
        ['choose', 'Choisir moi-même', 'Choosing for myself'],
        ['private', 'Garder ma vie privée', 'Keeping my life private'],
        ['people', 'Voir du monde', 'Seeing people'],
        ['safe', 'Me sentir en sécurité', 'Feeling safe'],
      ),
    }),
  ],
  price: [
    ask('worth', 'smileys', 'Est-ce utile pour vous ?', 'Is it useful to you?'),
    ask(
      'cheap',
      'price',
      'Par mois, quel prix serait une bonne affaire ?',
      'A month, what price would be a bargain?',
      {
        ...notes('Ne donnez aucun prix avant.', 'Name no price before.'),
      },
    ),
    ask('dear', 'price', 'À partir de quel prix est-ce trop cher ?', 'From what price is it too much?'),
    ask('who-pays', 'choice', 'Qui devrait payer ?', 'Who should pay?', {
      ...among(
        ['me', 'La personne', 'The person'],
        ['family', 'La famille', 'The family'],
        ['public', 'La mutuelle, la caisse, la mairie', 'The mutual, the fund, the town'],
        ['shared', 'Plusieurs ensemble', 'Several together'],
      ),
    }),
    ask(
      'at-price',
      'intention',
      'À un prix juste, le prendriez-vous ?',
      'At a fair price, would you take it?',
    ),
  ],
  trust: [
    ask('home', 'likert', 'Je les laisserais entrer chez moi.', 'I would let them into my home.'),
    ask('data', 'likert', 'Je sais ce qu’ils font de ce que je dis.', 'I know what they do with what I say.'),
    ask('reassure', 'choices', 'Qu’est-ce qui rassure ?', 'What is reassuring?', {
      ...among(
        ['known', 'Une personne que je connais', 'Somebody I know'],
        ['card', 'Une carte avec une photo', 'A card with a photograph'],
        ['phone', 'Un numéro où l’on répond', 'A number that somebody answers'],
        ['house', 'Le nom de ma mutuelle', 'The name of my mutual'],
        ['stop', 'Pouvoir tout arrêter', 'Being able to stop it all'],
      ),
    }),
    ask('doubt', 'words', 'De quoi auriez-vous peur ?', 'What would you be afraid of?', { minutes: 3 }),
    ask('recommend', 'intention', 'En parleriez-vous à une amie ?', 'Would you tell a friend about it?'),
  ],
};

const WELCOME = ask('welcome', 'welcome', 'Bonjour', 'Hello', {
  ...notes('Rappelez qu’on peut se taire, passer, partir.', 'Recall that one may be silent, pass, leave.'),
});
const WELCOME_TEXT: Text = {
  fr: 'Il n’y a pas de bonne réponse. Dites ce que vous pensez. Vous pouvez passer ou arrêter.',
  en: 'There is no right answer. Say what you think. You may pass or stop.',
};
const END = ask('end', 'end', 'Merci', 'Thank you', { minutes: 1 });
const END_TEXT: Text = {
  fr: 'Nous vous dirons ce que sont devenues vos paroles.',
  en: 'We will tell you what became of your words.',
};

export interface LibraryGuide {
  /** `trust.fr` */
  key: string;
  theme: Key;
  name: string;
  steps: GuideStep[];
}

/** The guides that every panel may start from: six themes, in each language. */
export const GUIDE_LIBRARY: readonly LibraryGuide[] = (Object.keys(QUESTIONS) as Key[]).flatMap((theme) =>
  LOCALES.map((locale) => ({
    key: `${theme}.${locale}`,
    theme,
    name: NAMES[theme][locale],
    steps: [
      { ...spoken(WELCOME, locale), text: WELCOME_TEXT[locale] },
      ...QUESTIONS[theme].map((question) => spoken(question, locale)),
      { ...spoken(END, locale), text: END_TEXT[locale] },
    ],
  })),
);

function spoken(question: Question, locale: Locale): GuideStep {
  const { id, kind, minutes, next } = question;
  return {
    id,
    kind,
    title: question.title[locale],
    minutes,
    ...(question.notes && { notes: question.notes[locale] }),
    ...(question.options && {
      options: question.options.map(({ key, label }) => ({ key, label: label[locale] })),
    }),
    ...(next && { next }),
  };
}
