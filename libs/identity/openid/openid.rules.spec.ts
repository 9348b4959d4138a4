import {
  countsTwice,
  isTwoFactors,
  type Met,
  meetingOf,
  stillOpens,
  type Told,
  toldBy,
} from './openid.rules.js';

const told: Told = {
  subject: 's',
  email: 'nadia@mutuelle.example',
  emailVerified: true,
  displayName: 'Nadia Belkacem',
  siret: null,
  secondFactor: true,
};
const met: Met = { administrator: false, holdsSecondFactor: false, isMember: true, knownToIssuer: false };
const OURS = ['mutuelle.example'];

it.each<[string, Partial<Told>, readonly string[] | null, Met | null, string]>([
  ['nobody yet, at the instance’s', {}, null, null, 'open_account'],
  ['nobody yet, at the organisation’s', {}, OURS, null, 'open_account'],
  ['a member, at the organisation’s', {}, OURS, met, 'link'],
  ['anyone, at the instance’s', {}, null, { ...met, isMember: false }, 'link'],
  ['no member, at the organisation’s', {}, OURS, { ...met, isMember: false }, 'link_first'],
  ['an administrator', {}, null, { ...met, administrator: true }, 'link_first'],
  ['somebody with a second factor', {}, null, { ...met, holdsSecondFactor: true }, 'link_first'],
  ['somebody the issuer tells apart', {}, null, { ...met, knownToIssuer: true }, 'link_first'],
  ['an address not verified', { emailVerified: false }, null, met, 'address_unsure'],
  ['no address', { email: null }, null, null, 'address_unsure'],
  ['another’s domain', { email: 'nadia@ailleurs.example' }, OURS, null, 'foreign_address'],
  ['a domain inside ours', { email: 'nadia@x.mutuelle.example' }, OURS, null, 'foreign_address'],
  ['no domain verified', {}, [], null, 'foreign_address'],
])('%s: %j', (_, change, domains, account, meeting) =>
  expect(meetingOf({ ...told, ...change }, domains, account)).toBe(meeting),
);

it('an organisation speaks for its members and its domains only', () => {
  expect(stillOpens(null, 'a@ailleurs.example', false)).toBe(true);
  expect(stillOpens(OURS, 'a@mutuelle.example', false)).toBe(true);
  expect(stillOpens(OURS, 'a@ailleurs.example', true)).toBe(true);
  expect(stillOpens(OURS, 'a@ailleurs.example', false)).toBe(false);
});

it('an organisation’s second factor is not an administrator’s', () => {
  expect(countsTwice(told, null, true)).toBe(true);
  expect(countsTwice(told, OURS, false)).toBe(true);
  expect(countsTwice(told, OURS, true)).toBe(false);
});

it.each([
  ['generic', ['pwd', 'mfa'], true],
  ['generic', ['pop'], false],
  ['proconnect', ['pop'], true],
  ['proconnect', ['pwd'], false],
  ['generic', 'mfa', false],
  ['generic', undefined, false],
] as const)('at a %s provider, amr %j is two factors: %s', (profile, amr, two) =>
  expect(isTwoFactors(profile, amr)).toBe(two),
);

describe('what a provider says', () => {
  it('is read in our words', () => {
    const claims = {
      given_name: 'Nadia',
      usual_name: 'Belkacem',
      email: 'Nadia@Mutuelle.example',
      siret: '11004601800013',
    };
    expect(toldBy('proconnect', { sub: 's', amr: ['mfa'] }, claims)).toEqual({
      ...told,
      siret: '11004601800013',
    });
  });

  it('never takes the address from one statement and its proof from another', () => {
    const { emailVerified } = toldBy(
      'generic',
      { sub: 's', email: 'a@a.example', email_verified: true },
      { email: 'b@b.example' },
    );
    expect(emailVerified).toBe(false);
  });

  it.each(['true', 1, undefined, null])('takes %j for no verification', (email_verified) =>
    expect(toldBy('generic', { sub: 's', email: 'a@a.example', email_verified }, {}).emailVerified).toBe(
      false,
    ),
  );

  it('of ProConnect is trusted unless it says no', () => {
    const said = { sub: 's', email: 'a@a.example' };
    expect(toldBy('proconnect', said, {}).emailVerified).toBe(true);
    expect(toldBy('proconnect', { ...said, email_verified: false }, {}).emailVerified).toBe(false);
  });
});
