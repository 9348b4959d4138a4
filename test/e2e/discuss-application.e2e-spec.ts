import { say, threadOf } from '../support/discussion-scene.js';
import type { Person } from '../support/person.js';
import { standingCall } from '../support/standing-call.js';

/** Around a real call and a dossier it received: who may be called, and who is not to be known of. */

const { cornac, as, scene } = standingCall({ secondFactor: true });
let applicationId: string;

beforeAll(async () => {
  const { body } = await as.applicant
    .post('/applications', { callId: scene.callId, organisationId: scene.enterpriseId, title: 'La nuit' })
    .expect(201);
  applicationId = body.id;
  // Received, and the call closed since.
  await cornac.sql("UPDATE applications SET status = 'submitted', submitted_at = now() WHERE id = $1", [
    applicationId,
  ]);
  await cornac.sql(
    "UPDATE calls SET opens_at = now() - interval '9 days', closes_at = now() - interval '1 hour' WHERE id = $1",
    [scene.callId],
  );
});

const mentionable = async (person: Person, threadId: string): Promise<string[]> => {
  const { body } = await person.get(`/threads/${threadId}/mentionable`).expect(200);
  return body.items.map((item: { label: string; people: number }) => `${item.label} (${item.people})`);
};

describe('around a dossier', () => {
  it('each side calls its own by name, and the other by what it is', async () => {
    const threadId = await threadOf(as.applicant, 'application', applicationId, 'shared');
    expect(await mentionable(as.applicant, threadId)).toEqual([
      'Responsables de l’appel (1)',
      'Chargés d’instruction (1)',
      expect.stringMatching(/\(3\)$/),
      'Hélène Roux (1)',
      'Malo Ortega (1)',
    ]);
    const forOfficer = await mentionable(as.officer, threadId);
    expect(forOfficer).toContain('Nadia Belkacem (1)');
    expect(forOfficer).not.toContain('Malo Ortega (1)');
  });

  it('a question of the applicant waits for those in charge, and for no judge', async () => {
    const threadId = await threadOf(as.applicant, 'application', applicationId, 'shared');
    await say(as.applicant, threadId, 'Faut-il joindre les comptes ?', { question: true }).expect(201);
    const waits = async (person: Person) =>
      (await person.get('/my/threads/awaiting').expect(200)).body.items.length;
    expect([await waits(as.officer), await waits(as.lead), await waits(as.colleague)]).toEqual([1, 1, 1]);
    expect([await waits(as.reviewer), await waits(as.juror), await waits(as.trainee)]).toEqual([0, 0, 0]);
    // Now that the applicant wrote, the officer may call them by name.
    expect(await mentionable(as.officer, threadId)).toContain('Aïssatou Diop (1)');
  });

  it('what the applicants say among themselves is not shown to the institution', async () => {
    const own = await threadOf(as.applicant, 'application', applicationId, 'applicant');
    const shared = await threadOf(as.applicant, 'application', applicationId, 'shared');
    const { body } = await say(as.applicant, own, 'Ne le disons pas').expect(201);
    const refused = await say(as.applicant, shared, 'Voici', {
      quote: { threadId: own, seq: body.seq },
    }).expect(422);
    expect(refused.body.type).toBe('/problemes/quote-refused');
  });
});

describe('around a call', () => {
  it('the team calls its functions; in the open thread only those in charge are called', async () => {
    const team = await threadOf(as.officer, 'call', scene.callId, 'team');
    expect((await mentionable(as.officer, team)).slice(0, 5)).toEqual([
      'Responsables de l’appel (1)',
      'Chargés d’instruction (1)',
      'Instructeurs (2)',
      'Jury (1)',
      'Observateurs (1)',
    ]);
    const open = await threadOf(as.stranger, 'call', scene.callId, 'shared');
    expect(await mentionable(as.stranger, open)).toEqual([
      'Responsables de l’appel (1)',
      'Chargés d’instruction (1)',
    ]);
  });

  it('those in charge pin in the open thread, others do not', async () => {
    const open = await threadOf(as.stranger, 'call', scene.callId, 'shared');
    await say(as.stranger, open, 'Bonjour').expect(201);
    await as.stranger.put(`/threads/${open}/messages/1/pin`).expect(403);
    await as.juror.put(`/threads/${open}/messages/1/pin`).expect(403);
    await as.officer.put(`/threads/${open}/messages/1/pin`).expect(200);
  });
});
