import { CallsService } from '#calls';
import { type Actor, newId, Problem, TravellingClock } from '#platform';
import { type CallScene, type Role, setCallScene } from '../../test/support/call-scene.js';
import { type Libs, openLibs } from '../../test/support/libs.js';
import { applicationPolicy, isApplicant, isInstitution, mustDeclare } from './application.policy.js';
import { isOpenedToInstitution } from './application.state.js';
import { APPLICATION_STATUSES, type ApplicationSubject } from './application.types.js';
import { ApplicationThreads } from './application-threads.js';
import { ApplicationsRepository } from './applications.repository.js';
import { ApplicationsService } from './applications.service.js';
import { AdmissionsService } from './dossiers/admissions.service.js';
import { TABLE_SORTS } from './lists.repository.js';
import { ReviewsService } from './reviews/reviews.service.js';

const START = new Date('2027-01-19T13:00:00Z');
const AFTER = new Date(START.getTime() + 11 * 86_400_000);
const clock = new TravellingClock(START);

let libs: Libs;
let scene: CallScene;
let ideas: CallScene;
const ids: string[] = [];

/**
 * Applications in every state, submitted or not, of the enterprise, of its rival and of persons, with reviewers and
 * conflicts here and there. Rows are written as they are: the lists must agree with the policies on any of them.
 */
beforeAll(async () => {
  libs = await openLibs(clock);
  scene = await setCallScene(libs.service);
  const accountIds = Object.fromEntries(
    Object.entries(scene.actors).map(([role, actor]) => [role, actor.accountId]),
  );
  ideas = await setCallScene(libs.service, accountIds, {
    kind: 'ideas',
    closesAt: null,
    title: 'Boîte à idées',
  });
  // An organisation has one living application per call; here it has one of each.
  await libs.sql('DROP INDEX applications_once');
  for (const { callId } of [scene, ideas]) {
    for (const status of APPLICATION_STATUSES) {
      for (const isSubmitted of status === 'draft' || status === 'withdrawn' ? [true, false] : [true]) {
        const people: [string | null, Role][] = [
          [scene.enterpriseId, 'applicant'],
          [scene.rivalId, 'rival'],
          [null, 'stranger'],
          [null, 'officer'],
        ];
        for (const [organisationId, role] of people)
          await plant(callId, status, isSubmitted, organisationId, role);
      }
    }
  }
  for (const [i, id] of ids.entries()) {
    if (i % 3 === 0) await assign(id, 'reviewer', 'assigned');
    if (i % 4 === 0) await assign(id, 'secondReviewer', i % 8 === 0 ? 'sent' : 'recused');
    if (i % 5 === 0) await declare(id, 'juror', i % 10 === 0);
    if (i % 7 === 0) await declare(id, 'lead', true);
    if (i % 6 === 0) await declare(id, 'reviewer', i % 12 === 0);
  }
});
afterAll(() => libs.close());

async function plant(
  callId: string,
  status: string,
  isSubmitted: boolean,
  organisationId: string | null,
  role: Role,
): Promise<void> {
  const id = newId();
  await libs.sql(
    `INSERT INTO applications (id, call_id, organisation_id, status, title, created_by, created_at, updated_at, submitted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
    [
      id,
      callId,
      organisationId,
      status,
      `Projet ${ids.length}`,
      scene.actors[role].accountId,
      START,
      isSubmitted ? START : null,
    ],
  );
  await libs.sql("INSERT INTO application_people VALUES ($1, $2, 'bearer')", [
    id,
    scene.actors[role].accountId,
  ]);
  ids.push(id);
}

const assign = (id: string, role: Role, status: string) =>
  libs.sql(
    'INSERT INTO reviews (id, application_id, reviewer_id, status, assigned_at) VALUES ($1, $2, $3, $4, $5)',
    [newId(), id, scene.actors[role].accountId, status, START],
  );
const declare = (id: string, role: Role, inConflict: boolean) =>
  libs.sql(
    'INSERT INTO conflicts_of_interest (application_id, account_id, in_conflict, declared_at) VALUES ($1, $2, $3, $4)',
    [id, scene.actors[role].accountId, inConflict, START],
  );

/** Both scenes share their people: memberships of the two are one person’s. */
const actorOf = (role: Role): Actor => ({
  ...scene.actors[role],
  memberships: [...scene.actors[role].memberships, ...ideas.actors[role].memberships],
});

/** Every page of a list. */
async function all<Item extends { id: string }>(
  page: (cursor?: string) => Promise<{ items: Item[]; next: string | null }>,
): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { items, next } = await page(cursor);
    found.push(...items.map((item) => item.id));
    cursor = next;
  }
  return found;
}

/** Every application as the policies judge it; they need no database to judge it for anyone. */
async function loadSubjects(): Promise<ApplicationSubject[]> {
  const { lead } = scene.actors;
  const calls = [
    await libs.service(CallsService).view(lead, scene.callId),
    await libs.service(CallsService).view(lead, ideas.callId),
  ];
  const repository = libs.service(ApplicationsRepository);
  return Promise.all(
    ids.map(async (id) => {
      const application = await repository.load(id);
      const call = calls.find((candidate) => candidate.id === application.callId);
      if (!call) throw new Error('An application answers one of the two calls');
      return { ...application, call };
    }),
  );
}

const ROLES: Role[] = [
  'lead',
  'officer',
  'reviewer',
  'secondReviewer',
  'juror',
  'observer',
  'applicant',
  'colleague',
  'trainee',
  'rival',
  'stranger',
];

describe.each([
  ['while the call is open', START],
  ['once it has closed', AFTER],
])('%s, what lists show is what policies let read', (_, now) => {
  let subjects: ApplicationSubject[];
  const allowed = (actor: Actor, right: (actor: Actor, subject: ApplicationSubject) => boolean): string[] =>
    subjects
      .filter((subject) => right(actor, subject))
      .map((subject) => subject.id)
      .sort();

  beforeAll(async () => {
    clock.travelTo(now);
    subjects = await loadSubjects();
  });

  it.each(ROLES)('to the %s: the applicant’s side', async (role) => {
    const actor = actorOf(role);
    const listed = await all((cursor) =>
      libs.service(ApplicationsService).mine(actor, { cursor, limit: 30 }),
    );
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.sort()).toEqual(allowed(actor, isApplicant));
  });

  it.each(ROLES)('to the %s: the institution’s side', async (role) => {
    const actor = actorOf(role);
    const listed: string[] = [];
    for (const { callId } of [scene, ideas]) {
      for (const sort of TABLE_SORTS) {
        const rows = await all((cursor) =>
          libs.service(AdmissionsService).table(actor, callId, { cursor, sort, limit: 30 }),
        ).catch((error: unknown) => {
          // The table is closed to those who have no place on the team: nothing is listed.
          if (error instanceof Problem && error.type === 'forbidden') return [];
          throw error;
        });
        expect(new Set(rows).size).toBe(rows.length);
        if (sort === TABLE_SORTS[0]) listed.push(...rows);
      }
    }
    expect(listed.sort()).toEqual(allowed(actor, isInstitution));
  });

  it.each(ROLES)('to the %s: the threads', async (role) => {
    const actor = actorOf(role);
    const audiences = await libs.service(ApplicationThreads).audiences(actor, ids);
    const heard = (audience: string) =>
      [...audiences]
        .filter(([, open]) => open.some((access) => access.audience === audience))
        .map(([id]) => id)
        .sort();
    expect(heard('applicant')).toEqual(allowed(actor, isApplicant));
    expect(heard('team')).toEqual(
      allowed(actor, (who, subject) => isInstitution(who, subject) && !mustDeclare(who, subject)),
    );
    expect(heard('shared')).toEqual(
      allowed(
        actor,
        (who, subject) =>
          applicationPolicy.allows(who, 'instruct', subject) ||
          (isApplicant(who, subject) && isOpenedToInstitution(subject)),
      ),
    );
  });

  it.each(['applicant', 'trainee', 'officer'] as const)(
    'to the %s: the actions of a row are those of the page',
    async (role) => {
      const actor = actorOf(role);
      const { items } = await libs.service(ApplicationsService).mine(actor, { limit: 100 });
      for (const item of items) {
        const { actions } = await libs.service(ApplicationsService).read(actor, item.id);
        expect([item.id, item.actions]).toEqual([item.id, actions]);
      }
    },
  );

  it.each(['reviewer', 'secondReviewer'] as const)('to the %s: the dossiers given to them', async (role) => {
    const actor = actorOf(role);
    const listed: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await libs.service(ReviewsService).mine(actor, { cursor, limit: 9 });
      listed.push(...page.items.map((item) => item.applicationId));
      cursor = page.next;
    }
    const mayReview = allowed(actor, (who, subject) => applicationPolicy.allows(who, 'review', subject));
    // What is sealed cannot have been given to anyone: rows planted so by this test are left out.
    expect(listed.filter((id) => mayReview.includes(id)).sort()).toEqual(mayReview);
  });
});

it('a table is one query beside the call’s own two, however many rows it has', async () => {
  clock.travelTo(AFTER);
  const officer = actorOf('officer');
  const table = (limit: number) => () =>
    libs.service(AdmissionsService).table(officer, scene.callId, { limit });
  const few = await libs.statementsOf(table(2));
  const many = await libs.statementsOf(table(100));
  expect(many.length).toBe(few.length);
  expect(many.filter((sql) => sql.includes('FROM applications'))).toHaveLength(1);
  const mine = await libs.statementsOf(() =>
    libs.service(ApplicationsService).mine(actorOf('applicant'), { limit: 100 }),
  );
  expect(mine).toHaveLength(1);
});
