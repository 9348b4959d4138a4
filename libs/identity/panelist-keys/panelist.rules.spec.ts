import { refusePanelist } from './panelist.rules.js';

describe('what a panelist may reach', () => {
  const panelist = { panelist: true };

  it.each(['session.own', 'data.own', 'consent.own'])('%s is theirs', (policy) =>
    expect(() => refusePanelist(panelist, policy)).not.toThrow(),
  );

  it.each(['thread.read', 'organisation.create', 'account.secure', 'session.prove', 'written.tomorrow', ''])(
    '%s is not',
    (policy) => expect(() => refusePanelist(panelist, policy)).toThrow(),
  );

  it('says nothing of anybody else', () => {
    expect(() => refusePanelist({ panelist: false }, 'thread.read')).not.toThrow();
    expect(() => refusePanelist({}, 'thread.read')).not.toThrow();
    expect(() => refusePanelist(null, 'thread.read')).not.toThrow();
  });
});
