import { isFreeMail } from './free-mail.js';
import { domainOf, isDomain, outranks, rolesUpTo, strongest, tidyDomain } from './membership.rules.js';

describe('roles', () => {
  it('rank from owner to reader', () => {
    expect(outranks('owner', 'manager')).toBe(true);
    expect(outranks('manager', 'manager')).toBe(false);
    expect(outranks('reader', 'member')).toBe(false);
    expect(strongest(['reader', 'manager', 'member'])).toBe('manager');
    expect(strongest([])).toBeUndefined();
    expect(rolesUpTo('member')).toEqual(['member', 'reader']);
  });
});

describe('domains', () => {
  it.each([
    ['Exemple.FR', 'exemple.fr'],
    ['@exemple.fr', 'exemple.fr'],
    ['https://www.exemple.fr/contact?x=1', 'exemple.fr'],
  ])('%s is %s', (typed, domain) => expect(tidyDomain(typed)).toBe(domain));

  it.each(['exemple.fr', 'a.b-c.example', 'xn--caf-dma.fr'])('%s is one', (domain) =>
    expect(isDomain(domain)).toBe(true),
  );
  it.each(['', 'exemple', '-a.fr', 'a..fr', 'a.1', 'a b.fr', 'é.fr', `${'a'.repeat(64)}.fr`])(
    '"%s" is none',
    (domain) => expect(isDomain(domain)).toBe(false),
  );

  it('of an address is what follows its last @', () => {
    expect(domainOf('Nadia@Deux-Rives.example')).toBe('deux-rives.example');
  });

  it('of a public provider proves nothing, under whatever name', () => {
    expect(isFreeMail('gmail.com')).toBe(true);
    expect(isFreeMail('mail.gmail.com')).toBe(true);
    expect(isFreeMail('notgmail.com')).toBe(false);
  });
});
