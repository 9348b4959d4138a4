import { messageOf, said, threadOf } from '../support/discussion-scene.js';
import type { Person } from '../support/person.js';
import { standingCall } from '../support/standing-call.js';

/** A message is reported, hidden with a reason, restored; nobody learns who reported. */

const { cornac, as, scene } = standingCall({ secondFactor: true });
let administrator: Person;
let threadId: string;

beforeAll(async () => {
  ({ administrator } = await cornac.people({ administrator: 'Camille Aubry' }, { secondFactor: true }));
  await cornac.sql('UPDATE accounts SET administrator = true WHERE id = $1', [administrator.accountId]);
  threadId = await threadOf(as.rival, 'call', scene.callId);
});

const say = (person: Person, body: string): Promise<number> => said(person, threadId, body);
const report = (person: Person, seq: number, reason = 'Des injures.') =>
  person.post(`/threads/${threadId}/messages/${seq}/reports`, { reason });
const queue = async (person: Person) => (await person.get('/moderation/reports').expect(200)).body.items;
const shown = (seq: number) => messageOf(as.applicant, threadId, seq);

it('is hidden with a reason and shown again, by who runs the discussion or the platform', async () => {
  const seq = await say(as.rival, 'Vous êtes nuls.');
  await report(as.applicant, seq).expect(204);
  await report(as.applicant, seq).expect(204);
  await report(as.colleague, seq, 'Blessant.').expect(204);

  const [first, second] = await queue(as.officer);
  expect(first).toMatchObject({
    seq,
    body: 'Vous êtes nuls.',
    reason: 'Des injures.',
    state: 'shown',
    actions: ['hide', 'dismiss'],
  });
  expect(second).toMatchObject({ reason: 'Blessant.' });
  expect(JSON.stringify(first)).not.toContain(as.applicant.accountId);
  // Who reads the thread is given the way to it; an administrator who does not, is not.
  expect(first.path).toBe(`/fils/${threadId}#m${seq}`);
  for (const person of [as.rival, as.applicant, as.juror]) {
    expect(await queue(person)).toEqual([]);
    await person.get(`/moderation/reports/${first.id}`).expect(404);
  }

  const act = (person: Person, what: string) =>
    person.post(`/moderation/reports/${first.id}/${what}`, { reason: 'On ne s’injurie pas ici.' });
  await act(as.officer, 'restore').expect(409);
  const hidden = await act(as.officer, 'hide').expect(200);
  expect(hidden.body).toMatchObject({ state: 'hidden', actions: ['restore'] });
  expect(await shown(seq)).toMatchObject({ body: '', gone: 'hidden', change: 1 });
  expect(await queue(administrator)).toEqual([]);
  const settled = await as.officer.get('/moderation/reports?list=settled').expect(200);
  expect(settled.body.items).toContainEqual(
    expect.objectContaining({ id: first.id, state: 'hidden', actions: ['restore'] }),
  );
  expect((await as.juror.get('/moderation/reports?list=settled').expect(200)).body.items).toEqual([]);
  await act(as.officer, 'hide').expect(409);
  await as.rival.patch(`/threads/${threadId}/messages/${seq}`, { body: 'Autre chose' }).expect(409);

  await act(administrator, 'restore').expect(200);
  expect(await shown(seq)).toMatchObject({ body: 'Vous êtes nuls.', change: 2 });
  const told = await cornac.sql<{ type: string; actor: string | null; payload: object }>(
    `SELECT type, actor_id AS actor, payload FROM outbox_events WHERE type LIKE 'message.%' ORDER BY id`,
  );
  expect(told.map(({ type }) => type)).toEqual([
    'message.reported',
    'message.reported',
    'message.hidden',
    'message.restored',
  ]);
  expect(told[0]?.actor).toBeNull();
  expect(JSON.stringify(told)).not.toContain(as.applicant.accountId);
});

it('is left where it is when the report is dismissed', async () => {
  const seq = await say(as.rival, 'Bonne chance à tous.');
  await report(as.applicant, seq, '=1+1').expect(204);
  const [waiting] = await queue(administrator);
  await administrator
    .post(`/moderation/reports/${waiting.id}/dismiss`, { reason: 'Rien à redire.' })
    .expect(200);
  expect(await shown(seq)).toMatchObject({ body: 'Bonne chance à tous.' });
  expect(await queue(as.officer)).toEqual([]);
});

it('leaves a log without names that a spreadsheet opens and never computes', async () => {
  await as.officer.get('/moderation/log').expect(403);
  const { body: page } = await administrator.get('/moderation/log?limit=2').expect(200);
  expect(page.items.map((line: { act: string }) => line.act)).toEqual(['dismissed', 'reported']);
  const rest = await administrator.get(`/moderation/log?limit=10&cursor=${page.next}`).expect(200);
  expect(rest.body.items).toHaveLength(4);
  const { text } = await administrator.get('/moderation/log/extract').expect(200);
  const lines = text.trimEnd().split('\r\n');
  expect(lines).toHaveLength(7);
  expect(lines[0]).toBe('\ufeffat,act,reportId,threadId,seq,moderatorId,reason');
  expect(text).toContain(",'=1+1");
  for (const word of ['Keller', 'Diop', as.applicant.accountId]) expect(text).not.toContain(word);
});
