import { type Actor, TravellingClock } from '#platform';
import { type Libs, openLibs } from '../../../test/support/libs.js';
import { OrganisationScene } from '../../../test/support/organisation-scene.js';
import { OrganisationsService } from '../organisations.service.js';
import { ReferencesService } from './references.service.js';

const FACTS = {
  title: 'Des goûters de palier',
  what: 'Huit mois de goûters dans trois résidences.',
  communeCodes: ['69266', '69259'],
  startedOn: '2025-09-01',
  endedOn: '2026-05-31',
  publics: ['Personnes âgées'],
  peopleReached: 240,
  results: [{ label: 'Goûters tenus', value: '96' }],
};
const STATEMENT = {
  statement: 'Un travail suivi et utile.',
  quote: 'On s’est revus.',
  quoteAuthor: 'Une gardienne',
};

describe('a reference', () => {
  const clock = new TravellingClock(new Date('2027-01-07T11:00:00Z'));
  let libs: Libs;
  let references: ReferencesService;
  let organisations: OrganisationsService;
  let mouse: Actor;
  let elephant: Actor;
  let colleague: Actor;
  let stranger: Actor;
  let enterpriseId: string;
  let institutionId: string;
  let slug: string;

  beforeAll(async () => {
    libs = await openLibs(clock);
    references = libs.service(ReferencesService);
    organisations = libs.service(OrganisationsService);
    const scene = new OrganisationScene(libs.service);
    const small = await scene.house(await scene.person('Mireille Fournier'), { name: 'Suzon et compagnie' });
    const large = await scene.house(await scene.person('Marc Delorme'), {
      name: 'Habitat du Seuil',
      kind: 'institution',
      sort: 'social_landlord',
      legalForm: 'social_landlord',
    });
    mouse = small.owner;
    elephant = large.owner;
    enterpriseId = small.organisation.id;
    slug = small.organisation.slug;
    institutionId = large.organisation.id;
    colleague = await scene.join(await scene.person('Karim Haddad'), institutionId, 'member');
    stranger = await scene.person('Léa Morin');
  });
  afterAll(() => libs.close());
  afterEach(() => libs.sql('DELETE FROM organisation_references'));

  const ask = () =>
    references.request(mouse, enterpriseId, {
      ...FACTS,
      institutionId,
      contactName: 'Thomas Kerbrat',
      contactEmail: 'thomas@habitat.example',
    });
  const shownToAll = async () => (await organisations.readBySlug(null, slug)).references;

  it('asked for and attested, it is shown with its places by name, without the contact', async () => {
    const { id, actions } = await ask();
    expect(actions).toEqual(['edit', 'cancel']);
    expect(await shownToAll()).toEqual([]);
    expect(await references.ofOrganisation(enterpriseId)).toEqual([]);
    await references.attest(elephant, id, STATEMENT);
    expect(await shownToAll()).toMatchObject([
      {
        title: FACTS.title,
        institutionName: 'Habitat du Seuil',
        places: [
          { code: '69266', name: 'Villeurbanne' },
          { code: '69259', name: 'Vénissieux' },
        ],
        results: FACTS.results,
        ...STATEMENT,
      },
    ]);
    expect(JSON.stringify(await shownToAll())).not.toContain('Kerbrat');
    expect(await references.read(stranger, id)).toMatchObject({ contactName: null, contactEmail: null });
    expect(await references.read(colleague, id)).toMatchObject({ contactName: 'Thomas Kerbrat' });
  });

  it('is not known of outside while it is not agreed', async () => {
    const { id } = await ask();
    await expect(references.read(stranger, id)).rejects.toMatchObject({ status: 404 });
    await expect(references.attest(stranger, id, STATEMENT)).rejects.toMatchObject({ status: 404 });
    await expect(references.attest(colleague, id, STATEMENT)).rejects.toMatchObject({ status: 403 });
    await expect(references.list(stranger, enterpriseId, {})).rejects.toMatchObject({ status: 403 });
  });

  it('is refused with a reason that stays between both', async () => {
    const { id } = await ask();
    await references.refuse(elephant, id, 'Nous n’étions pas partenaires.');
    expect(await references.read(mouse, id)).toMatchObject({
      status: 'refused',
      reason: 'Nous n’étions pas partenaires.',
      actions: [],
    });
    await expect(references.attest(elephant, id, STATEMENT)).rejects.toMatchObject({ status: 409 });
  });

  it('written by the institution, it counts once the enterprise accepts', async () => {
    const { id } = await references.propose(elephant, institutionId, {
      ...FACTS,
      ...STATEMENT,
      enterpriseId,
    });
    expect(await shownToAll()).toEqual([]);
    await expect(references.accept(elephant, id)).rejects.toMatchObject({ status: 403 });
    await references.accept(mouse, id);
    expect(await shownToAll()).toHaveLength(1);
  });

  it('rewritten by the institution, it is asked of the enterprise again', async () => {
    const { id } = await ask();
    await references.attest(elephant, id, STATEMENT);
    const revised = await references.revise(elephant, id, { statement: 'Avec des réserves.' });
    expect(revised).toMatchObject({ status: 'proposed', quote: '' });
    expect(await shownToAll()).toEqual([]);
    await references.decline(mouse, id, 'Ce n’est plus ce que nous avons fait.');
    expect((await references.read(mouse, id)).status).toBe('declined');
  });

  it('may be kept for applications, and taken back by the institution', async () => {
    const { id } = await ask();
    await references.attest(elephant, id, STATEMENT);
    await references.show(mouse, id, false);
    expect(await shownToAll()).toEqual([]);
    expect(await references.ofOrganisation(enterpriseId)).toHaveLength(1);
    await expect(references.show(elephant, id, true)).rejects.toMatchObject({ status: 403 });
    await references.withdraw(elephant, id, 'Des faits nouveaux.');
    expect(await references.ofOrganisation(enterpriseId)).toEqual([]);
  });

  it('is mended by whoever wrote it, on the version they read', async () => {
    const { id, version } = await ask();
    await expect(references.edit(elephant, id, version, FACTS)).rejects.toMatchObject({ status: 403 });
    const edited = await references.edit(mouse, id, version, { ...FACTS, title: 'Des goûters' });
    expect(edited.title).toBe('Des goûters');
    await expect(references.edit(mouse, id, version, FACTS)).rejects.toMatchObject({ status: 409 });
  });

  it.each([
    [{ communeCodes: ['69266', '99998'] }, '/communeCodes/1'],
    [{ startedOn: '2031-01-01', endedOn: null }, '/startedOn'],
    [{ endedOn: '2020-01-01' }, '/endedOn'],
  ])('refuses %j', async (wrong, pointer) => {
    const attempt = references.request(mouse, enterpriseId, { ...FACTS, institutionId, ...wrong });
    await expect(attempt).rejects.toMatchObject({ status: 422, errors: [{ pointer }] });
  });

  it('is asked of a verified institution only, and never of oneself', async () => {
    const attempt = (of: string) => references.request(mouse, enterpriseId, { ...FACTS, institutionId: of });
    await expect(attempt(enterpriseId)).rejects.toMatchObject({ status: 422 });
    await expect(attempt('00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({ status: 422 });
    await expect(
      references.propose(mouse, enterpriseId, { ...FACTS, ...STATEMENT, enterpriseId: institutionId }),
    ).rejects.toMatchObject({ status: 422 });
  });

  it('tells the other party of every move', async () => {
    const { id } = await ask();
    await references.attest(elephant, id, STATEMENT);
    const events = await libs.sql<{ type: string; payload: Record<string, string> }>(
      'SELECT type, payload FROM outbox_events WHERE subject_id = $1 ORDER BY id',
      [id],
    );
    expect(events.map(({ type }) => type)).toEqual(['reference.requested', 'reference.attested']);
    expect(events[0]?.payload).toMatchObject({ institutionId, enterpriseName: 'Suzon et compagnie' });
  });

  it('is listed page by page from either side', async () => {
    for (let i = 0; i < 3; i++) await ask();
    const first = await references.list(mouse, enterpriseId, { limit: 2 });
    const second = await references.list(mouse, enterpriseId, { limit: 2, cursor: first.next ?? '' });
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
    expect((await references.list(elephant, institutionId, { side: 'from' })).items).toHaveLength(3);
    expect((await references.list(elephant, institutionId, { side: 'about' })).items).toHaveLength(0);
  });
});
