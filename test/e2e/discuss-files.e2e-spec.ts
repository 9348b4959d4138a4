import { randomUUID } from 'node:crypto';
import { SubjectRegistry } from '../../libs/discussions/index.js';
import { ErasureService } from '../../libs/identity/index.js';
import { asSystem, Retention } from '../../libs/platform/index.js';
import { type Cornac, openCornac } from '../support/app.js';
import { Meetings, only } from '../support/meetings.js';
import type { Person } from '../support/person.js';

/** A file goes to the thread, then a message names it. */

let cornac: Cornac;
let as: Record<'nadia' | 'malo' | 'helene' | 'leaving' | 'stranger', Person>;
let threadId: string;
const meetings = new Meetings();

beforeAll(async () => {
  cornac = await openCornac();
  cornac.service(SubjectRegistry).register(Meetings.type, meetings);
  as = await cornac.people({
    nadia: 'Nadia Belkacem',
    malo: 'Malo Ortega',
    helene: 'Hélène Roux',
    leaving: 'Léa Partante',
    stranger: 'Paul Étranger',
  });
  const id = meetings.plan('Chantier', {
    shared: {
      mayRead: only(as.nadia, as.malo, as.helene, as.leaving),
      mayWrite: only(as.nadia, as.malo, as.leaving),
    },
  });
  const { body } = await as.nadia.get(`/threads?subjectType=${Meetings.type}&subjectId=${id}`).expect(200);
  threadId = body.items[0].id;
});
afterAll(() => cornac.close());

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const send = (person: Person, content = PDF, filename = 'devis.pdf') =>
  person.post(`/threads/${threadId}/files`).attach('file', content, { filename });
const fileOf = async (person: Person): Promise<string> => (await send(person).expect(201)).body.id;
const say = (person: Person, files: string[]) =>
  person.post(`/threads/${threadId}/messages`, { clientId: randomUUID(), body: 'Voici', files });
const download = (person: Person, id: string) => person.get(`/threads/${threadId}/files/${id}`);
const kept = async (id: string) =>
  (await cornac.sql('SELECT 1 FROM stored_files WHERE id = $1', [id])).length;

describe('a file', () => {
  it('is its sender’s alone until a message names it, then its readers’', async () => {
    const id = await fileOf(as.nadia);
    await download(as.nadia, id).expect(200);
    await download(as.malo, id).expect(404);
    const { body } = await say(as.nadia, [id]).expect(201);
    expect(body.files).toEqual([
      { id, name: 'devis.pdf', mediaType: 'application/pdf', sizeBytes: PDF.length },
    ]);
    const answer = await download(as.helene, id).expect(200);
    expect(answer.headers['content-disposition']).toContain('attachment');
    await download(as.stranger, id).expect(404);
    const page = await as.malo.get(`/threads/${threadId}/messages`).expect(200);
    expect(page.body.items.at(-1).files).toEqual(body.files);
  });

  it('goes with its message', async () => {
    const id = await fileOf(as.nadia);
    const { body } = await say(as.nadia, [id]).expect(201);
    await as.nadia.delete(`/threads/${threadId}/messages/${body.seq}`).expect(200);
    await download(as.nadia, id).expect(404);
    expect(await kept(id)).toBe(0);
  });

  it('serves one message, of its sender, in its thread', async () => {
    const id = await fileOf(as.nadia);
    const { body } = await say(as.malo, [id]).expect(422);
    expect(body.type).toBe('/problemes/files-not-received');
    await say(as.nadia, [id]).expect(201);
    await say(as.nadia, [id]).expect(422);
    await say(as.nadia, [randomUUID()]).expect(422);
    await say(as.nadia, [id, id]).expect(400);
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
    await say(as.leaving, [id]).expect(201);
    await cornac.service(ErasureService).erase(as.leaving.accountId);
    await download(as.nadia, id).expect(404);
    expect(await kept(id)).toBe(0);
  });
});
