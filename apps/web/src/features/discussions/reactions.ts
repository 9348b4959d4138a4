import type { Reaction } from '#realtime-contract';
import type { MessageKey } from '~/messages/keys';

/** The closed list of reactions, with the name of each. */
export const REACTIONS = [
  ['👍', 'threads.reaction.agree'],
  ['❤️', 'threads.reaction.love'],
  ['👏', 'threads.reaction.bravo'],
  ['🎉', 'threads.reaction.party'],
  ['✅', 'threads.reaction.done'],
  ['👀', 'threads.reaction.looking'],
  ['🤔', 'threads.reaction.thinking'],
  ['🙏', 'threads.reaction.thanks'],
] as const satisfies readonly (readonly [Reaction, MessageKey])[];

export const reactionName = (emoji: Reaction) =>
  REACTIONS.find(([one]) => one === emoji)?.[1] ?? 'threads.reaction.agree';
