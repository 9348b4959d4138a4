import type { Cornac } from '../support/app.js';
import { PDF } from '../support/call-scene.js';
import type { Person } from '../support/person.js';
import type { Instance, Organisations, People } from './objects.js';

/** The facilitator's panel, owned by I, with one panelist who came in with a key; the foreigner's, of F. */
export async function openPanels(
  cornac: Cornac,
  as: People,
  { institution, foreign }: Organisations,
): Promise<Record<'panel' | 'foreign', Instance>> {
  const open = async (person: Person, organisation: Instance, name: string): Promise<Instance> => {
    const { body: panel } = await person
      .post('/panels', {
        organisationId: organisation.id,
        name,
        purpose: 'Dire ce que valent les solutions.',
      })
      .expect(201);
    const at = `/panels/${panel.id}`;
    const { body: panelist } = await person
      .post(`${at}/panelists`, { firstName: 'Denise', lastName: `Fontanille ${name}`, recruitedBy: 'letter' })
      .expect(201);
    const { body: text } = await person
      .post(`${at}/consent-texts`, { words: 'Je participe.', coversHealth: false, uponWithdrawal: 'erase' })
      .expect(201);
    const { body: consent } = await person
      .post(`${at}/panelists/${panelist.id}/consents`, { textId: text.id, way: 'paper' })
      .expect(201);
    await person
      .post(`${at}/panelists/${panelist.id}/consents/${consent.id}/file`)
      .attach('file', PDF, { filename: 'feuille.pdf' })
      .expect(201);
    return {
      id: panel.id,
      accountId: person.accountId,
      organisationId: organisation.id ?? '',
      panelistId: panelist.id,
      textId: text.id,
      consentId: consent.id,
    };
  };
  const panels = {
    panel: await open(as.facilitator, institution, 'Les voix du Rhône'),
    foreign: await open(as.foreigner, foreign, 'Les voix du Ponant'),
  };
  await cornac.sql('UPDATE panel_people.people SET account_id = $1 WHERE panelist_id = $2', [
    as.panelist.accountId,
    panels.panel.panelistId,
  ]);
  return panels;
}
