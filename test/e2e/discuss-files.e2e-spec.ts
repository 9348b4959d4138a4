import { randomUUID } from 'node:crypto';
import { ErasureService } from '../../libs/identity/index.js';
import { asSystem, Retention } from '../../libs/platform/index.js';
import { read, say, standingTable } from '../support/discussion-scene.js';
import { only } from '../support/meetings.js';
import type { Person } from '../support/person.js';

/** A file goes to the thread, then a message names it. */

const { cornac, as, around } = standingTable(['nadia', 'malo', 'helene', 'leaving', 'stranger']);
let threadId: string;

beforeAll(async () => {
  ({ threadId } = await around({
    shared: {
      mayRead: only(as.nadia, as.malo, as.helene, as.leaving),
      mayWrite: only(as.nadia, as.malo, as.leaving),
    },
  }));
});

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const send = (person: Person, content = PDF, filename = 'devis.pdf') =>
  person.post(`/threads/${threadId}/files`).attach('file', content, { filename });
const fileOf = async (person: Person): Promise<string> => (await send(person).expect(201)).body.id;
const give = (person: Person, files: string[]) => say(person, threadId, 'Voici', { files });
const download = (person: Person, id: string) => person.get(`/threads/${threadId}/files/${id}`);
const kept = async (id: string) =>
  (await cornac.sql('SELECT 1 FROM stored_files WHERE id = $1', [id])).length;

describe('a file', () => {
  it('is its sender’s alone until a message names it, then its readers’', async () => {
    const id = await fileOf(as.nadia);
    await download(as.nadia, id).expect(200);
    await download(as.malo, id).expect(404);
    const { body } = await give(as.nadia, [id]).expect(201);
    expect(body.files).toEqual([
      { id, name: 'devis.pdf', mediaType: 'application/pdf', sizeBytes: PDF.length },
    ]);
    const answer = await download(as.helene, id).expect(200);
    expect(answer.headers['content-disposition']).toContain('attachment');
    await download(as.stranger, id).expect(404);
    expect((await read(as.malo, threadId)).at(-1)?.files).toEqual(body.files);
  });

  it('goes with its message', async () => {
    const id = await fileOf(as.nadia);
    const { body } = await give(as.nadia, [id]).expect(201);
    await as.nadia.delete(`/threads/${threadId}/messages/${body.seq}`).expect(200);
    await download(as.nadia, id).expect(404);
    expect(await kept(id)).toBe(0);
  });

  it('serves one message, of its sender, in its thread', async () => {
    const id = await fileOf(as.nadia);
    const { body } = await give(as.malo, [id]).expect(422);
    expect(body.type).toBe('/problemes/files-not-received');
    await give(as.nadia, [id]).expect(201);
    await give(as.nadia, [id]).expect(422);
    await give(as.nadia, [randomUUID()]).expect(422);
    await give(as.nadia, [id, id]).expect(400);
  });

  it('is what its name says, from those who may write', async () => {
    await send(as.nadia, Buffer.from('MZ'), 'devis.pdf').expect(422);
    await send(as.helene).expect(403);
    await send(as.stranger).expect(404);
  });

  it('that no message names is let go after a day', async () => {
    const [waiting, recent] = [await fileOf(as.nadia), await fileOf(as.nadia)];
    await cornac.sql(
      "UPDATE message_files SET received_at = now() - interval '25 hours' WHERE file_id = $1",
      [waiting],
    );
    const sweep = cornac.service(Retention).sweeps.find((one) => one.kind === 'message_files');
    await asSystem(async () => sweep?.run(new Date()));
    expect([await kept(waiting), await kept(recent)]).toEqual([0, 1]);
  });

  it('goes when its sender is forgotten', async () => {
    const id = await fileOf(as.leaving);
    await give(as.leaving, [id]).expect(201);
    await cornac.service(ErasureService).erase(as.leaving.accountId);
    await download(as.nadia, id).expect(404);
    expect(await kept(id)).toBe(0);
  });
});
