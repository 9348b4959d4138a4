import { bienVieillir } from '../calls/04-bien-vieillir.js';
import { culture } from '../calls/05-culture.js';
import { seRelever } from '../calls/07-se-relever.js';
import { trophees } from '../calls/08-trophees.js';
import { ideesDeTerrain } from '../calls/10-idees-de-terrain.js';
import { habiterEnsemble } from '../calls/13-habiter-ensemble.js';
import { boiteAIdees } from '../calls/boite-a-idees.js';
import type { CallFile } from '../calls/call-file.js';
import { mangerEnsemble } from '../calls/manger-ensemble.js';
import { draftCall, importCall } from '../import-call.js';
import type { Calendar } from '../world/calendar.js';
import type { History } from '../world/history.js';
import type { World } from '../world/world.js';

/** A call of the demo: who drafts it, who approves it beside, and when. */
interface Launch {
  key: string;
  file: (calendar: Calendar) => CallFile;
  by: string;
  approvedBy?: string[];
  /** Days from today. */
  publishedOn: number;
}

/** In the order of their publication, which is also that of their references. */
export const LAUNCHES: readonly Launch[] = [
  { key: 'idees', file: boiteAIdees, by: 'lucie', publishedOn: -214 },
  { key: 'trophees', file: trophees, by: 'julien', publishedOn: -171 },
  { key: 'se-relever', file: seRelever, by: 'nadia', publishedOn: -90 },
  { key: 'culture', file: culture, by: 'lucie', publishedOn: -75 },
  { key: 'bien-vieillir', file: bienVieillir, by: 'nadia', approvedBy: ['philippe'], publishedOn: -31 },
  { key: 'terrain', file: ideesDeTerrain, by: 'etienne', publishedOn: -30 },
  { key: 'habiter', file: habiterEnsemble, by: 'agnes', approvedBy: ['thomas'], publishedOn: -4 },
];

export function callsStory(world: World, history: History): void {
  for (const { key, file, by, approvedBy = [], publishedOn } of LAUNCHES) {
    history.at(publishedOn, '10:05', `launching ${key}`, async () => {
      const approvers = approvedBy.map((person) => world.as(person));
      const id = await importCall(world.callDoors, world.as(by), file(history.calendar), approvers);
      world.nameCall(key, id);
    });
  }
  history.at(-2, '16:20', 'drafting one more call', () =>
    draftCall(world.callDoors, world.as('nadia'), mangerEnsemble(history.calendar)),
  );
}
