import type { Draft } from './application.letters.js';
import { personNamed } from './names.js';

/** The words themselves stay in the thread: a letter outlives the right to read them. */
export const mentionLetter = (authorId: string, title: string, url: string): Draft => {
  const about = title === '' ? { fr: '', en: '' } : { fr: ` : ${title}`, en: `: ${title}` };
  return {
    subject: {
      fr: `On vous attend dans un fil${about.fr}`,
      en: `You are wanted in a thread${about.en}`,
    },
    paragraphs: [
      {
        fr: `${personNamed(authorId)} vous mentionne dans un message.`,
        en: `${personNamed(authorId)} mentions you in a message.`,
      },
      {
        fr: 'Pour ne plus recevoir ces lettres, mettez le fil en sourdine.',
        en: 'To receive these letters no more, mute the thread.',
      },
    ],
    action: { label: { fr: 'Lire le message', en: 'Read the message' }, url },
  };
};
