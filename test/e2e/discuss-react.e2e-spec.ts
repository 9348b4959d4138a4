import { read, said, standingTable } from '../support/discussion-scene.js';
import { only } from '../support/meetings.js';

/** Reactions, pins and the decision of a thread that Nadia runs. */

const { as, around } = standingTable(['nadia', 'malo', 'helene', 'stranger']);
let threadId: string;

beforeEach(async () => {
  ({ threadId } = await around({
    shared: {
      mayRead: only(as.nadia, as.malo, as.helene),
      mayWrite: only(as.nadia, as.malo),
      mayPin: only(as.nadia),
    },
  }));
  for (const text of ['Un', 'Deux', 'Trois']) await said(as.malo, threadId, text);
});

const at = (seq: number, what: string): string => `/threads/${threadId}/messages/${seq}/${what}`;

describe('reactions', () => {
  it('are one per person and emoji, told by id, in the order they came', async () => {
    await as.nadia.post(at(1, 'react'), { emoji: '👍' }).expect(200);
    await as.malo.post(at(1, 'react'), { emoji: '👍' }).expect(200);
    const { body } = await as.malo.post(at(1, 'react'), { emoji: '🎉' }).expect(200);
    const both = [as.nadia.accountId, as.malo.accountId];
    expect(body).toMatchObject({
      change: 3,
      reactions: [
        { emoji: '👍', people: both },
        { emoji: '🎉', people: [as.malo.accountId] },
      ],
    });
    const again = await as.malo.post(at(1, 'react'), { emoji: '🎉' }).expect(200);
    expect(again.body).toEqual(body);
    await as.malo.post(at(1, 'unreact'), { emoji: '🎉' }).expect(200);
    const [first, second] = await read(as.helene, threadId);
    expect(first?.reactions).toEqual([{ emoji: '👍', people: both }]);
    expect(second).not.toHaveProperty('reactions');
  });

  it('are of a closed list, each with a name', async () => {
    await as.malo.post(at(1, 'react'), { emoji: '💩' }).expect(400);
    const { body } = await as.malo.get('/reactions').expect(200);
    expect(body.items).toHaveLength(8);
    expect(body.items[0]).toEqual({ emoji: '👍', name: 'D’accord' });
  });

  it('are for those who may write, on what is still there', async () => {
    await as.helene.post(at(1, 'react'), { emoji: '👍' }).expect(403);
    await as.stranger.post(at(1, 'react'), { emoji: '👍' }).expect(404);
    await as.malo.post(at(9, 'react'), { emoji: '👍' }).expect(404);
    await as.nadia.post(at(2, 'react'), { emoji: '👍' }).expect(200);
    await as.malo.delete(`/threads/${threadId}/messages/2`).expect(200);
    await as.nadia.post(at(2, 'react'), { emoji: '👀' }).expect(409);
    expect((await read(as.nadia, threadId))[1]).not.toHaveProperty('reactions');
  });
});

describe('pins and the decision', () => {
  it('are kept in sight, the decision first', async () => {
    await as.nadia.put(at(1, 'pin')).expect(200);
    await as.nadia.put(at(2, 'pin')).expect(200);
    await as.nadia.put(at(3, 'decision')).expect(200);
    const { body } = await as.helene.get(`/threads/${threadId}/marked`).expect(200);
    const told = body.items.map(({ seq, pinned, decided }: Record<string, unknown>) => ({
      seq,
      pinned,
      decided,
    }));
    expect(told).toEqual([
      { seq: 3, decided: true },
      { seq: 2, pinned: true },
      { seq: 1, pinned: true },
    ]);
    await as.nadia.delete(at(2, 'pin')).expect(200);
    const after = await as.helene.get(`/threads/${threadId}/marked`).expect(200);
    expect(after.body.items.map((one: { seq: number }) => one.seq)).toEqual([3, 1]);
  });

  it('the decision moves, both messages say so, and it may be taken off', async () => {
    await as.nadia.put(at(1, 'decision')).expect(200);
    await as.nadia.put(at(2, 'decision')).expect(200);
    const { body } = await as.malo.get(`/threads/${threadId}/changes?after=1`).expect(200);
    expect(
      body.items.map((one: { seq: number; decided?: boolean }) => [one.seq, one.decided ?? false]),
    ).toEqual([
      [1, false],
      [2, true],
    ]);
    await as.nadia.delete(at(2, 'decision')).expect(200);
    expect((await as.malo.get(`/threads/${threadId}/marked`).expect(200)).body.items).toEqual([]);
  });

  it('are for whoever runs the discussion', async () => {
    const { body } = await as.malo.get(`/threads/${threadId}`).expect(200);
    expect(body.actions).toEqual(['post']);
    const { body: run } = await as.nadia.get(`/threads/${threadId}`).expect(200);
    expect(run.actions).toEqual(['pin', 'invite', 'post']);
    await as.malo.put(at(1, 'pin')).expect(403);
    await as.malo.put(at(1, 'decision')).expect(403);
    await as.stranger.put(at(1, 'pin')).expect(404);
    await as.malo.delete(`/threads/${threadId}/messages/1`).expect(200);
    await as.nadia.put(at(1, 'pin')).expect(409);
  });
});
