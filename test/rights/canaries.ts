import type { Cornac } from '../support/app.js';
import type { RightsWorld } from './objects.js';
import { EVERYONE, type Persona } from './personas.js';
import { facilitating, KNOWN } from './table.js';

/** A word found nowhere else, and those who may read it. */
export interface Secret {
  word: string;
  /** What it belongs to, for whoever reads the failure. */
  of: string;
  known: readonly Persona[];
}

/** Ids, titles and proofs of everything that somebody may not know of. */
export async function secretsFrom(cornac: Cornac, { objects }: RightsWorld): Promise<Secret[]> {
  const secrets: Secret[] = [];
  for (const kind of ['call', 'application', 'reference', 'claim', 'thread', 'panel'] as const) {
    for (const [name, { id = '', fileId, panelistId }] of Object.entries(objects[kind])) {
      const known = peopleOf(KNOWN[kind][name]);
      if (name === 'unknown' || known.length === EVERYONE.length) continue;
      if (kind === 'panel') known.push(...peopleOf(onIt(name)));
      for (const word of [fileId, id]) if (word) secrets.push({ word, of: `${kind} ${name}`, known });
      if (panelistId)
        secrets.push({
          word: panelistId,
          of: `the people of ${kind} ${name}`,
          known: peopleOf(`${facilitating[name]} ${onIt(name)}`),
        });
    }
  }
  for (const [name, { id }] of Object.entries(objects.application)) {
    const known = peopleOf(KNOWN.application[name]);
    const rows = await cornac.sql<{ word: string }>(
      `SELECT title AS word FROM applications WHERE id = $1
       UNION ALL SELECT receipt_number FROM dossiers WHERE application_id = $1
       UNION ALL SELECT sha256 FROM dossiers WHERE application_id = $1
       UNION ALL SELECT id::text FROM reviews WHERE application_id = $1`,
      [id],
    );
    for (const { word } of rows) secrets.push({ word, of: `application ${name}`, known });
  }
  const panelists = await cornac.sql<{ word: string }>(
    `SELECT unnest(ARRAY[id::text, display_name]) AS word FROM accounts WHERE id = $1`,
    [objects.panelist.keyholder?.accountId],
  );
  for (const { word } of panelists)
    secrets.push({ word, of: 'a panelist', known: peopleOf(KNOWN.panelist.keyholder) });
  return secrets;
}

/** They read of the panel what is theirs. */
const onIt = (panel: string): string => (panel === 'panel' ? 'panelist' : '');

const peopleOf = (people: string | undefined): Persona[] =>
  (people?.split(' ').filter(Boolean) ?? []) as Persona[];
