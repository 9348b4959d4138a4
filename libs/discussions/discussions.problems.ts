import { type Fault, malformed, Problem, type Text } from '#platform';

export const clientIdReused = (): Problem =>
  new Problem({
    type: 'client-id-reused',
    status: 422,
    title: { fr: 'Message déjà envoyé', en: 'Message already sent' },
    detail: {
      fr: 'Cet identifiant a servi à un autre message de ce fil. Prenez-en un nouveau.',
      en: 'This identifier served another message of this thread. Use a new one.',
    },
    errors: [
      {
        pointer: '/clientId',
        detail: {
          fr: 'Déjà employé avec un autre texte.',
          en: 'Already used with another text.',
        },
      },
    ],
  });

/** A page of messages goes one way. */
export const twoDirections = (): Problem =>
  malformed([
    {
      pointer: '/before',
      detail: { fr: 'Choisissez « before » ou « after ».', en: 'Choose “before” or “after”.' },
    },
  ]);

export const unreadableEvent = (faults: Fault[]): Problem => malformed(faults);

export const tooManySockets = (most: number): Problem =>
  new Problem({
    type: 'too-many-sockets',
    status: 429,
    title: { fr: 'Trop d’écrans ouverts', en: 'Too many screens open' },
    detail: {
      fr: `Ce compte a déjà ${most} écrans reliés. Fermez-en un, puis réessayez.`,
      en: `This account already has ${most} screens connected. Close one, then try again.`,
    },
  });

export const tooManyThreads = (): Problem =>
  new Problem({
    type: 'too-many-threads',
    status: 429,
    title: { fr: 'Trop de fils ouverts à la fois', en: 'Too many threads open at once' },
    detail: {
      fr: 'Fermez un fil de cet écran avant d’en ouvrir un autre.',
      en: 'Close a thread on this screen before you open another.',
    },
  });

/** A reply answers a message that exists. */
export const replyToNothing = (): Problem =>
  malformed([
    {
      pointer: '/replyTo',
      detail: { fr: 'Ce message n’existe pas dans ce fil.', en: 'There is no such message in this thread.' },
    },
  ]);

/** One writes, over a socket, in a thread it has joined: that is where its rights were read. */
export const notJoined = (): Problem =>
  new Problem({
    type: 'thread-not-joined',
    status: 409,
    title: { fr: 'Fil non ouvert', en: 'Thread not open' },
    detail: {
      fr: 'Entrez d’abord dans ce fil, puis envoyez votre message.',
      en: 'Join this thread first, then send your message.',
    },
  });

export const overloaded = (): Problem =>
  new Problem({
    type: 'overloaded',
    status: 503,
    title: { fr: 'Trop de messages à la fois', en: 'Too many messages at once' },
    detail: {
      fr: 'Votre message n’a pas été pris : renvoyez-le dans un instant.',
      en: 'Your message was not taken: send it again in a moment.',
    },
    members: { retryAfter: 1 },
  });

/** Nothing more is done to a message that shows no words. */
export const messageGone = (): Problem =>
  new Problem({
    type: 'message-gone',
    status: 409,
    title: { fr: 'Message retiré', en: 'Message taken away' },
    detail: {
      fr: 'Ce message a été supprimé, effacé ou masqué : on n’y touche plus.',
      en: 'This message was deleted, erased or hidden: nothing more is done to it.',
    },
  });

export const tooManyVersions = (): Problem =>
  new Problem({
    type: 'too-many-versions',
    status: 409,
    title: { fr: 'Message déjà modifié de nombreuses fois', en: 'Message already edited many times' },
    detail: {
      fr: 'Écrivez plutôt un nouveau message, en réponse à celui-ci.',
      en: 'Write a new message instead, as a reply to this one.',
    },
  });

export const tooManyMentions = (most: number): Problem =>
  malformed([
    {
      pointer: '/body',
      detail: { fr: `Au plus ${most} mentions par message.`, en: `At most ${most} mentions a message.` },
    },
  ]);

/** Whoever is unknown here, does not read, or is not to be known of by name: told alike. */
export const mentionRefused = (labels: readonly string[]): Problem =>
  new Problem({
    type: 'mention-refused',
    status: 422,
    title: { fr: 'Mention impossible', en: 'Mention not possible' },
    detail: {
      fr: `On ne peut pas mentionner ici : ${labels.join(', ')}. Retirez cette mention : elle n’atteindrait personne qui lise ce fil.`,
      en: `One cannot mention here: ${labels.join(', ')}. Remove this mention: it would reach nobody who reads this thread.`,
    },
    errors: [
      {
        pointer: '/body',
        detail: { fr: 'Une mention est à retirer.', en: 'A mention needs removing.' },
      },
    ],
  });

/** Not received here, not this author's, or already in another message. */
export const filesNotReceived = (): Problem =>
  new Problem({
    type: 'files-not-received',
    status: 422,
    title: { fr: 'Fichier à renvoyer', en: 'File to send again' },
    detail: {
      fr: 'Un des fichiers n’attend pas de message dans ce fil : joignez-le de nouveau.',
      en: 'One of the files waits for no message in this thread: attach it again.',
    },
    errors: [
      {
        pointer: '/files',
        detail: { fr: 'Un fichier est à joindre de nouveau.', en: 'A file needs attaching again.' },
      },
    ],
  });

export const tooManyWaitingFiles = (most: number): Problem =>
  new Problem({
    type: 'too-many-files',
    status: 429,
    title: { fr: 'Trop de fichiers en attente', en: 'Too many files waiting' },
    detail: {
      fr: `Envoyez d’abord les messages de vos ${most} derniers fichiers.`,
      en: `First send the messages of your last ${most} files.`,
    },
  });

export const tooManyPins = (most: number): Problem =>
  new Problem({
    type: 'too-many-pins',
    status: 409,
    title: { fr: 'Trop de messages épinglés', en: 'Too many pinned messages' },
    detail: {
      fr: `Un fil garde ${most} messages en vue au plus : retirez-en un d’abord.`,
      en: `A thread keeps ${most} messages in sight at most: remove one first.`,
    },
  });

/** Does not read that audience, or is not to be known of by name there: told alike. */
export const notAmongReaders = (): Problem =>
  new Problem({
    type: 'not-among-readers',
    status: 422,
    title: { fr: 'Personne hors de ce cercle', en: 'Someone outside this circle' },
    detail: {
      fr: 'On ne fait entrer que des personnes qui lisent déjà ce cercle et que vous y connaissez par leur nom.',
      en: 'Only people who already read this circle, and whom you know there by name, may be brought in.',
    },
    errors: [
      {
        pointer: '/people',
        detail: { fr: 'Une personne est à retirer.', en: 'Someone needs removing.' },
      },
    ],
  });

export const threadNotNamed = (): Problem =>
  new Problem({
    type: 'thread-not-named',
    status: 409,
    title: { fr: 'Fil ouvert à tout un cercle', en: 'Thread open to a whole circle' },
    detail: {
      fr: 'On n’entre ni ne sort de ce fil à la main : le lisent ceux que son objet concerne.',
      en: 'Nobody enters or leaves this thread by hand: those whom its object concerns read it.',
    },
  });

export const tooManyNamedThreads = (most: number): Problem =>
  new Problem({
    type: 'too-many-named-threads',
    status: 409,
    title: { fr: 'Trop de fils de personnes choisies', en: 'Too many threads of chosen people' },
    detail: {
      fr: `Il y en a déjà ${most} autour de cet objet : reprenez l’un d’eux.`,
      en: `There are already ${most} around this object: take one of them up.`,
    },
  });

export const tooManyGuests = (most: number): Problem =>
  new Problem({
    type: 'too-many-guests',
    status: 409,
    title: { fr: 'Trop de personnes invitées', en: 'Too many guests' },
    detail: {
      fr: `Ce fil a déjà ${most} personnes invitées : terminez un séjour avant d’inviter encore.`,
      en: `This thread already has ${most} guests: end a stay before you invite again.`,
    },
  });

/** Absent, or not to be known of. */
export const quotedNothing = (): Problem =>
  malformed([
    {
      pointer: '/quote',
      detail: {
        fr: 'Ce message n’existe pas, ou ne vous est pas ouvert.',
        en: 'This message does not exist, or is not open to you.',
      },
    },
  ]);

export const quoteRefused = (reason: Text): Problem =>
  new Problem({
    type: 'quote-refused',
    status: 422,
    title: { fr: 'Message à ne pas citer ici', en: 'Message not to be quoted here' },
    detail: reason,
    errors: [{ pointer: '/quote', detail: reason }],
  });
/** Told alike whether the account exists or not. */
export const ownerDoesNotRead = (): Problem =>
  new Problem({
    type: 'owner-does-not-read',
    status: 422,
    title: { fr: 'Cette personne ne lit pas ce fil', en: 'This person does not read this thread' },
    detail: {
      fr: 'Une tâche se confie à quelqu’un qui lit le fil d’où elle vient.',
      en: 'A task is given to somebody who reads the thread it comes from.',
    },
    errors: [
      {
        pointer: '/ownerId',
        detail: { fr: 'Choisissez quelqu’un qui lit ce fil.', en: 'Choose somebody who reads this thread.' },
      },
    ],
  });

export const notHidden = (): Problem =>
  new Problem({
    type: 'message-not-hidden',
    status: 409,
    title: { fr: 'Message non masqué', en: 'Message not hidden' },
    detail: {
      fr: 'Seul un message masqué se rétablit.',
      en: 'Only a hidden message is restored.',
    },
  });
