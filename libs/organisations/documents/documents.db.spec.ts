import { Readable } from 'node:stream';
import { type Actor, TravellingClock } from '#platform';
import { type Libs, openLibs } from '../../../test/support/libs.js';
import { OrganisationScene } from '../../../test/support/organisation-scene.js';
import { DocumentReaders } from './document-readers.js';
import { DocumentRemindersService } from './document-reminders.service.js';
import type { AddDocumentQuery } from './documents.dto.js';
import { DocumentsService, MAX_DOCUMENTS } from './documents.service.js';

const PDF = Buffer.from('%PDF-1.7\n%…\n');
const upload =
  (content = PDF) =>
  () =>
    Promise.resolve({ filename: 'attestation.pdf', file: Readable.from([content]) });

describe('the papers of an organisation', () => {
  const clock = new TravellingClock(new Date('2027-01-07T11:00:00Z'));
  let libs: Libs;
  let documents: DocumentsService;
  let reminders: DocumentRemindersService;
  let owner: Actor;
  let member: Actor;
  let stranger: Actor;
  let house: string;

  beforeAll(async () => {
    libs = await openLibs(clock);
    documents = libs.service(DocumentsService);
    reminders = libs.service(DocumentRemindersService);
    const scene = new OrganisationScene(libs.service);
    const made = await scene.house(await scene.person('Aïssatou Diop'), { name: 'Veille douce' });
    ({ owner } = made);
    house = made.organisation.id;
    member = await scene.join(await scene.person('Malo Ortega'), house, 'member');
    stranger = await scene.person('Léa Morin');
  });
  afterAll(() => libs.close());
  afterEach(async () => {
    clock.travelTo(new Date('2027-01-07T11:00:00Z'));
    await libs.sql('DELETE FROM organisation_documents');
  });

  const add = (query: Partial<AddDocumentQuery> = {}, actor = owner) =>
    documents.add(actor, house, { kind: 'insurance', visibility: 'team', ...query }, upload());
  /** Opens it, and lets go of the file. */
  const opens = async (actor: Actor | null, id: string, number: number): Promise<void> => {
    const { content } = await documents.open(actor, house, id, number);
    content.destroy();
  };
  const told = () =>
    libs.sql<{ payload: { daysLeft: number } }>(
      `SELECT payload FROM outbox_events WHERE type = 'organisation.document_expiring' ORDER BY id`,
    );

  it('are added by owners and managers, read by the team, and unknown to others', async () => {
    await add({ title: 'Responsabilité civile', expiresOn: '2027-01-20' });
    await expect(add({}, member)).rejects.toMatchObject({ status: 403 });
    await expect(documents.list(stranger, house)).rejects.toMatchObject({ status: 403 });
    const [paper] = await documents.list(member, house);
    expect(paper).toMatchObject({
      title: 'Responsabilité civile',
      state: 'expiring',
      actions: [],
      versions: [{ number: 1, fileName: 'attestation.pdf', addedBy: 'Aïssatou Diop' }],
    });
  });

  it('keep their history when they are replaced', async () => {
    const paper = await add({ visibility: 'public', expiresOn: '2027-01-08' });
    const replaced = await documents.replace(owner, house, paper.id, { expiresOn: '2028-01-08' }, upload());
    expect(replaced).toMatchObject({ state: 'valid', version: 2 });
    expect(replaced.versions.map(({ number, expiresOn }) => [number, expiresOn])).toEqual([
      [2, '2028-01-08'],
      [1, '2027-01-08'],
    ]);
    await opens(member, paper.id, 1);
    // Everyone reads the one in force; the old ones are the team's.
    await opens(null, paper.id, 2);
    await expect(documents.open(null, house, paper.id, 1)).rejects.toMatchObject({ status: 404 });
  });

  it('open to whom they say, and answer 404 to all others', async () => {
    const readers = libs.service(DocumentReaders);
    const reader = { ...stranger, accountId: '00000000-0000-7000-8000-000000000001' };
    readers.register((actor) => Promise.resolve(actor.accountId === reader.accountId));
    const team = await add({ visibility: 'team' });
    const institutions = await add({ visibility: 'institutions', kind: 'bank_details' });
    const open = (actor: Actor | null, id: string) => documents.open(actor, house, id, 1);
    await opens(reader, institutions.id, 1);
    await expect(open(reader, team.id)).rejects.toMatchObject({ status: 404 });
    await expect(open(stranger, institutions.id)).rejects.toMatchObject({ status: 404 });
    await expect(open(null, institutions.id)).rejects.toMatchObject({ status: 404 });
    expect((await documents.openTo(reader, house)).map(({ id }) => id)).toEqual([institutions.id]);
    expect(await documents.openTo(stranger, house)).toEqual([]);
    readers.register(() => Promise.resolve(false));
  });

  it('refuse what does not hold together, a stale writer, and one too many; keeping no file then', async () => {
    const files = async () => (await libs.sql('SELECT 1 FROM stored_files')).length;
    const before = await files();
    await expect(add({ kind: 'bank_details', visibility: 'public' })).rejects.toMatchObject({ status: 422 });
    expect(await files()).toBe(before);
    const paper = await add();
    await documents.update(owner, house, paper.id, 1, { title: 'Autre titre' });
    await expect(documents.update(owner, house, paper.id, 1, { title: 'Tard' })).rejects.toMatchObject({
      status: 409,
    });
    await libs.sql(
      `INSERT INTO organisation_documents (id, organisation_id, kind, title, visibility, created_at)
       SELECT gen_random_uuid(), $1, 'other', '', 'team', now() FROM generate_series(2, $2)`,
      [house, MAX_DOCUMENTS],
    );
    const full = await files();
    await expect(add()).rejects.toMatchObject({ type: 'too-many-documents' });
    expect(await files()).toBe(full);
  });

  it('go when they are removed', async () => {
    const paper = await add({ visibility: 'public' });
    await documents.remove(owner, house, paper.id);
    expect(await documents.list(owner, house)).toEqual([]);
    await expect(documents.open(null, house, paper.id, 1)).rejects.toMatchObject({ status: 404 });
  });

  describe('when they expire', () => {
    beforeEach(() => libs.sql(`DELETE FROM outbox_events WHERE type = 'organisation.document_expiring'`));

    it('are recalled 30 and 7 days before and on the day, each once however often the worker passes', async () => {
      await add({ expiresOn: '2027-03-01' });
      const days = [
        '2027-01-29',
        '2027-01-30',
        '2027-01-31',
        '2027-02-21',
        '2027-02-22',
        '2027-02-28',
        '2027-03-01',
      ];
      const sent: Record<string, number> = {};
      for (const day of [...days, '2027-03-02', '2027-06-01']) {
        clock.travelTo(new Date(`${day}T08:00:00Z`));
        sent[day] = await reminders.remind();
        expect(await reminders.remind()).toBe(0);
      }
      expect(Object.entries(sent).filter(([, n]) => n > 0)).toEqual([
        ['2027-01-30', 1],
        ['2027-02-22', 1],
        ['2027-03-01', 1],
      ]);
      expect((await told()).map(({ payload }) => payload.daysLeft)).toEqual([30, 7, 0]);
    });

    it('bring one letter when they were added late, or when the worker slept', async () => {
      await add({ expiresOn: '2027-01-10' });
      expect(await reminders.remind()).toBe(1);
      clock.travelTo(new Date('2027-01-09T11:00:00Z'));
      expect(await reminders.remind()).toBe(0);
      clock.travelTo(new Date('2027-02-01T11:00:00Z'));
      expect(await reminders.remind()).toBe(1);
    });

    it('are not recalled once replaced or removed, and start again with another date', async () => {
      const replaced = await add({ expiresOn: '2027-01-10' });
      await documents.replace(owner, house, replaced.id, { expiresOn: '2029-01-10' }, upload());
      const removed = await add({ expiresOn: '2027-01-10' });
      await documents.remove(owner, house, removed.id);
      expect(await reminders.remind()).toBe(0);
      const moved = await add({ expiresOn: '2027-01-10' });
      expect(await reminders.remind()).toBe(1);
      await documents.update(owner, house, moved.id, 1, { expiresOn: '2027-01-12' });
      expect(await reminders.remind()).toBe(1);
    });

    it('are recalled once when several workers pass together', async () => {
      for (let i = 0; i < 4; i++) await add({ expiresOn: '2027-01-10' });
      const sent = await Promise.all([reminders.remind(), reminders.remind(), reminders.remind()]);
      expect(sent.reduce((sum, n) => sum + n, 0)).toBe(4);
      expect(await told()).toHaveLength(4);
    });
  });
});
