import { refuseOutsider } from './outsiders.rules.js';

const OWN = ['session.own', 'data.own', 'consent.own'];
const FOREIGN = ['organisation.create', 'account.secure', 'session.prove', 'written.tomorrow', ''];

describe.each([
  ['a panelist', { panelist: true }, OWN, ['thread.read', 'thread.inbox', ...FOREIGN]],
  [
    'a guest',
    { guest: true },
    [...OWN, 'thread.read', 'thread.post'],
    ['thread.open', 'task.mine', ...FOREIGN],
  ],
])('%s', (_, outsider, theirs, others) => {
  it.each(theirs)('reaches %s', (policy) => expect(() => refuseOutsider(outsider, policy)).not.toThrow());
  it.each(others)('does not reach %s', (policy) => expect(() => refuseOutsider(outsider, policy)).toThrow());
});

it('says nothing of anybody else', () => {
  for (const other of [{ panelist: false }, {}, null])
    expect(() => refuseOutsider(other, 'thread.open')).not.toThrow();
});
