import { randomUUID } from 'node:crypto';
import { ThreadNoticesService } from '../../libs/notifications/index.js';
import { asSystem } from '../../libs/platform/index.js';
import { read, said, standingTable } from '../support/discussion-scene.js';
import { only } from '../support/meetings.js';
import type { Person } from '../support/person.js';
import { standing } from '../support/standing.js';
import { openWorker } from '../support/worker.js';

/** A thread by e-mail: a letter tells of what waits, and its answer is written in the thread. */

const SECRET = 'le-secret-du-serveur-de-courrier-de-test';
const { cornac, as, meetings, around } = standingTable(['nadia', 'malo', 'stranger'], {
  env: { REPLY_DOMAIN: 'fils.cornac.example', INBOUND_MAIL_SECRET: SECRET },
});
const worker = standing(() => openWorker(cornac));

let meetingId: string;
let threadId: string;
beforeAll(() => meetings.register(worker));
beforeEach(async () => {
  await cornac.sql('DELETE FROM mailbox');
  ({ meetingId, threadId } = await around(
    { shared: { mayRead: only(as.nadia, as.malo) } },
    'Chantier du 7 janvier',
  ));
  await say(as.malo, 'Je suis là.');
  for (const person of [as.nadia, as.malo])
    await person.put(`/threads/${threadId}/read`, { seq: 1 }).expect(200);
});

const say = (person: Person, body: string) => said(person, threadId, body);
const pass = (interval: string) =>
  cornac.sql(
    `WITH older AS (UPDATE thread_members SET told_at = told_at - $2::interval WHERE thread_id = $1)
     UPDATE messages SET sent_at = sent_at - $2::interval WHERE thread_id = $1`,
    [threadId, interval],
  );

interface Letter {
  recipient: string;
  subject: string;
  text: string;
  replyTo: string | null;
}
async function letters(): Promise<Letter[]> {
  await asSystem(() => worker.service(ThreadNoticesService).tell());
  await worker.work();
  return cornac.sql<Letter>(
    'SELECT recipient, subject, text, reply_to AS "replyTo" FROM mailbox ORDER BY sent_at',
  );
}

describe('a letter about unread messages', () => {
  it('waits ten minutes, tells all that waits, and not again within the hour', async () => {
    await say(as.nadia, 'Jeudi à 10 h ?');
    await say(as.nadia, 'Bonjour Malo');
    expect(await letters()).toEqual([]);
    await pass('11 minutes');
    const [letter] = await letters();
    expect(letter).toMatchObject({
      recipient: 'malo-ortega@test.example',
      subject: '2 messages vous attendent\u00a0: Chantier du 7 janvier',
      replyTo: expect.stringMatching(/^fil\+[a-z2-7]{58}@fils\.cornac\.example$/),
    });
    expect(letter?.text).toContain('Nadia Belkacem\u00a0: Jeudi à 10 h ?');
    expect(letter?.text).toContain('Bonjour Malo');
    await say(as.nadia, 'Alors ?');
    await pass('11 minutes');
    expect(await letters()).toHaveLength(1);
    await pass('1 hour');
    expect((await letters()).at(-1)?.subject).toContain('3 messages');
    expect(await letters()).toHaveLength(2);
  });

  it('tells those who read meanwhile, muted the thread or lost it nothing', async () => {
    await say(as.nadia, 'Jeudi ?');
    await pass('11 minutes');
    await cornac.sql('UPDATE thread_members SET muted = true WHERE thread_id = $1', [threadId]);
    expect(await letters()).toEqual([]);
    await cornac.sql('UPDATE thread_members SET muted = false WHERE thread_id = $1', [threadId]);
    meetings.restrict(meetingId, 'shared', only(as.nadia));
    expect(await letters()).toEqual([]);
  });
});

describe('an answer to it', () => {
  let replyTo: string;
  beforeEach(async () => {
    await say(as.nadia, 'Jeudi ?');
    await pass('11 minutes');
    replyTo = (await letters())[0]?.replyTo ?? '';
    await cornac.sql('DELETE FROM mailbox');
  });

  const mail = (more: Partial<Record<'from' | 'to' | 'id' | 'body' | 'headers', string>> = {}): string =>
    [
      `From: Malo <${more.from ?? 'malo-ortega@test.example'}>`,
      `To: Cornac <${more.to ?? replyTo}>`,
      `Message-ID: <${more.id ?? randomUUID()}@poste.example>`,
      'Subject: Re: un message',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      ...(more.headers ? [more.headers] : []),
      '',
      more.body ??
        'Oui, à 10 h.\n\nLe lun. 4 janv. 2027 à 10:12, Cornac <c@cornac.example> a écrit :\n> Nadia : jeudi ?',
      '',
    ].join('\r\n');
  const deliver = (raw: string, secret = SECRET, type = 'message/rfc822') =>
    fetch(`${cornac.url}/api/v1/inbound-mail`, {
      method: 'POST',
      headers: { 'content-type': type, 'x-inbound-mail-secret': secret },
      body: raw,
    });
  const outcome = async (raw: string): Promise<string> => {
    const answer = await deliver(raw);
    expect(answer.status).toBe(202);
    return ((await answer.json()) as { outcome: string }).outcome;
  };
  const words = async (): Promise<string[]> =>
    (await read(as.nadia, threadId, 'after=2')).map((message) => message.body);
  const refusals = async (): Promise<string[]> => {
    await worker.work();
    const rows = await cornac.sql<{ text: string }>('SELECT text FROM mailbox ORDER BY sent_at');
    return rows.map(({ text }) => text);
  };

  it('is written in the thread, once, without what it quotes', async () => {
    const raw = mail();
    expect(await outcome(raw)).toBe('posted');
    expect(await outcome(raw)).toBe('again');
    expect(await words()).toEqual(['Oui, à 10 h.']);
    const page = await as.nadia.get(`/threads/${threadId}/messages?after=2`).expect(200);
    expect(page.body.items[0].author.id).toBe(as.malo.accountId);
    expect(await outcome(mail({ to: replyTo.toUpperCase() }))).toBe('posted');
    expect(
      await outcome(mail({ to: 'quelquun@ailleurs.example', headers: `Delivered-To: ${replyTo}` })),
    ).toBe('posted');
  });

  it('of somebody else, empty, too late or shut out is refused by a letter that says why', async () => {
    expect(await outcome(mail({ from: 'paul-etranger@test.example' }))).toBe('not_yours');
    expect(await outcome(mail({ body: '> Nadia : jeudi ?' }))).toBe('empty');
    expect(await outcome(mail({ body: 'é'.repeat(8_001) }))).toBe('too_long');
    meetings.restrict(meetingId, 'shared', only(as.nadia));
    expect(await outcome(mail())).toBe('closed');
    const told = await refusals();
    expect(told).toHaveLength(4);
    expect(told[0]).toContain('donnée à quelqu’un d’autre');
    expect(told.join()).not.toContain('Chantier');
    meetings.restrict(meetingId, 'shared', only(as.nadia, as.malo));
    expect(await words()).toEqual([]);
  });

  it('of a machine, of a stranger or to an invented address is left aside in silence', async () => {
    expect(await outcome(mail({ headers: 'Auto-Submitted: auto-replied' }))).toBe('automatic');
    expect(await outcome(mail({ headers: 'Precedence: bulk' }))).toBe('automatic');
    expect(await outcome(mail({ from: 'inconnu@ailleurs.example' }))).toBe('stranger');
    expect(await outcome(mail({ to: `fil+${'a'.repeat(58)}@fils.cornac.example` }))).toBe('unaddressed');
    expect(await outcome('\0ceci n’est pas un courriel')).toBe('unaddressed');
    expect(await refusals()).toEqual([]);
    expect(await words()).toEqual([]);
  });

  it('comes from the mail server only, as a mail and on its own route', async () => {
    expect((await deliver(mail(), 'un-autre-secret')).status).toBe(403);
    expect((await deliver(mail(), SECRET, 'text/plain')).status).toBe(415);
    expect((await deliver('{}', SECRET, 'application/json')).status).toBe(415);
    const elsewhere = await fetch(`${cornac.url}/api/v1/calls`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822', 'x-inbound-mail-secret': SECRET },
      body: mail(),
    });
    expect(elsewhere.status).toBe(415);
    expect((await deliver('x'.repeat(11 * 1_048_576))).status).toBe(413);
  });
});
