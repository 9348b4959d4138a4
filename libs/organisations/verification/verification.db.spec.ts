import { type Actor, TravellingClock } from '#platform';
import { type Libs, openLibs } from '../../../test/support/libs.js';
import { NUMBERS, OrganisationScene } from '../../../test/support/organisation-scene.js';
import type { OrganisationProfile, OrganisationResponse } from '../organisations.dto.js';
import { OrganisationsService } from '../organisations.service.js';
import { ClaimsService } from './claims.service.js';
import { VerificationService } from './verification.service.js';

const START = new Date('2027-01-07T11:00:00Z');

describe('an organisation before the administrators', () => {
  const clock = new TravellingClock(START);
  let libs: Libs;
  let scene: OrganisationScene;
  let organisations: OrganisationsService;
  let verification: VerificationService;
  let claims: ClaimsService;
  let administrator: Actor;
  let newcomer: Actor;

  beforeAll(async () => {
    libs = await openLibs(clock);
    scene = new OrganisationScene(libs.service);
    organisations = libs.service(OrganisationsService);
    verification = libs.service(VerificationService);
    claims = libs.service(ClaimsService);
    administrator = await scene.person('Ariane Petitjean', true);
    newcomer = await scene.person('Léa Morin');
  });
  afterAll(() => libs.close());
  beforeEach(() => clock.travelTo(START));

  const eventsOf = async (id: string): Promise<string[]> =>
    (
      await libs.sql<{ type: string }>(
        'SELECT type FROM outbox_events WHERE subject_id = $1 ORDER BY occurred_at, id',
        [id],
      )
    ).map(({ type }) => type);
  const profileOf = (organisation: OrganisationResponse): OrganisationProfile => ({
    name: organisation.name,
    kind: organisation.kind,
    sort: organisation.sort,
    legalForm: organisation.legalForm,
  });

  describe('its profile', () => {
    it('takes its name of place, department and region from the official code', async () => {
      const { organisation } = await scene.house(await scene.person('Une personne'), {
        name: 'Veille douce',
        communeCode: '69266',
        communeName: 'Ailleurs',
        departmentCode: '01',
        territories: ['department:69', 'region:84'],
      });
      expect(organisation).toMatchObject({
        communeName: 'Villeurbanne',
        departmentCode: '69',
        departmentName: 'Rhône',
        regionName: 'Auvergne-Rhône-Alpes',
        territories: [
          { key: 'department:69', level: 'department', name: 'Rhône' },
          { key: 'region:84', level: 'region', name: 'Auvergne-Rhône-Alpes' },
        ],
      });
      await libs.sql('DELETE FROM organisations WHERE id = $1', [organisation.id]);
    });

    it.each([
      [{ communeCode: '99998' }, 400, '/communeCode'],
      [{ departmentCode: '999' }, 400, '/departmentCode'],
      [{ territories: ['department:999'] }, 400, '/territories/0'],
      [{ siren: '000100008', siret: '73282932000074' }, 422, '/siret'],
      [{ legalCode: '7361' }, 422, '/legalCode'],
    ])('refuses %j', async (wrong, status, pointer) => {
      const attempt = scene.house(newcomer, { name: 'Essai', ...wrong });
      await expect(attempt).rejects.toMatchObject({ status, errors: [{ pointer }] });
    });

    it('is presented in three statements, whatever it holds', async () => {
      const { organisation } = await scene.house(await scene.person('Une personne'), { name: 'Petite' });
      const statements = await libs.statementsOf(() => organisations.readBySlug(null, organisation.slug));
      expect(statements).toHaveLength(3);
    });
  });

  it('is created unverified, verified by an administrator only, and its owners are told', async () => {
    const owner = await scene.person('Malo Ortega');
    const made = await scene.house(owner, { name: 'La Clé des rues' }, { verified: false });
    expect(made.organisation).toMatchObject({ verified: false, status: 'pending' });
    const { id, slug } = made.organisation;
    await expect(verification.verify(made.owner, id)).rejects.toMatchObject({ status: 403 });
    await expect(verification.list(made.owner, {})).rejects.toMatchObject({ status: 403 });
    const { items } = await verification.list(administrator, { status: 'pending', q: 'clé des' });
    expect(items).toMatchObject([{ id, members: 1, actions: ['verify', 'refuse', 'suspend'] }]);
    await verification.verify(administrator, id);
    expect(await organisations.readBySlug(null, slug)).toMatchObject({ verified: true, statusReason: null });
    expect(await eventsOf(id)).toEqual([
      'organisation.created',
      'organisation.verification_requested',
      'organisation.verified',
    ]);
  });

  it('is refused with a reason its team alone reads, corrected, and asks again', async () => {
    const made = await scene.house(await scene.person('Malo Ortega'), { name: 'Brume' }, { verified: false });
    const { id, slug } = made.organisation;
    await verification.refuse(administrator, id, 'Le SIREN manque.');
    expect(await organisations.readBySlug(made.owner, slug)).toMatchObject({
      status: 'refused',
      statusReason: 'Le SIREN manque.',
      actions: expect.arrayContaining(['requestVerification']),
    });
    expect((await organisations.readBySlug(null, slug)).statusReason).toBeNull();
    await expect(verification.request(newcomer, id)).rejects.toMatchObject({ status: 403 });
    await verification.request(made.owner, id);
    await expect(verification.request(made.owner, id)).rejects.toMatchObject({ status: 409 });
    expect((await organisations.readBySlug(made.owner, slug)).status).toBe('pending');
  });

  it('loses its verification when its name or numbers change, and keeps it otherwise', async () => {
    const { organisation, owner } = await scene.house(await scene.person('Adèle Schmitt'), { name: 'Plume' });
    const { id, slug } = organisation;
    const edit = async (changes: Partial<OrganisationProfile>) => {
      const now = await organisations.readBySlug(owner, slug);
      return organisations.update(owner, id, now.version, { ...profileOf(now), ...changes });
    };
    expect((await edit({ summary: 'Des récits de vie.' })).verified).toBe(true);
    expect(await edit({ name: 'Plume et compagnie' })).toMatchObject({ verified: false, status: 'pending' });
    expect((await eventsOf(id)).at(-1)).toBe('organisation.verification_requested');
  });

  it('suspended, it says so and nothing more; its people read and write nothing', async () => {
    const made = await scene.house(await scene.person('Noé Castel'), {
      name: 'Ombre',
      summary: 'Un résumé.',
    });
    const { id, slug } = made.organisation;
    await verification.suspend(administrator, id, 'Signalements répétés.');
    const seen = await organisations.readBySlug(null, slug);
    expect(seen).toMatchObject({
      name: 'Ombre',
      status: 'suspended',
      summary: '',
      statusReason: null,
      actions: [],
    });
    const owner = await scene.again(made.owner);
    expect(owner.memberships).toEqual([{ organisationId: id, role: 'reader' }]);
    const inside = await organisations.readBySlug(owner, slug);
    expect(inside).toMatchObject({ summary: 'Un résumé.', statusReason: 'Signalements répétés.' });
    expect(inside.actions).not.toContain('edit');
    await expect(organisations.update(owner, id, inside.version, profileOf(inside))).rejects.toMatchObject({
      status: 403,
    });
    expect((await organisations.search({ q: 'ombre' })).items).toEqual([]);
    await verification.reinstate(administrator, id);
    expect((await scene.again(made.owner)).memberships).toMatchObject([{ role: 'owner' }]);
  });

  it('is listed page by page, the longest wait first', async () => {
    const owner = await scene.person('Ida Roux');
    for (const [day, name] of ['Premier lieu', 'Second lieu', 'Tiers lieu'].entries()) {
      clock.travelTo(new Date(START.getTime() + day * 86_400_000));
      await scene.house(owner, { name }, { verified: false });
    }
    const first = await verification.list(administrator, { status: 'pending', q: 'lieu', limit: 2 });
    const second = await verification.list(administrator, {
      status: 'pending',
      q: 'lieu',
      limit: 2,
      cursor: first.next ?? '',
    });
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
      'Premier lieu',
      'Second lieu',
      'Tiers lieu',
    ]);
    expect(second.next).toBeNull();
  });

  describe('claimed by a second person', () => {
    let house: string;
    let owner: Actor;

    beforeAll(async () => {
      const made = await scene.house(await scene.person('Sarah Meunier'), {
        name: 'Table ouverte',
        siren: NUMBERS[0],
        rna: 'W691234567',
      });
      house = made.organisation.id;
      ({ owner } = made);
    });
    afterEach(() => libs.sql('DELETE FROM organisation_claims'));

    const claim = (person: Actor) => claims.make(person, house, { message: 'Je préside l’association.' });

    it.each([{ siren: NUMBERS[0] }, { rna: 'W691234567' }, { siret: `${NUMBERS[0]}00016` }])(
      'creating it again with %j leads to the one that is here',
      async (numbers) => {
        const siret = 'siret' in numbers && numbers.siret ? withKey(numbers.siret) : undefined;
        await expect(
          scene.house(newcomer, { name: 'La même', ...numbers, ...(siret ? { siret } : {}) }),
        ).rejects.toMatchObject({
          type: 'organisation-exists',
          members: { known: { id: house, name: 'Table ouverte' } },
        });
      },
    );

    it('is taken in by an owner, with the role the owner gives', async () => {
      const { id } = await claim(newcomer);
      await expect(claim(newcomer)).rejects.toMatchObject({ status: 409 });
      await expect(claims.accept(newcomer, id, 'owner')).rejects.toMatchObject({ status: 403 });
      await expect(claims.accept(administrator, id, 'owner')).rejects.toMatchObject({ type: 'owners-first' });
      expect(await claims.of(owner, house)).toMatchObject([{ id, actions: ['accept', 'refuse'] }]);
      await claims.accept(owner, id, 'member');
      expect((await scene.again(newcomer)).memberships).toEqual([{ organisationId: house, role: 'member' }]);
      await expect(claim(await scene.again(newcomer))).rejects.toMatchObject({ status: 403 });
      await expect(claims.refuse(owner, id, 'Trop tard.')).rejects.toMatchObject({ status: 409 });
      await libs.sql('DELETE FROM memberships WHERE account_id = $1', [newcomer.accountId]);
    });

    it('is refused with a reason, and known of by nobody else', async () => {
      const { id } = await claim(newcomer);
      const other = await scene.person('Autre Personne');
      await expect(claims.refuse(other, id, 'Non.')).rejects.toMatchObject({ status: 404 });
      await expect(claims.of(other, house)).rejects.toMatchObject({ status: 403 });
      await claims.refuse(owner, id, 'Nous ne vous connaissons pas.');
      expect(await claims.mine(newcomer)).toMatchObject([
        { status: 'refused', reason: 'Nous ne vous connaissons pas.', actions: [] },
      ]);
      expect(await eventsOf(id)).toEqual(['claim.made', 'claim.refused']);
    });

    it('goes to the administrators when no owner answers within fourteen days', async () => {
      const { id } = await claim(newcomer);
      const waiting = async () => (await claims.waiting(administrator, {})).items;
      expect(await waiting()).toMatchObject([{ id, overdue: false, actions: [] }]);
      await expect(claims.waiting(newcomer, {})).rejects.toMatchObject({ status: 403 });
      clock.travelTo(new Date(START.getTime() + 14 * 86_400_000));
      expect(await waiting()).toMatchObject([{ id, overdue: true, actions: ['accept', 'refuse'] }]);
      await claims.accept(administrator, id, 'owner');
      expect((await scene.again(newcomer)).memberships).toEqual([{ organisationId: house, role: 'owner' }]);
      await libs.sql('DELETE FROM memberships WHERE account_id = $1', [newcomer.accountId]);
    });

    it('two claims at once make one', async () => {
      const tries = await Promise.allSettled([claim(newcomer), claim(newcomer), claim(newcomer)]);
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const [mine] = await claims.mine(newcomer);
      await claims.withdraw(newcomer, mine?.id ?? '');
      expect((await claims.mine(newcomer))[0]?.status).toBe('withdrawn');
    });
  });
});

/** Completes thirteen digits with the Luhn key that makes a SIRET of them. */
function withKey(siret: string): string {
  const start = siret.slice(0, 13);
  const sum = [...start]
    .reverse()
    .reduce((total, digit, index) => total + digitSum(Number(digit) * (index % 2 === 0 ? 2 : 1)), 0);
  return `${start}${(10 - (sum % 10)) % 10}`;
}
const digitSum = (value: number): number => (value > 9 ? value - 9 : value);
