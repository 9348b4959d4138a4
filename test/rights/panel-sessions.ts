import type { Person } from '../support/person.js';
import type { Instance, People } from './objects.js';

type OfPanels = Record<'panel' | 'foreign', Instance>;

export const SCENE_GUIDE = {
  name: 'Le nôtre',
  theme: 'other',
  steps: [
    { id: 'feel', kind: 'smileys', title: 'Qu’en pensez-vous ?' },
    { id: 'end', kind: 'end', title: 'Merci' },
  ],
};

/** A session of each panel, to which its panelist is invited, with one solution; a guide of the library, one of a panel. */
export async function planSessions(
  as: People,
  panels: OfPanels,
): Promise<{ sessions: OfPanels; guides: Record<'library' | 'panel', Instance> }> {
  const plan = async (person: Person, { id: panelId, panelistId = '' }: Instance): Promise<Instance> => {
    const { body: session } = await person
      .post(`/panels/${panelId}/sessions`, { title: 'La nuit', mode: 'table', seats: 4 })
      .expect(201);
    const at = `/panel-sessions/${session.id}`;
    const { body: more } = await person.post(`${at}/subjects`, { title: 'La veille' }).expect(201);
    await person.post(`${at}/draw`, {}).expect(200);
    await person.post(`${at}/invitations`, { way: 'phone', panelistIds: [panelistId] }).expect(200);
    const { body: ended } = await person.get(at).expect(200);
    return { id: session.id, panelistId, subjectId: more.subjects[0].id, version: String(ended.version) };
  };
  const { body: library } = await as.passerby.get('/guides').expect(200);
  const { body: guide } = await as.facilitator
    .post(`/panels/${panels.panel.id}/guides`, SCENE_GUIDE)
    .expect(201);
  return {
    sessions: {
      panel: await plan(as.facilitator, panels.panel),
      foreign: await plan(as.foreigner, panels.foreign),
    },
    guides: {
      library: { id: library.items[0].id, version: '1' },
      panel: { id: guide.id, version: '1' },
    },
  };
}
