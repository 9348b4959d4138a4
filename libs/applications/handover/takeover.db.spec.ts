import { MessagesService, ThreadsService } from '#discussions';
import { MembersService, TakeoverService } from '#organisations';
import { type Actor, newId, TravellingClock } from '#platform';
import { type CallScene, setCallScene } from '../../../test/support/call-scene.js';
import { Houses, problemOf } from '../../../test/support/houses.js';
import { type Libs, openLibs } from '../../../test/support/libs.js';
import { ApplicationsService } from '../applications.service.js';
import { ReviewsService } from '../reviews/reviews.service.js';

const START = new Date('2027-01-19T13:00:00Z');
const AFTER = new Date(START.getTime() + 11 * 86_400_000);
const clock = new TravellingClock(START);

let libs: Libs;
let houses: Houses;
let scene: CallScene;

beforeAll(async () => {
  libs = await openLibs(clock);
  houses = new Houses(libs.service);
}, 60_000);
beforeEach(async () => {
  clock.travelTo(START);
  scene = await setCallScene(libs.service);
});
afterAll(() => libs.close());

const takeovers = () => libs.service(TakeoverService);
const members = () => libs.service(MembersService);
const again = (actor: Actor) => houses.now({ ...actor, memberships: [] });

/** A dossier of the enterprise under review, written as it is. */
async function plant(people: Actor[], organisationId: string | null, title: string): Promise<string> {
  const id = newId();
  await libs.sql(
    `INSERT INTO applications (id, call_id, organisation_id, status, title, created_by, created_at, updated_at, submitted_at)
     VALUES ($1, $2, $3, 'in_review', $4, $5, $6, $6, $6)`,
    [id, scene.callId, organisationId, title, people[0]?.accountId, START],
  );
  for (const { accountId } of people)
    await libs.sql("INSERT INTO application_people VALUES ($1, $2, 'bearer')", [id, accountId]);
  return id;
}

const giveToReview = (id: string, actor: Actor, status = 'assigned') =>
  libs.sql(
    'INSERT INTO reviews (id, application_id, reviewer_id, status, assigned_at) VALUES ($1, $2, $3, $4, $5)',
    [newId(), id, actor.accountId, status, START],
  );

describe('a colleague of an enterprise who leaves', () => {
  it('loses every right at once, and one act gives their drafts and threads to another', async () => {
    const { applicant, colleague } = scene.actors;
    const { id } = await libs.service(ApplicationsService).start(colleague, {
      callId: scene.callId,
      organisationId: scene.enterpriseId,
      title: 'Une présence la nuit',
    });
    const [thread] = await libs.service(ThreadsService).ofSubject(colleague, { type: 'application', id });
    await libs
      .service(MessagesService)
      .post(colleague, thread?.id ?? '', { clientId: newId(), body: 'Je commence par le budget.' });
    await members().end(applicant, scene.enterpriseId, colleague.accountId);

    const gone = await again(colleague);
    expect(await problemOf(libs.service(ApplicationsService).read(gone, id))).toBe('not-found');
    expect(await problemOf(libs.service(ThreadsService).read(gone, thread?.id ?? ''))).toBe('not-found');
    const { items } = await members().former(applicant, scene.enterpriseId, {});
    expect(items).toEqual([
      expect.objectContaining({
        accountId: colleague.accountId,
        waiting: 2,
        actions: ['takeOver'],
        removed: true,
      }),
    ]);

    const preview = await takeovers().preview(
      applicant,
      scene.enterpriseId,
      colleague.accountId,
      applicant.accountId,
    );
    expect(preview).toMatchObject({ former: true, moving: 2, staying: 0 });
    expect(preview.parts.find((part) => part.noun === 'application')?.moves).toEqual([
      expect.objectContaining({ subjectId: id, place: 'bearer', title: 'Une présence la nuit' }),
    ]);
    const done = await takeovers().takeOver(
      applicant,
      scene.enterpriseId,
      colleague.accountId,
      applicant.accountId,
    );
    expect(done.moving).toBe(2);
    const { people } = await libs.service(ApplicationsService).read(applicant, id);
    expect(people.map((person) => person.accountId)).toEqual([applicant.accountId]);
    const inbox = await libs.service(ThreadsService).inbox(applicant, {});
    expect(inbox.items.map((item) => [item.id, item.unread, item.lastAuthorName])).toEqual([
      [thread?.id, 0, colleague.displayName],
    ]);
  });

  it('is taken over once, however often it is asked', async () => {
    const { applicant, colleague } = scene.actors;
    await libs.service(ApplicationsService).start(colleague, {
      callId: scene.callId,
      organisationId: scene.enterpriseId,
      title: 'Projet',
    });
    const take = () =>
      takeovers().takeOver(applicant, scene.enterpriseId, colleague.accountId, applicant.accountId);
    const outcomes = await Promise.all([take(), take(), take()]);
    expect(outcomes.map((outcome) => outcome.moving).sort()).toEqual([0, 0, 1]);
    const told = await libs.sql(
      "SELECT FROM outbox_events WHERE type = 'membership.taken_over' AND subject_id = $1",
      [scene.enterpriseId],
    );
    expect(told).toHaveLength(1);
  });

  it('is replaced by a colleague who may write, chosen by those who run the team', async () => {
    const { applicant, colleague, trainee, rival } = scene.actors;
    const take = (actor: Actor, to: Actor) =>
      problemOf(takeovers().preview(actor, scene.enterpriseId, colleague.accountId, to.accountId));
    expect(await take(applicant, trainee)).toBe('successor-refused');
    expect(await take(applicant, rival)).toBe('successor-refused');
    expect(await take(applicant, colleague)).toBe('successor-refused');
    expect(await take(trainee, applicant)).toBe('forbidden');
    expect(await take(rival, applicant)).toBe('forbidden');
    expect(
      await problemOf(
        takeovers().preview(applicant, scene.enterpriseId, rival.accountId, applicant.accountId),
      ),
    ).toBe('not-found');
  });
});

describe('a colleague of an institution who leaves', () => {
  it('loses call and dossiers; what was sent stays theirs; a tie keeps a dossier from the successor', async () => {
    const { lead, reviewer, officer, observer } = scene.actors;
    const free = await plant([scene.actors.rival], scene.rivalId, 'Sans lien');
    const tied = await plant([officer], null, 'Porté par Paul');
    const sent = await plant([scene.actors.stranger], null, 'Déjà noté');
    for (const id of [free, tied]) await giveToReview(id, reviewer);
    await giveToReview(sent, reviewer, 'sent');
    clock.travelTo(AFTER);
    const own = libs.service(ReviewsService);
    expect((await own.mine(reviewer, {})).items).toHaveLength(3);

    await members().end(lead, scene.institutionId, reviewer.accountId);
    const gone = await again(reviewer);
    expect((await own.mine(gone, {})).items).toEqual([]);
    for (const id of [free, tied, sent])
      expect(await problemOf(libs.service(ApplicationsService).read(gone, id))).toBe('not-found');

    const take = (to: Actor) =>
      takeovers().takeOver(lead, scene.institutionId, reviewer.accountId, to.accountId);
    const first = await take(officer);
    const reviews = first.parts.find((part) => part.noun === 'review');
    expect(reviews?.moves.map((place) => place.subjectId)).toEqual([free]);
    expect(reviews?.stays).toEqual([
      expect.objectContaining({ subjectId: tied, why: expect.stringContaining('Conflit d’intérêts') }),
    ]);
    expect((await own.mine(officer, {})).items.map((item) => item.applicationId)).toEqual([free]);
    const second = await take(observer);
    expect(second).toMatchObject({ moving: 1, staying: 0 });
    const kept = await libs.sql<{ reviewer_id: string }>(
      'SELECT reviewer_id FROM reviews WHERE application_id = $1',
      [sent],
    );
    expect(kept).toEqual([{ reviewer_id: reviewer.accountId }]);
    const team = await libs.sql<{ function: string }>(
      'SELECT function FROM call_team WHERE call_id = $1 AND account_id = $2 ORDER BY function',
      [scene.callId, officer.accountId],
    );
    expect(team.map((row) => row.function)).toEqual(['officer', 'reviewer']);
  });

  it('keeps a dossier’s name from a manager who has a tie with it', async () => {
    const { lead, reviewer, officer } = scene.actors;
    const id = await plant([scene.actors.stranger], null, 'Nom à taire');
    await giveToReview(id, reviewer);
    await libs.sql('INSERT INTO conflicts_of_interest VALUES ($1, $2, true, $3, $4)', [
      id,
      lead.accountId,
      'Parenté',
      START,
    ]);
    const preview = await takeovers().preview(
      lead,
      scene.institutionId,
      reviewer.accountId,
      officer.accountId,
    );
    expect(JSON.stringify(preview)).not.toContain('Nom à taire');
    expect(preview.parts.find((part) => part.noun === 'review')?.moves).toHaveLength(1);
  });

  it('leaves an outside reviewer where they are', async () => {
    const { lead, secondReviewer, officer } = scene.actors;
    expect(
      await problemOf(
        takeovers().preview(lead, scene.institutionId, secondReviewer.accountId, officer.accountId),
      ),
    ).toBe('not-found');
  });
});
