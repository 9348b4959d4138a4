import type { Letter, Locale } from '#platform';
import type { PanelSession } from './sessions.repository.js';

/** What a panelist is invited to, in plain words; never what is challenged there: a mail is easily passed on. */
export function invitationLetter({
  to,
  firstName,
  session,
}: {
  to: string;
  firstName: string;
  session: Pick<PanelSession, 'title' | 'startsAt' | 'place' | 'meetingUrl'>;
}): Letter {
  const { title, startsAt, place, meetingUrl } = session;
  const when = (locale: Locale): string =>
    startsAt
      ? new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
          dateStyle: 'full',
          timeStyle: 'short',
          timeZone: 'Europe/Paris',
        }).format(startsAt)
      : '';
  return {
    to,
    subject: { fr: `Invitation : ${title}`, en: `Invitation: ${title}` },
    paragraphs: [
      { fr: `Bonjour ${firstName},`, en: `Hello ${firstName},` },
      { fr: `Vous êtes invité à la séance « ${title} ».`, en: `You are invited to the session “${title}”.` },
      ...(startsAt ? [{ fr: `Quand : ${when('fr')}.`, en: `When: ${when('en')}.` }] : []),
      ...(place ? [{ fr: `Où : ${place}.`, en: `Where: ${place}.` }] : []),
      {
        fr: 'Vous pouvez dire non, sans donner de raison. Répondez à la personne qui anime votre panel.',
        en: 'You may say no, without a reason. Answer the person who looks after your panel.',
      },
    ],
    ...(meetingUrl && {
      action: { label: { fr: 'Rejoindre la séance', en: 'Join the session' }, url: meetingUrl },
    }),
  };
}
