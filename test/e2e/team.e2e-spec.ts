import supertest from 'supertest';
import { CAST } from '../support/call-scene.js';
import { secondsUntil } from '../support/figures.js';
import { standing } from '../support/standing.js';
import { standingCall } from '../support/standing-call.js';
import { openWorker } from '../support/worker.js';

/** A team over HTTP and by mail: asked in, coming in by oneself, standing in, leaving, being replaced. */

const { cornac, as, scene } = standingCall();
const worker = standing(() => openWorker(cornac));
let team: string;

beforeAll(async () => {
  team = `/organisations/${scene.enterpriseId}`;
}, 60_000);

const lettersTo = (email: string): Promise<{ subject: string; text: string }[]> =>
  cornac.sql('SELECT subject, text FROM mailbox WHERE recipient = $1 ORDER BY sent_at', [email]);

describe('an invitation by e-mail', () => {
  let id: string;
  let token: string;

  it('leaves with a link whose secret is nowhere in the database', async () => {
    const { body } = await as.applicant
      .post(`${team}/invitations`, {
        emails: ['lea-morin@test.example', 'Nouvelle@test.example'],
        role: 'member',
        word: 'Rejoignez-nous.',
      })
      .expect(201);
    expect(body.items).toEqual([
      expect.objectContaining({ email: 'lea-morin@test.example', actions: ['resend', 'revoke'] }),
      expect.objectContaining({ email: 'nouvelle@test.example', status: 'pending' }),
    ]);
    await worker.work();
    const [letter] = await lettersTo('lea-morin@test.example');
    expect(letter?.subject).toBe(`Aïssatou Diop vous invite dans l’équipe de ${await nameOf(team)}`);
    expect(letter?.text).toContain('Rejoignez-nous.');
    [, id = '', token = ''] = /\/invitations\/([\w-]{36})#([\w-]{40,})/.exec(letter?.text ?? '') ?? [];
    expect(token).not.toBe('');
    const kept = await cornac.sql<{ invitation: string }>(
      'SELECT invitations::text AS invitation FROM invitations',
    );
    expect(kept.some(({ invitation }) => invitation.includes(token))).toBe(false);
  });

  it('shows itself to whoever holds the link, and looking changes nothing', async () => {
    const look = () => supertest(cornac.url).post('/api/v1/invitations/look').send({ token }).expect(200);
    await look();
    const { body } = await look();
    expect(body).toMatchObject({
      id,
      email: 'lea-morin@test.example',
      forMe: false,
      status: 'pending',
      actions: [],
    });
  });

  it('is nobody else’s: a stranger learns nothing, the holder of the link learns for which address it is', async () => {
    await as.rival.post(`/my/invitations/${id}/accept`, {}).expect(404);
    const { body } = await as.rival.post(`/my/invitations/${id}/accept`, { token }).expect(403);
    expect(body).toMatchObject({
      type: '/problemes/invited-under-other-address',
      email: 'lea-morin@test.example',
    });
  });

  it('waits on the day of the person invited, who accepts without the link', async () => {
    const day = await as.stranger.get('/my/day').expect(200);
    expect(day.body.items).toContainEqual(
      expect.objectContaining({ kind: 'answer_invitation', subjectId: id }),
    );
    await as.stranger.get(`${team}/members`).expect(403);
    await as.stranger.post(`/my/invitations/${id}/accept`, {}).expect(200);
    const { body } = await as.stranger.get(`${team}/members`).expect(200);
    expect(body.items.map((member: { displayName: string }) => member.displayName)).toContain('Léa Morin');
    const session = await as.stranger.get('/session').expect(200);
    expect(session.body.memberships).toEqual([
      expect.objectContaining({ organisationId: scene.enterpriseId, role: 'member', via: null }),
    ]);
    await worker.work();
    expect((await lettersTo('aissatou-diop@test.example')).map((letter) => letter.subject)).toContain(
      `Léa Morin rejoint l’équipe de ${await nameOf(team)}`,
    );
  });

  it('can be taken back, and then opens nothing', async () => {
    const { body } = await as.applicant.get(`${team}/invitations`).expect(200);
    expect(body.items).toHaveLength(1);
    await as.applicant.delete(`${team}/invitations/${body.items[0].id}`).expect(200);
    const [letter] = await lettersTo('nouvelle@test.example');
    const [, spent = ''] = /#([\w-]{40,})/.exec(letter?.text ?? '') ?? [];
    const seen = await supertest(cornac.url)
      .post('/api/v1/invitations/look')
      .send({ token: spent })
      .expect(200);
    expect(seen.body).toMatchObject({ status: 'revoked', actions: [] });
  });
});

describe('someone removed', () => {
  it('loses HTTP at once and open threads within five seconds', async () => {
    const { body: started } = await as.colleague
      .post('/applications', {
        callId: scene.callId,
        organisationId: scene.enterpriseId,
        title: 'Une présence la nuit',
      })
      .expect(201);
    const { body: threads } = await as.colleague
      .get(`/threads?subjectType=application&subjectId=${started.id}`)
      .expect(200);
    const [thread] = threads.items;
    const screen = await as.colleague.socket();
    const answer = await screen.emitWithAck('join', { threadId: thread.id, after: 0 });
    expect(answer).toMatchObject({ ok: true });
    const revoked = secondsUntil(new Promise((resolve) => screen.once('revoked', resolve)));
    await as.applicant.delete(`${team}/members/${as.colleague.accountId}`).expect(204);
    await as.colleague.get(`/applications/${started.id}`).expect(404);
    await as.colleague.get(`${team}/members`).expect(403);
    expect(await revoked).toBeLessThan(5);

    const { body: former } = await as.applicant.get(`${team}/former-members`).expect(200);
    expect(former.items).toEqual([
      expect.objectContaining({ displayName: CAST.colleague, waiting: 1, actions: ['takeOver'] }),
    ]);
    const path = `${team}/members/${as.colleague.accountId}/takeover`;
    const preview = await as.applicant.get(`${path}?to=${as.applicant.accountId}`).expect(200);
    expect(preview.body).toMatchObject({ moving: 1, staying: 0, former: true });
    await as.applicant.post(path, { toAccountId: as.applicant.accountId }).expect(200);
    await as.applicant.get(`/applications/${started.id}`).expect(200);
    await worker.work();
    expect((await lettersTo('malo-ortega@test.example')).map((letter) => letter.subject)).toEqual([
      `Vous n’êtes plus de l’équipe de ${await nameOf(team)}`,
      `Reprise chez ${await nameOf(team)}`,
    ]);
  }, 20_000);
});

describe('a delegation', () => {
  it('opens the organisation to an outsider until it is withdrawn', async () => {
    const endsAt = new Date(Date.now() + 10 * 86_400_000).toISOString();
    const { body } = await as.applicant
      .post(`${team}/delegations`, { email: 'bruno-keller@test.example', role: 'manager', endsAt })
      .expect(201);
    const session = await as.rival.get('/session').expect(200);
    expect(session.body.memberships).toContainEqual(
      expect.objectContaining({ organisationId: scene.enterpriseId, role: 'manager', via: 'delegation' }),
    );
    const { body: list } = await as.rival.get(`${team}/members`).expect(200);
    expect(list.actions).toEqual(['seeTeam']);
    await as.rival.post(`${team}/invitations`, { emails: ['x@test.example'], role: 'reader' }).expect(403);
    await as.rival.delete(`${team}/delegations/${body.id}`).expect(204);
    await as.rival.get(`${team}/members`).expect(403);
  });
});

describe('a malformed request', () => {
  it('tells every fault, in the reader’s language', async () => {
    const { body } = await as.applicant
      .post(`${team}/invitations`, { emails: ['pas', 'a@b.fr', 'a@b.fr'], role: 'reader' })
      .set('Accept-Language', 'en')
      .expect(422);
    expect(body.errors).toEqual([
      { pointer: '/emails/0', detail: 'An e-mail address is expected, like name@example.org.' },
      { pointer: '/emails/2', detail: 'This address is written twice.' },
    ]);
    await as.applicant.post(`${team}/invitations`, { emails: 'x', role: 'chef' }).expect(400);
    const tooMany = { emails: Array.from({ length: 51 }, (_, n) => `p${n}@test.example`), role: 'reader' };
    await as.applicant.post(`${team}/invitations`, tooMany).expect(400);
    await as.applicant.patch(`${team}/members/${as.trainee.accountId}`, { role: 'member' }).expect(428);
    await as.applicant
      .patch(`${team}/members/${as.trainee.accountId}`, { role: 'member' })
      .set('If-Match', '"7"')
      .expect(409);
  });
});

async function nameOf(path: string): Promise<string> {
  const [row] = await cornac.sql<{ name: string }>('SELECT name FROM organisations WHERE id = $1', [
    path.split('/').at(-1),
  ]);
  return row?.name ?? '';
}
