import { type Actor, TravellingClock } from '#platform';
import { Houses, problemOf } from '../../../test/support/houses.js';
import { type Libs, openLibs } from '../../../test/support/libs.js';
import { DomainsService } from './domains.service.js';
import { JoiningService } from './joining.service.js';
import { MembersService } from './members.service.js';

const clock = new TravellingClock(new Date('2027-01-19T13:00:00Z'));

let libs: Libs;
let houses: Houses;

beforeAll(async () => {
  libs = await openLibs(clock);
  houses = new Houses(libs.service);
}, 60_000);
afterAll(() => libs.close());

describe('a domain', () => {
  it('of a public provider is refused, whatever is written around it', async () => {
    const person = await houses.person('Odile');
    const id = await houses.open(person, 'Maison');
    const owner = await houses.now(person);
    const claim = (domain: string) =>
      problemOf(libs.service(DomainsService).claim(owner, id, { domain, entry: 'direct' }));
    expect(await claim('gmail.com')).toBe('domain-refused');
    expect(await claim('https://www.Orange.fr/')).toBe('domain-refused');
    expect(await claim('mail.yahoo.co.uk')).toBe('domain-refused');
    expect(await claim('pas un domaine')).toBe('domain-refused');
    expect(await claim('localhost')).toBe('domain-refused');
  });

  it('belongs to one organisation, even when two verify it at once', async () => {
    const [one, two] = await Promise.all([
      houses.person('Une', 'une@deux-rives.example'),
      houses.person('Deux', 'deux@deux-rives.example'),
    ]);
    const [first, second] = [await houses.open(one, 'Première'), await houses.open(two, 'Seconde')];
    await Promise.all([first, second].map((id) => houses.decide(id, 'verified')));
    const [a, b] = [await houses.now(one), await houses.now(two)];
    const claim = (actor: Actor, id: string) =>
      problemOf(
        libs.service(DomainsService).claim(actor, id, { domain: 'deux-rives.example', entry: 'direct' }),
      );
    expect((await Promise.all([claim(a, first), claim(b, second)])).sort()).toEqual([
      'domain-taken',
      undefined,
    ]);
  });

  it('lets its people in, but asks first for someone who was removed', async () => {
    const owner = await houses.person('Odile', 'odile@ccas.example');
    const id = await houses.open(owner, 'CCAS');
    await houses.decide(id, 'verified');
    const boss = await houses.now(owner);
    await libs.service(DomainsService).claim(boss, id, { domain: 'ccas.example', entry: 'direct' });
    const samir = await houses.person('Samir', 'samir@ccas.example');
    const outsider = await houses.person('Ailleurs', 'x@ailleurs.example');
    const joining = libs.service(JoiningService);
    expect(await problemOf(joining.join(outsider, id))).toBe('forbidden');
    expect((await joining.join(samir, id)).outcome).toBe('joined');
    expect(await problemOf(joining.join(samir, id))).toBe('already-member');
    await libs.service(MembersService).end(boss, id, samir.accountId);
    const again = await joining.join(samir, id, 'Je reviens');
    expect(again.outcome).toBe('asked');
    expect((await joining.join(samir, id)).request?.id).toBe(again.request?.id);
    await joining.approve(boss, id, again.request?.id ?? '');
    expect((await houses.now(samir)).memberships).toEqual([{ organisationId: id, role: 'member' }]);
  });
});

describe('a domain counts only while the administrators vouch for its organisation', () => {
  const domains = () => libs.service(DomainsService);
  /** An organisation nobody looked at yet, claiming the domain of its owner's address. */
  async function claimant(domain: string) {
    const person = await houses.person('Odile', `odile-${crypto.randomUUID()}@${domain}`);
    const id = await houses.open(person, 'Maison');
    const owner = await houses.now(person);
    return { id, owner, row: await domains().claim(owner, id, { domain, entry: 'direct' }) };
  }

  it('is not proved before, and lets nobody in', async () => {
    const { id, owner, row } = await claimant('attente.example');
    expect(row).toMatchObject({ verified: false, actions: ['change', 'release'] });
    expect(await problemOf(domains().verify(owner, id, row.id))).toBe('organisation-to-verify');
    expect(await domains().list(owner, id)).toMatchObject({ organisationVerified: false });
    const colleague = await houses.person('Samir', 'samir@attente.example');
    expect(await problemOf(libs.service(JoiningService).join(colleague, id))).toBe('forbidden');
    await houses.decide(id, 'verified');
    expect(await domains().list(owner, id)).toMatchObject({
      organisationVerified: true,
      items: [{ actions: ['verify', 'change', 'release'] }],
    });
    await domains().verify(owner, id, row.id);
    expect((await libs.service(JoiningService).join(colleague, id)).outcome).toBe('joined');
  });

  it.each(['suspended', 'pending'] as const)('lets nobody in any more once %s', async (status) => {
    const domain = `${status}.example`;
    const { id, owner, row } = await claimant(domain);
    await houses.decide(id, 'verified');
    await domains().verify(owner, id, row.id);
    const colleague = await houses.person('Samir', `samir@${domain}`);
    expect(await libs.service(JoiningService).joinable(colleague)).toMatchObject([{ organisationId: id }]);
    await houses.decide(id, status);
    expect(await libs.service(JoiningService).joinable(colleague)).toEqual([]);
    expect(await problemOf(libs.service(JoiningService).join(colleague, id))).toBe('forbidden');
  });

  it('goes to whoever the administrators vouch for, when the first was shut out', async () => {
    const first = await claimant('disputee.example');
    await houses.decide(first.id, 'verified');
    await domains().verify(first.owner, first.id, first.row.id);
    const person = await houses.person('Ida', 'ida@disputee.example');
    const id = await houses.open(person, 'Vraie maison');
    await houses.decide(id, 'verified');
    const owner = await houses.now(person);
    const claim = { domain: 'disputee.example', entry: 'direct' } as const;
    expect(await problemOf(domains().claim(owner, id, claim))).toBe('domain-taken');
    await houses.decide(first.id, 'suspended');
    expect(await domains().claim(owner, id, claim)).toMatchObject({ verified: true });
    // Back, it does not take it again: it is somebody else's by now.
    await houses.decide(first.id, 'verified');
    expect(await problemOf(domains().verify(first.owner, first.id, first.row.id))).toBe('domain-taken');
  });
});
