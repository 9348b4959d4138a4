import type { History } from '../world/history.js';
import type { World } from '../world/world.js';
import { bienVieillirStory } from './bien-vieillir.js';
import { callsStory } from './calls.js';
import { cultureStory } from './culture.js';
import { Desk } from './desk.js';
import { panelStory } from './panel.js';
import { profilesStory } from './profiles.js';
import { questionsStory } from './questions.js';
import { seReleverStory } from './se-relever.js';
import { Talk } from './talk.js';
import { teamsStory } from './teams.js';
import { terrainStory } from './terrain.js';
import { tropheesStory } from './trophees.js';

/** Everything that happened before the first day. */
export function tellStories(world: World, history: History): void {
  const desk = new Desk(world);
  const talk = new Talk(world);
  callsStory(world, history);
  tropheesStory(world, history, desk, talk);
  seReleverStory(history, desk, talk);
  cultureStory(world, history, desk, talk);
  bienVieillirStory(history, desk, talk);
  terrainStory(history, desk, talk);
  questionsStory(world, history, talk);
  teamsStory(world, history);
  profilesStory(world, history);
  panelStory(world, history);
}
