import type { Letter } from '#platform';

/** Says who invites and until when, never about what: a mail is forwarded more easily than a right. */
export const invitationLetter = (
  to: string,
  { host, name, link, expiresAt }: { host: string; name: string; link: string; expiresAt: Date },
): Letter => {
  const day = (locale: 'fr-FR' | 'en-GB') =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'Europe/Paris' }).format(expiresAt);
  return {
    to,
    subject: { fr: `${host} vous invite à une discussion`, en: `${host} invites you to a discussion` },
    paragraphs: [
      {
        fr: `${host} vous invite dans un fil de discussion de Cornac, sous le nom de « ${name} ». Il n’y a pas de compte à créer.`,
        en: `${host} invites you into a discussion thread of Cornac, under the name “${name}”. There is no account to create.`,
      },
      {
        fr: `Ce lien est personnel et sert jusqu’au ${day('fr-FR')}. Qui le lit peut entrer à votre place : ne le transmettez pas.`,
        en: `This link is personal and serves until ${day('en-GB')}. Whoever reads it can come in for you: do not pass it on.`,
      },
    ],
    action: { label: { fr: 'Entrer dans le fil', en: 'Open the thread' }, url: link },
  };
};
