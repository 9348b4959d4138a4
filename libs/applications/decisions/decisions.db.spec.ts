import { CallsService } from '#calls';
import { type Actor, newId, Problem, TravellingClock } from '#platform';
import { type CallScene, type Role, setCallScene } from '../../../test/support/call-scene.js';
import { type Libs, openLibs } from '../../../test/support/libs.js';
import { ApplicationDoor } from '../application-door.js';
import { AdmissionsService } from '../dossiers/admissions.service.js';
import { ReviewsService } from '../reviews/reviews.service.js';
import type { DecideRequest } from './decisions.dto.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DecisionsService } from './decisions.service.js';
import { RankingService } from './ranking.service.js';

const START = new Date('2027-01-19T13:00:00Z');
const AFTER = new Date(START.getTime() + 11 * 86_400_000);
const clock = new TravellingClock(START);

let libs: Libs;
let scene: CallScene;

beforeAll(async () => {
  libs = await openLibs(clock);
});
afterAll(() => libs.close());
beforeEach(async () => {
  clock.travelTo(START);
  scene = await setCallScene(libs.service);
  clock.travelTo(AFTER);
});

const as = (role: Role): Actor => scene.actors[role];

/** An application that has come as far as `status`, asking 10 000 €. */
async function application(status = 'in_review', bearer: Role = 'stranger'): Promise<string> {
  const id = newId();
  await libs.sql(
    `INSERT INTO applications (id, call_id, status, title, requested_cents, created_by, created_at, updated_at, submitted_at)
     VALUES ($1, $2, $3, 'La nuit', 1000000, $4, $5, $5, $5)`,
    [id, scene.callId, status, as(bearer).accountId, START],
  );
  await libs.sql("INSERT INTO application_people VALUES ($1, $2, 'bearer')", [id, as(bearer).accountId]);
  return id;
}

const accepted: DecideRequest = { outcome: 'accepted', amountCents: 1_000_000, reasons: [], message: '' };
const declined: DecideRequest = {
  outcome: 'declined',
  amountCents: null,
  reasons: ['need', 'model'].map((criterionId) => ({ criterionId, text: 'D’autres y répondaient mieux.' })),
  message: '',
};
const hold = (id: string, request: DecideRequest = accepted, read = 0, role: Role = 'officer') =>
  libs.service(DecisionsService).hold(as(role), id, read, request);
const release = (role: Role = 'lead') => libs.service(DecisionsService).release(as(role), scene.callId);
const deliberate = () => libs.service(CallsService).deliberate(as('lead'), scene.callId);
const statusOf = async (id: string): Promise<string | undefined> =>
  (await libs.sql<{ status: string }>('SELECT status FROM applications WHERE id = $1', [id]))[0]?.status;

async function typesOf(attempts: Promise<unknown>[]): Promise<string[]> {
  const outcomes = await Promise.allSettled(attempts);
  return outcomes.map((outcome) => {
    if (outcome.status === 'fulfilled') return 'done';
    return outcome.reason instanceof Problem ? outcome.reason.type : String(outcome.reason);
  });
}
const count = (types: string[], type: string): number => types.filter((each) => each === type).length;

describe('holding a decision', () => {
  it('never spends more than the envelope, however many decide at once', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => application()));
    const types = await typesOf(ids.map((id, i) => hold(id, accepted, 0, i % 2 ? 'officer' : 'lead')));
    // 60 000 € of envelope, 10 000 € each.
    expect([count(types, 'done'), count(types, 'envelope-exceeded')]).toEqual([6, 14]);
    expect(await libs.service(DecisionsRepository).committed(scene.callId, null)).toBe(6_000_000);
  });

  it('tells the figures when the envelope does not hold', async () => {
    for (let n = 0; n < 5; n++) await hold(await application());
    await hold(await application(), { ...accepted, amountCents: 700_000 });
    const last = await application();
    await expect(hold(last)).rejects.toMatchObject({
      status: 422,
      members: {
        envelopeCents: 6_000_000,
        committedCents: 5_700_000,
        leftCents: 300_000,
        askedCents: 1_000_000,
      },
    });
    await expect(hold(last, { ...accepted, amountCents: 300_000 })).resolves.toMatchObject({ version: 1 });
  });

  it('lets it change until announced, one hand at a time', async () => {
    const id = await application();
    await hold(id);
    const types = await typesOf(
      Array.from({ length: 10 }, (_, i) => hold(id, i % 2 ? accepted : declined, 1)),
    );
    expect([count(types, 'done'), count(types, 'stale-version')]).toEqual([1, 9]);
  });

  it('waits for the closing, and for an application to be admitted', async () => {
    const id = await application();
    const early = await application('submitted');
    await expect(hold(early)).rejects.toMatchObject({ type: 'not-decidable' });
    clock.travelTo(START);
    await expect(hold(id)).rejects.toMatchObject({ type: 'decisions-too-early' });
  });

  it('is for the team in charge', async () => {
    const id = await application();
    await expect(hold(id, accepted, 0, 'juror')).rejects.toMatchObject({ type: 'forbidden' });
    await expect(hold(id, accepted, 0, 'stranger')).rejects.toMatchObject({ type: 'forbidden' });
    await expect(hold(id, accepted, 0, 'rival')).rejects.toMatchObject({ type: 'not-found' });
  });
});

describe('announcing', () => {
  it('is all or nothing: those without a decision are named, those of one’s own conflict only counted', async () => {
    const decided = await application();
    const forgotten = await application('shortlisted');
    const close = await application('admissible');
    await libs.sql(
      'INSERT INTO conflicts_of_interest (application_id, account_id, in_conflict, declared_at) VALUES ($1, $2, true, $3)',
      [close, as('lead').accountId, AFTER],
    );
    await hold(decided);
    await deliberate();
    await expect(release()).rejects.toMatchObject({
      type: 'decisions-missing',
      members: { undecided: [{ applicationId: forgotten }], hidden: 1 },
    });
    expect(await statusOf(decided)).toBe('in_review');
  });

  it('moves every application and the call at once, tells each applicant, and happens once', async () => {
    const [yes, maybe, no] = await Promise.all([
      application(),
      application('shortlisted'),
      application('admissible'),
    ]);
    await application('inadmissible');
    await application('withdrawn');
    await hold(yes);
    await hold(maybe, { ...declined, outcome: 'waitlisted' });
    await hold(no, declined);
    await deliberate();
    const types = await typesOf(Array.from({ length: 5 }, () => release()));
    expect(count(types, 'done')).toBe(1);
    expect(await Promise.all([yes, maybe, no].map(statusOf))).toEqual(['accepted', 'waitlisted', 'declined']);
    const events = await libs.sql<{ outcome: string }>(
      `SELECT payload ->> 'outcome' AS outcome FROM outbox_events
       WHERE type = 'application.decision_released' AND payload ->> 'callId' = $1 ORDER BY 1`,
      [scene.callId],
    );
    expect(events.map((event) => event.outcome)).toEqual(['accepted', 'declined', 'waitlisted']);
    const call = await libs.service(CallsService).view(null, scene.callId);
    expect(call.phase).toBe('decided');
    await expect(hold(yes, declined, 2)).rejects.toMatchObject({ type: 'decision-released' });
  });

  it('costs the same number of statements for two applications as for twelve', async () => {
    const lengths: number[] = [];
    for (const size of [2, 12]) {
      clock.travelTo(START);
      scene = await setCallScene(libs.service);
      clock.travelTo(AFTER);
      for (let n = 0; n < size; n++) await hold(await application(), declined);
      await deliberate();
      lengths.push((await libs.statementsOf(() => release())).length);
    }
    expect(lengths[1]).toBe(lengths[0]);
  });

  it('belongs to those who lead the call', async () => {
    await deliberate();
    await expect(release('officer')).rejects.toMatchObject({ type: 'forbidden' });
    await expect(release('rival')).rejects.toMatchObject({ type: 'forbidden' });
  });

  it('lets someone move up when the envelope allows, and not otherwise', async () => {
    const waiting = await application();
    const others = await Promise.all(Array.from({ length: 5 }, () => application()));
    for (const id of others) await hold(id);
    await hold(waiting, { ...declined, outcome: 'waitlisted' });
    await deliberate();
    await release();
    const version = 2;
    const promote = (amountCents: number) =>
      libs.service(DecisionsService).promote(as('lead'), waiting, version, amountCents);
    await libs.sql('UPDATE calls SET money = money || \'{"envelopeCents": 5500000}\' WHERE id = $1', [
      scene.callId,
    ]);
    await expect(promote(1_000_000)).rejects.toMatchObject({ type: 'envelope-exceeded' });
    await expect(promote(500_000)).resolves.toMatchObject({ outcome: 'accepted', amountCents: 500_000 });
    expect(await statusOf(waiting)).toBe('accepted');
  });

  it('gives the pact its facts', async () => {
    const id = await application();
    await application('withdrawn');
    const facts = () => libs.service(DecisionsRepository).pactFacts(scene.callId);
    expect(await facts()).toMatchObject({ submitted: 1, undecided: 1, lastReleasedAt: null });
    await hold(id, declined);
    await deliberate();
    await release();
    expect(await facts()).toMatchObject({
      undecided: 0,
      lastReleasedAt: AFTER,
      refusals: 1,
      refusalsWithReasons: 1,
    });
  });
});

describe('an idea box', () => {
  it('answers what is ready and stays open', async () => {
    clock.travelTo(START);
    scene = await setCallScene(libs.service, {}, { kind: 'ideas', closesAt: null });
    const ready = await application('admissible');
    const waiting = await application('submitted');
    await hold(ready);
    expect(await release()).toMatchObject({ accepted: 1, declined: 0 });
    expect([await statusOf(ready), await statusOf(waiting)]).toEqual(['accepted', 'submitted']);
    expect((await libs.service(CallsService).view(null, scene.callId)).phase).toBe('open');
  });
});

describe('reviewing', () => {
  const scores = (need: number, model: number) => ({
    scores: [
      { criterionId: 'need', value: need, comment: '' },
      { criterionId: 'model', value: model, comment: '' },
    ],
    opinion: '',
  });

  async function sent(id: string, role: Role, need: number, model: number): Promise<void> {
    const reviews = libs.service(ReviewsService);
    await reviews.declare(as(role), id, { inConflict: false });
    const saved = await reviews.save(as(role), id, 1, scores(need, model));
    await reviews.send(as(role), id, saved.version);
  }

  async function underReview(): Promise<string> {
    const id = await application('admissible');
    await libs
      .service(AdmissionsService)
      .assignReviewers(as('officer'), id, 1, [as('reviewer').accountId, as('secondReviewer').accountId]);
    return id;
  }

  it('a conflict declared afterwards takes the reviewer and the score away, everywhere', async () => {
    const id = await underReview();
    await sent(id, 'reviewer', 5, 5);
    await sent(id, 'secondReviewer', 2, 2);
    const reviews = libs.service(ReviewsService);
    expect((await reviews.ofApplication(as('officer'), id)).mean).toBe(14);
    await reviews.declare(as('reviewer'), id, { inConflict: true, reason: 'Une parente y travaille.' });
    expect(await reviews.ofApplication(as('officer'), id)).toMatchObject({ mean: 8, items: [{ total: 8 }] });
    await expect(libs.service(ApplicationDoor).open(as('reviewer'), id)).rejects.toMatchObject({
      type: 'not-found',
    });
    const mine = await reviews.mine(as('reviewer'), {});
    expect(mine.items.map((item) => item.applicationId)).not.toContain(id);
    const [stored] = await libs.sql(
      "SELECT scores, opinion FROM reviews WHERE application_id = $1 AND status = 'recused'",
      [id],
    );
    expect(stored).toEqual({ scores: [], opinion: '' });
  });

  it('a review taken back before it is sent disappears; one sent stays', async () => {
    const id = await underReview();
    await sent(id, 'secondReviewer', 3, 3);
    const after = await libs.service(AdmissionsService).assignReviewers(as('officer'), id, 2, []);
    expect(after.reviewers.map((reviewer) => reviewer.status)).toEqual(['sent']);
  });

  it('a dossier is given to the team only, and never to someone tied to the applicant', async () => {
    const id = await application('admissible', 'reviewer');
    const assign = libs
      .service(AdmissionsService)
      .assignReviewers(as('officer'), id, 1, [
        as('reviewer').accountId,
        as('rival').accountId,
        as('observer').accountId,
        as('secondReviewer').accountId,
      ]);
    await expect(assign).rejects.toMatchObject({
      errors: [{ pointer: '/accountIds/0' }, { pointer: '/accountIds/1' }, { pointer: '/accountIds/2' }],
    });
  });

  it('one review is sent once, whole, and no longer changes', async () => {
    const id = await underReview();
    const reviews = libs.service(ReviewsService);
    await expect(reviews.save(as('reviewer'), id, 1, scores(1, 1))).rejects.toMatchObject({
      type: 'conflict-declaration-required',
    });
    await reviews.declare(as('reviewer'), id, { inConflict: false });
    await expect(reviews.send(as('reviewer'), id, 1)).rejects.toMatchObject({
      errors: [{ pointer: '/scores/need' }, { pointer: '/scores/model' }],
    });
    await expect(reviews.save(as('reviewer'), id, 1, scores(6, -1))).rejects.toMatchObject({
      errors: [{ pointer: '/scores/0/value' }, { pointer: '/scores/1/value' }],
    });
    await reviews.save(as('reviewer'), id, 1, scores(4, 4));
    const types = await typesOf(Array.from({ length: 10 }, () => reviews.send(as('reviewer'), id, 2)));
    expect(count(types, 'done')).toBe(1);
    await expect(reviews.save(as('reviewer'), id, 3, scores(1, 1))).rejects.toMatchObject({
      type: 'review-already-sent',
    });
  });

  it('the jury room ranks by mean, adds up the envelope, and hides scores from who has yet to send theirs', async () => {
    const [first, second] = [await underReview(), await underReview()];
    await sent(first, 'reviewer', 3, 3);
    await sent(second, 'reviewer', 5, 5);
    await hold(second, { ...accepted, amountCents: 800_000 });
    const room = await libs.service(RankingService).read(as('officer'), scene.callId);
    expect(
      room.items.map(({ id, rank, mean, cumulatedCents }) => ({ id, rank, mean, cumulatedCents })),
    ).toEqual([
      { id: second, rank: 1, mean: 20, cumulatedCents: 800_000 },
      { id: first, rank: 2, mean: 12, cumulatedCents: 1_800_000 },
    ]);
    expect(room).toMatchObject({ committedCents: 800_000, undecided: 1, actions: [] });
    const seat = (await libs.service(RankingService).read(as('juror'), scene.callId)).items;
    expect(seat.map((item) => item.mean)).toEqual([null, null]);
    await expect(libs.service(RankingService).read(as('reviewer'), scene.callId)).rejects.toMatchObject({
      type: 'forbidden',
    });
  });
});
