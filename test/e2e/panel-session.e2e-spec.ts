import { standingSessions } from '../support/panel-session-scene.js';
import type { Person } from '../support/person.js';

const scene = standingSessions();
const { as, cornac } = scene;

const PLAN = {
  title: 'La nuit, quelqu’un',
  mode: 'table',
  startsAt: '2037-03-02T14:00:00+01:00',
  place: 'Salle des fêtes',
  seats: 4,
};

interface Seat {
  panelistId: string;
  state: string;
  rank: number;
  lastName: string;
  ways: string[];
}

const planned = async (more: object = {}): Promise<string> => {
  const { body } = await as.facilitator
    .post(`/panels/${scene.panelId}/sessions`, { ...PLAN, ...more })
    .expect(201);
  return body.id;
};
const libraryGuide = async (theme = 'trust'): Promise<string> => {
  const { body } = await as.facilitator.get('/guides').expect(200);
  return body.items.find((guide: { theme: string }) => guide.theme === theme).id;
};
const drawn = async (id: string, seed = 'loterie du 4 janvier'): Promise<Seat[]> =>
  (await as.facilitator.post(`/panel-sessions/${id}/draw`, { seed }).expect(200)).body.items;
const seatsOf = async (id: string): Promise<Seat[]> =>
  (await as.facilitator.get(`/panel-sessions/${id}/seats`).expect(200)).body.items;
const inState = (seats: Seat[], state: string) => seats.filter((seat) => seat.state === state);

afterEach(() => cornac.sql('DELETE FROM panel_sessions'));

describe('guides', () => {
  const STEPS = [
    { id: 'welcome', kind: 'welcome', title: 'Bonjour' },
    { id: 'feel', kind: 'smileys', title: 'Qu’en pensez-vous ?' },
    { id: 'end', kind: 'end', title: 'Merci' },
  ];
  const GUIDE = { name: 'Le nôtre', theme: 'other', steps: STEPS };

  it('are started from a library, in one’s language', async () => {
    const { body } = await as.stranger.get('/guides').expect(200);
    expect(body.items.map((guide: { theme: string }) => guide.theme).sort()).toEqual(
      ['desirability', 'dignity', 'price', 'trust', 'understanding', 'usability'].sort(),
    );
    const { body: guide } = await as.stranger.get(`/guides/${await libraryGuide()}`).expect(200);
    expect(guide).toMatchObject({ name: 'Puis-je avoir confiance ?', panelId: null, actions: [] });
    await as.facilitator.put(`/guides/${guide.id}`, GUIDE).set('If-Match', '"1"').expect(403);
  });

  it('are written for a panel by those who facilitate it, and read by its institution', async () => {
    const at = `/panels/${scene.panelId}/guides`;
    const { body: guide } = await as.facilitator.post(at, GUIDE).expect(201);
    await as.facilitator
      .put(`/guides/${guide.id}`, { ...GUIDE, name: 'Le vôtre' })
      .set('If-Match', '"1"')
      .expect(200);
    await as.facilitator.put(`/guides/${guide.id}`, GUIDE).set('If-Match', '"1"').expect(409);
    expect((await as.member.get(at).expect(200)).body.items[0]).toMatchObject({
      name: 'Le vôtre',
      questions: 1,
    });
    await as.member.post(at, GUIDE).expect(403);
    await as.member.put(`/guides/${guide.id}`, GUIDE).set('If-Match', '"2"').expect(403);
    for (const path of [at, `/guides/${guide.id}`]) await as.stranger.get(path).expect(404);
  });

  it('that cannot be followed are refused, each fault at its place', async () => {
    const steps = [...STEPS.slice(0, 2), { ...STEPS[1], next: [{ when: { max: 2 }, to: 'welcome' }] }];
    const { body } = await as.facilitator
      .post(`/panels/${scene.panelId}/guides`, { ...GUIDE, steps })
      .expect(422);
    expect(body.errors.map((fault: { pointer: string }) => fault.pointer)).toEqual(
      expect.arrayContaining(['/steps', '/steps/2/id', '/steps/2/next/0/to']),
    );
  });

  it('are helped to plain words', async () => {
    const { body } = await as.facilitator
      .post('/panels/plain-language', { text: 'Ce dispositif aide.' })
      .expect(200);
    expect(body.hints[0]).toMatchObject({ kind: 'hard_word', start: 3, end: 13 });
  });
});

describe('a session', () => {
  it('is made ready once nothing is missing; its questions are then frozen', async () => {
    const id = await planned();
    const { body: early } = await as.facilitator.post(`/panel-sessions/${id}/ready`).expect(409);
    expect(early.allowed).toContain('recruit');
    await drawn(id);
    const { body: missing } = await as.facilitator.post(`/panel-sessions/${id}/ready`).expect(422);
    expect(missing.errors.map((fault: { pointer: string }) => fault.pointer)).toEqual([
      '/subjects',
      '/guideId',
    ]);

    const guideId = await libraryGuide();
    const { body: session } = await as.facilitator.get(`/panel-sessions/${id}`).expect(200);
    await as.facilitator
      .patch(`/panel-sessions/${id}`, { ...PLAN, guideId })
      .set('If-Match', `"${session.version}"`)
      .expect(200);
    await as.facilitator
      .post(`/panel-sessions/${id}/subjects`, {
        title: 'La veille de nuit',
        plainWords: 'Un étudiant dort chez vous.',
      })
      .expect(201);
    const { body: ready } = await as.facilitator.post(`/panel-sessions/${id}/ready`).expect(200);
    expect(ready).toMatchObject({ status: 'ready', roomCode: expect.stringMatching(/^\d{6}$/) });
    expect(ready.steps.length).toBeGreaterThan(5);
    expect(ready.actions).toEqual(expect.arrayContaining(['start', 'cancel']));
    // The institution knows of it, not of its room.
    expect((await as.member.get(`/panel-sessions/${id}`).expect(200)).body).toMatchObject({
      roomCode: null,
      actions: [],
    });
    await as.facilitator.post(`/panel-sessions/${id}/subjects`, { title: 'Une autre' }).expect(409);
    await as.facilitator.post(`/panel-sessions/${id}/draw`, {}).expect(409);

    await as.facilitator.post(`/panel-sessions/${id}/open`).expect(409);
    await as.facilitator.post(`/panel-sessions/${id}/start`).expect(200);
    const { body: closed } = await as.facilitator.post(`/panel-sessions/${id}/close`).expect(200);
    expect(closed).toMatchObject({ status: 'closed', roomCode: null });
  });

  it('asks nothing about health that consent does not cover', async () => {
    const steps = [
      { id: 'sleep', kind: 'yesno', title: 'Dormez-vous bien ?', health: true },
      { id: 'end', kind: 'end', title: 'Merci' },
    ];
    const { body: guide } = await as.facilitator
      .post(`/panels/${scene.panelId}/guides`, { name: 'Le sommeil', theme: 'other', steps })
      .expect(201);
    const id = await planned({ guideId: guide.id });
    await as.facilitator.post(`/panel-sessions/${id}/subjects`, { title: 'La veille de nuit' }).expect(201);
    await drawn(id);
    const { body } = await as.facilitator.post(`/panel-sessions/${id}/ready`).expect(422);
    expect(body.errors[0].detail).toMatch(/santé/);
  });

  it('is its facilitators’ to run, its institution’s to know of, nobody else’s', async () => {
    const id = await planned();
    const tries: [Person, number][] = [
      [as.member, 403],
      [as.stranger, 404],
      [as.panelist, 403],
    ];
    for (const [person, status] of tries) {
      await person.post(`/panel-sessions/${id}/draw`, {}).expect(status);
      await person.get(`/panel-sessions/${id}/seats`).expect(status);
      await person.post(`/panel-sessions/${id}/cancel`).expect(status);
    }
    await as.member.get(`/panel-sessions/${id}`).expect(200);
    await as.stranger.get(`/panel-sessions/${id}`).expect(404);
    await as.stranger.get(`/panels/${scene.panelId}/sessions`).expect(404);
    const { body } = await as.member.get(`/panels/${scene.panelId}/sessions`).expect(200);
    expect(body.items).toMatchObject([{ id, status: 'planned', subjects: 0 }]);
  });

  it('has a thread for those who run it, and no panelist', async () => {
    const id = await planned();
    const about = `/threads?subjectType=panel_session&subjectId=${id}`;
    expect((await as.member.get(about).expect(200)).body.items).toMatchObject([{ audience: 'team' }]);
    await as.stranger.get(about).expect(404);
    await as.panelist.get(about).expect(403);
  });
});

describe('seats', () => {
  it('are drawn by the quotas, the same for the same seed, and can be verified', async () => {
    const id = await planned();
    const first = await drawn(id);
    expect(inState(first, 'drawn')).toHaveLength(4);
    expect(inState(first, 'waiting')).toHaveLength(5);
    await drawn(id, 'une autre');
    expect((await drawn(id)).map((seat) => seat.panelistId)).toEqual(first.map((seat) => seat.panelistId));
    const { body } = await as.facilitator.get(`/panel-sessions/${id}/seats`).expect(200);
    expect(body.draw).toMatchObject({
      seed: 'loterie du 4 janvier',
      candidates: 10,
      verified: true,
      shortfalls: [],
    });
    expect(body.draw.counts.map((count: { obtained: number }) => count.obtained)).toEqual([2, 2]);
  });

  it('are for those who agreed, are not tired of being asked, and can come this way', async () => {
    const [one, two, three] = scene.people.slice(5).map((person) => person.id);
    const tired = [await planned(), await planned()];
    for (const session of tired)
      await cornac.sql(
        `INSERT INTO panel_seats (session_id, panelist_id, state, rank, invited_by, invited_on)
         VALUES ($1, $2, 'invited', 1, 'phone', current_date)`,
        [session, one],
      );
    await cornac.sql('UPDATE panel_consents SET withdrawn_on = current_date WHERE panelist_id = $1', [two]);
    await cornac.sql(`UPDATE panel_people.people SET needs = '{home_visit}' WHERE panelist_id = $1`, [three]);
    const id = await planned({ seats: 8 });
    const ids = (await drawn(id)).map((seat) => seat.panelistId);
    for (const absent of [one, two, three]) expect(ids).not.toContain(absent);
    const { body } = await as.facilitator.get(`/panel-sessions/${id}/seats`).expect(200);
    expect(body.draw.leftOut).toEqual({ paused: 0, noConsent: 1, invitedEnough: 1, otherMode: 1 });
    expect(body.draw.shortfalls).toEqual([
      'Âge, 75 ans et plus : il manque 2 personnes (2 personnes à tirer, 4 souhaitées).',
    ]);
    await cornac.sql('UPDATE panel_consents SET withdrawn_on = NULL');
    await cornac.sql(`UPDATE panel_people.people SET needs = '{}'`);
  });

  it('are filled by invitation; one given up goes to somebody who waits and is alike', async () => {
    const id = await planned();
    const seats = inState(await drawn(id), 'drawn');
    const [mailed, called] = seats as [Seat, Seat];
    expect(mailed.ways).toEqual(['mail', 'phone', 'text']);
    const invite = (way: string, ...who: Seat[]) =>
      as.facilitator.post(`/panel-sessions/${id}/invitations`, {
        way,
        panelistIds: who.map((one) => one.panelistId),
      });
    await invite('mail', mailed).expect(200);
    await invite('phone', called).expect(200);
    const jobs = await cornac.sql<{ payload: string }>(
      `SELECT payload::text FROM graphile_worker._private_jobs WHERE payload::text LIKE $1`,
      [`%${mailed.panelistId}@test.example%`],
    );
    expect(jobs).toHaveLength(1);
    // Nothing is drawn again once somebody was invited.
    await as.facilitator.post(`/panel-sessions/${id}/draw`, {}).expect(409);
    const waiting = inState(await seatsOf(id), 'waiting');
    await invite('phone', waiting[0] as Seat).expect(409);

    await as.facilitator
      .put(`/panel-sessions/${id}/seats/${called.panelistId}`, { act: 'decline' })
      .expect(200);
    const after = await seatsOf(id);
    expect(inState(after, 'drawn')).toHaveLength(3);
    const ageOf = (seat: Seat) => scene.people.findIndex((person) => person.id === seat.panelistId) < 5;
    const risen = inState(after, 'drawn').find((seat) =>
      waiting.some((one) => one.panelistId === seat.panelistId),
    );
    expect(risen && ageOf(risen)).toBe(ageOf(called));
    await as.facilitator.put(`/panel-sessions/${id}/seats/${mailed.panelistId}`, { act: 'came' }).expect(200);
    await as.facilitator
      .put(`/panel-sessions/${id}/seats/${mailed.panelistId}`, { act: 'accept' })
      .expect(409);
  });

  it('are taken or left by the people themselves, who see nobody else’s', async () => {
    const id = await planned({ seats: 10 });
    await drawn(id);
    const own = scene.people[0]?.id;
    const coming = (person: Person, value: boolean) =>
      person.put(`/my/panels/sessions/${id}/coming`, { coming: value });
    await coming(as.panelist, true).expect(404);
    await as.facilitator
      .post(`/panel-sessions/${id}/invitations`, { way: 'letter', panelistIds: [own] })
      .expect(200);
    expect((await coming(as.panelist, true).expect(200)).body).toEqual({
      id,
      state: 'accepted',
      actions: ['decline'],
    });
    expect((await coming(as.panelist, false).expect(200)).body.state).toBe('declined');
    await coming(as.stranger, true).expect(404);
    // The journal does not say who.
    const entries = await cornac.sql<{ actor_id: string | null; detail: object }>(
      `SELECT actor_id, detail FROM audit_entries WHERE action = 'panel_session.seat_noted' AND subject_id = $1`,
      [id],
    );
    expect(entries).toHaveLength(2);
    for (const entry of entries) {
      expect(entry.actor_id).toBeNull();
      expect(JSON.stringify(entry.detail)).not.toContain(own);
    }
  });
});
