import type { Text } from '#platform';
import type { Reaction } from '#realtime-contract';

/** Enough to answer without a message, few enough to be read at a glance; each has a name, for whoever hears it. */
export const REACTIONS = {
  '👍': { fr: 'D’accord', en: 'Agreed' },
  '❤️': { fr: 'Merci de tout cœur', en: 'Heartfelt thanks' },
  '👏': { fr: 'Bravo', en: 'Well done' },
  '🎉': { fr: 'Bonne nouvelle', en: 'Good news' },
  '✅': { fr: 'C’est fait', en: 'Done' },
  '👀': { fr: 'Je regarde', en: 'Looking into it' },
  '🤔': { fr: 'J’ai un doute', en: 'I have a doubt' },
  '🙏': { fr: 'S’il vous plaît', en: 'Please' },
} as const satisfies Record<Reaction, Text>;

export const REACTION_EMOJI = Object.keys(REACTIONS) as Reaction[];
