import { Readable } from 'node:stream';
import { type Actor, Problem, Transaction, TravellingClock, workContext } from '#platform';
import {
  balancedBudget,
  type CallScene,
  PDF,
  type Role,
  setCallScene,
} from '../../test/support/call-scene.js';
import { type Libs, openLibs } from '../../test/support/libs.js';
import { ApplicationsService } from './applications.service.js';
import { SubmissionsService } from './dossiers/submissions.service.js';
import { ApplicationFilesService } from './drafts/application-files.service.js';
import { SectionsService } from './drafts/sections.service.js';

const START = new Date('2027-01-19T13:00:00Z');
const DAY_MS = 86_400_000;

let libs: Libs;
let scene: CallScene;
let deadline: Date;
const clock = new TravellingClock(START);

beforeAll(async () => {
  libs = await openLibs(clock);
});
afterAll(() => libs.close());
beforeEach(async () => {
  clock.travelTo(START);
  scene = await setCallScene(libs.service);
  deadline = new Date(START.getTime() + 10 * DAY_MS);
});

const as = (role: Role): Actor => scene.actors[role];
const start = (role: Role = 'applicant', organisationId = scene.enterpriseId) =>
  libs
    .service(ApplicationsService)
    .start(as(role), { callId: scene.callId, organisationId, title: 'La nuit' });
const save = (id: string, key: string, read: number, answers: object, role: Role = 'applicant') =>
  libs.service(SectionsService).save(as(role), id, key, read, answers as never, undefined);
const submit = (id: string, version: number, role: Role = 'applicant') =>
  libs.service(SubmissionsService).submit(as(role), id, version);
const attach = (id: string) =>
  libs
    .service(ApplicationFilesService)
    .attach(as('applicant'), id, { sectionKey: 'project', fieldKey: 'letter' }, async () => ({
      filename: 'lettre.pdf',
      file: Readable.from([PDF]),
    }));

/** A draft with nothing left to do but submit. */
async function ready(): Promise<string> {
  const { id } = await start();
  await save(id, 'project', 0, { need: 'La nuit.', public: ['seniors'] });
  await save(id, 'money', 0, { budget: balancedBudget(1_000_000), pledge: true });
  await attach(id);
  return id;
}

/** Of the application, and of what is typed in its first section. */
async function versionsOf(id: string): Promise<{ version: number; typed: number }> {
  const [row] = await libs.sql<{ version: number; typed: number }>(
    `SELECT a.version, s.version AS typed FROM applications a
     JOIN application_sections s ON s.application_id = a.id AND s.key = 'project' WHERE a.id = $1`,
    [id],
  );
  if (!row) throw new Error('No such application');
  return row;
}

async function typesOf(attempts: Promise<unknown>[]): Promise<string[]> {
  const outcomes = await Promise.allSettled(attempts);
  return outcomes.map((outcome) => {
    if (outcome.status === 'fulfilled') return 'done';
    return outcome.reason instanceof Problem ? outcome.reason.type : String(outcome.reason);
  });
}
const count = (types: string[], type: string): number => types.filter((each) => each === type).length;
const problem = (type: string): Error => expect.objectContaining({ type }) as Error;

describe('starting', () => {
  it('gives one application per organisation and call, however many hands start it at once', async () => {
    const types = await typesOf(
      Array.from({ length: 20 }, (_, i) => start(i % 2 ? 'applicant' : 'colleague')),
    );
    expect([count(types, 'done'), count(types, 'application-exists')]).toEqual([1, 19]);
  });

  it('says which one lives, and lets start anew once it is withdrawn', async () => {
    const { id, version } = await start();
    await expect(start()).rejects.toMatchObject({ members: { applicationId: id } });
    await libs.service(SubmissionsService).withdraw(as('applicant'), id, version);
    expect((await start()).id).not.toBe(id);
  });

  it('is closed to those who only read, to strangers to the organisation, and outside the opening', async () => {
    await expect(start('trainee')).rejects.toThrow(problem('forbidden'));
    await expect(start('stranger')).rejects.toThrow(problem('forbidden'));
    clock.travelTo(deadline);
    await expect(start()).rejects.toThrow(problem('call-not-open'));
  });
});

describe('autosave', () => {
  it('is one statement, whatever the section holds', async () => {
    const { id } = await start();
    await save(id, 'project', 0, { need: 'La nuit.' });
    const statements = await libs.statementsOf(() => save(id, 'project', 1, { need: 'La nuit, personne.' }));
    expect(statements).toHaveLength(1);
  });

  it('keeps one of two writers and tells the other which version stands', async () => {
    const { id } = await start();
    await save(id, 'project', 0, { need: 'a' });
    const types = await typesOf(
      Array.from({ length: 20 }, (_, i) =>
        save(id, 'project', 1, { need: `b${i}` }, i % 2 ? 'applicant' : 'colleague'),
      ),
    );
    expect([count(types, 'done'), count(types, 'stale-version')]).toEqual([1, 19]);
    await expect(save(id, 'project', 1, { need: 'c' })).rejects.toMatchObject({
      members: { currentVersion: 2 },
    });
  });

  it('takes the same words sent twice for one save: an answer was lost on the way', async () => {
    const { id } = await start();
    const first = await save(id, 'project', 0, { need: 'La nuit.' });
    const again = await save(id, 'project', 0, { need: 'La nuit.' });
    expect(again.version).toBe(first.version);
    await expect(save(id, 'project', 0, { need: 'La nuit.' }, 'colleague')).rejects.toThrow(
      problem('stale-version'),
    );
  });

  it('waits for a submission under way, then says that the dossier is frozen', async () => {
    const id = await ready();
    const transaction = libs.service(Transaction);
    let saving: Promise<unknown> | undefined;
    await transaction.run(async () => {
      await submit(id, 1);
      saving = outsideTransaction(() => save(id, 'project', 1, { need: 'Trop tard.' }));
      saving.catch(() => undefined);
      await untilWaiting();
    });
    await expect(saving).rejects.toThrow(problem('application-frozen'));
    const [row] = await libs.sql<{ need: string }>(
      "SELECT answers ->> 'need' AS need FROM application_sections WHERE application_id = $1 AND key = 'project'",
      [id],
    );
    expect(row?.need).toBe('La nuit.');
  });

  it('is closed to readers, to the institution, and unknown to strangers', async () => {
    const { id } = await start();
    await expect(save(id, 'project', 0, {}, 'trainee')).rejects.toThrow(problem('forbidden'));
    await expect(save(id, 'project', 0, {}, 'lead')).rejects.toThrow(problem('not-found'));
    await expect(save(id, 'project', 0, {}, 'stranger')).rejects.toThrow(problem('not-found'));
    await expect(save(id, 'elsewhere', 0, {})).rejects.toThrow(problem('not-found'));
  });
});

describe('submitting', () => {
  it('is one read and one write', async () => {
    const id = await ready();
    expect(await libs.statementsOf(() => submit(id, 1))).toHaveLength(2);
  });

  it('freezes whole saves or none, whatever is being typed meanwhile', async () => {
    const id = await ready();
    for (let round = 0; round < 8; round++) {
      const { version, typed } = await versionsOf(id);
      const saves = Array.from({ length: 6 }, (_, i) =>
        save(id, 'project', typed + i, { need: `Version ${typed + i + 1}`, public: ['seniors'] }),
      );
      await Promise.allSettled([submit(id, version), ...saves]);
      const [stored] = await libs.sql<{ dossier: string; draft: string }>(
        `SELECT d.content::jsonb #>> '{sections,0,answers,need}' AS dossier, s.answers ->> 'need' AS draft
         FROM dossiers d JOIN application_sections s ON s.application_id = d.application_id AND s.key = 'project'
         WHERE d.application_id = $1 AND d.number = $2`,
        [id, round + 1],
      );
      expect(stored?.draft).toBeDefined();
      expect(stored?.dossier).toBe(stored?.draft);
      await libs.service(SubmissionsService).reopen(as('applicant'), id, version + 1);
    }
  });

  it('makes one dossier of twenty submissions at once', async () => {
    const id = await ready();
    const types = await typesOf(
      Array.from({ length: 20 }, (_, i) => submit(id, 1, i % 2 ? 'applicant' : 'colleague')),
    );
    expect([count(types, 'done'), count(types, 'stale-version')]).toEqual([1, 19]);
    expect(await libs.sql('SELECT 1 FROM dossiers WHERE application_id = $1', [id])).toHaveLength(1);
  });

  it('is in a millisecond before the deadline, and out at the deadline, with nothing lost', async () => {
    const id = await ready();
    clock.travelTo(deadline);
    await expect(submit(id, 1)).rejects.toThrow(problem('call-not-open'));
    await expect(save(id, 'project', 1, { need: 'x' })).rejects.toThrow(problem('call-not-open'));
    clock.travelTo(new Date(deadline.getTime() - 1));
    await save(id, 'project', 1, { need: 'La nuit encore.', public: ['seniors'] });
    const receipt = await submit(id, 1);
    expect(receipt.submittedAt).toBe(new Date(deadline.getTime() - 1).toISOString());
  });

  it('keeps a place even when taken up again and left there: the last dossier counts', async () => {
    const id = await ready();
    const first = await submit(id, 1);
    await libs.service(SubmissionsService).reopen(as('applicant'), id, 2);
    await save(id, 'project', 1, { need: 'À moitié réécrit' });
    clock.travelTo(deadline);
    const workspace = await libs.service(ApplicationsService).read(as('applicant'), id);
    expect(workspace).toMatchObject({ status: 'submitted', receiptNumber: first.number });
    await expect(save(id, 'project', 2, { need: 'x' })).rejects.toThrow(problem('call-not-open'));
  });

  it('makes a new dossier each time, and every receipt stays true', async () => {
    const id = await ready();
    const first = await submit(id, 1);
    await libs.service(SubmissionsService).reopen(as('applicant'), id, 2);
    await save(id, 'project', 1, { need: 'Mieux dit.', public: ['seniors'] });
    const second = await submit(id, 3);
    expect(second.dossierNumber).toBe(2);
    expect(second.sha256).not.toBe(first.sha256);
    for (const { number, sha256 } of [first, second]) {
      const verified = await libs.service(SubmissionsService).verify(number, sha256);
      expect(verified.genuine).toBe(true);
    }
  });

  it('tells every fault of every section at once, and freezes nothing', async () => {
    const { id } = await start();
    await save(id, 'money', 0, {
      budget: { costs: [{ label: 'x', cents: 100 }], resources: [] },
      pledge: false,
    });
    const refused = await submit(id, 1).catch((error: unknown) => error as Problem);
    expect((refused as Problem).errors?.map((fault) => fault.pointer)).toEqual([
      '/sections/project/need',
      '/sections/project/public',
      '/sections/project/letter',
      '/sections/money/pledge',
      '/sections/money/budget',
      '/sections/money/budget',
    ]);
    expect(await libs.sql('SELECT 1 FROM dossiers WHERE application_id = $1', [id])).toHaveLength(0);
  });

  it('is refused where a firm condition is not met, and open where the institution may lift it', async () => {
    await libs.sql("UPDATE organisations SET legal_form = 'company' WHERE id = $1", [scene.enterpriseId]);
    const id = await ready();
    await expect(submit(id, 1)).rejects.toMatchObject({ errors: [{ pointer: '/eligibility/non-profit' }] });
    await libs.sql(
      "UPDATE organisations SET legal_form = 'association', department_code = '38' WHERE id = $1",
      [scene.enterpriseId],
    );
    await expect(submit(id, 1)).resolves.toMatchObject({ dossierNumber: 1 });
  });

  it('freezes its files: taken off the draft, they stay in the dossier', async () => {
    const id = await ready();
    await submit(id, 1);
    await libs.service(SubmissionsService).reopen(as('applicant'), id, 2);
    const files = libs.service(ApplicationFilesService);
    const [frozen] = (await libs.service(ApplicationsService).read(as('applicant'), id)).files;
    const fresh = await attach(id);
    await files.detach(as('applicant'), id, fresh.id);
    await files.detach(as('applicant'), id, frozen?.id ?? '');
    const stored = await libs.sql<{ id: string }>('SELECT id FROM stored_files WHERE id = ANY($1)', [
      [fresh.id, frozen?.id],
    ]);
    expect(stored.map((row) => row.id)).toEqual([frozen?.id]);
  });

  it('holds ten files at most in a field, however many arrive at once', async () => {
    const { id } = await start();
    const types = await typesOf(Array.from({ length: 14 }, () => attach(id)));
    expect([count(types, 'done'), count(types, 'too-many-files')]).toEqual([10, 4]);
  });
});

/** As another request would: on a connection of its own. */
const outsideTransaction = <T>(work: () => Promise<T>): Promise<T> =>
  workContext.run({ requestId: 'another', locale: 'fr' }, work);

/** Until somebody waits for a lock: the database itself says when. */
async function untilWaiting(): Promise<void> {
  for (let waiting = 0; waiting === 0; ) {
    const rows = await libs.sql(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    waiting = rows.length;
  }
}
