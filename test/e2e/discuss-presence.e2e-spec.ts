import { randomUUID } from 'node:crypto';
import type { PresenceEvent, TypingEvent } from '../../libs/realtime-contract/index.js';
import { said, standingTable } from '../support/discussion-scene.js';
import { only } from '../support/meetings.js';
import type { Person, Screen } from '../support/person.js';

/** Who is in a thread and who is writing: those who wrote there, unless they would rather not. */

const { as, around } = standingTable(['nadia', 'malo', 'helene']);
let threadId: string;

beforeEach(async () => {
  ({ threadId } = await around({ shared: { mayRead: only(as.nadia, as.malo, as.helene) } }));
  for (const person of [as.nadia, as.malo]) await said(person, threadId, 'Bonjour');
});

async function enter(
  person: Person,
): Promise<{ screen: Screen; presences: PresenceEvent[]; typings: TypingEvent[] }> {
  const screen = await person.socket();
  const presences: PresenceEvent[] = [];
  const typings: TypingEvent[] = [];
  screen.on('presence', (event) => presences.push(event));
  screen.on('typing', (event) => typings.push(event));
  expect(await screen.emitWithAck('join', { threadId, after: 0 })).toMatchObject({ ok: true });
  return { screen, presences, typings };
}
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((done) => setTimeout(done, 10));
};

it('is told to the readers, of those who wrote there only', async () => {
  const nadia = await enter(as.nadia);
  const helene = await enter(as.helene);
  const malo = await enter(as.malo);
  await until(() => nadia.presences.length > 0 && malo.presences.length > 0);
  expect(nadia.presences).toEqual([
    { threadId, person: { id: as.malo.accountId, displayName: 'Malo Ortega' }, here: true },
  ]);
  expect(malo.presences.map(({ person }) => person.id)).toEqual([as.nadia.accountId]);

  helene.screen.emit('typing', { threadId });
  for (let key = 0; key < 10; key++) malo.screen.emit('typing', { threadId });
  malo.screen.emit('typing', { threadId: randomUUID() });
  malo.screen.emit('typing', 'n’importe quoi' as never);
  await until(() => nadia.typings.length > 0 && helene.typings.length > 0);
  malo.screen.disconnect();
  await until(() => nadia.presences.some(({ here }) => !here));
  expect(nadia.typings).toEqual([
    { threadId, person: { id: as.malo.accountId, displayName: 'Malo Ortega' } },
  ]);
  expect(malo.typings).toEqual([]);
});

it('says nothing of who asked to be discreet', async () => {
  await as.malo.put('/my/presence', { shown: false }).expect(200, { shown: false });
  await as.malo.get('/my/presence').expect(200, { shown: false });
  const nadia = await enter(as.nadia);
  const malo = await enter(as.malo);
  malo.screen.emit('typing', { threadId });
  await until(() => malo.presences.length > 0);
  expect(await malo.screen.emitWithAck('leave', { threadId })).toEqual({ ok: true });
  expect(nadia.presences).toEqual([]);
  expect(nadia.typings).toEqual([]);
  await as.malo.put('/my/presence', { shown: true }).expect(200, { shown: true });
});
