import { threadPolicy } from './thread.policy.js';

const access = (mayRead: boolean, mayWrite: boolean) => ({ access: { mayRead, mayWrite } });

describe('rights on a thread', () => {
  it('come from the subject and from nothing else', () => {
    expect(threadPolicy.actionsFor(null, access(true, true))).toEqual(['post']);
    expect(threadPolicy.actionsFor(null, access(true, false))).toEqual([]);
  });

  it('answer 404 to whoever may not read, 403 to a reader who may not write', () => {
    const posting = (subject: Parameters<typeof threadPolicy.authorise>[2]) => () =>
      threadPolicy.authorise(
        { accountId: 'a', displayName: 'A', administrator: false, memberships: [] },
        'post',
        subject,
      );
    expect(posting({ access: undefined })).toThrow(expect.objectContaining({ status: 404 }));
    expect(posting(access(false, true))).toThrow(expect.objectContaining({ status: 404 }));
    expect(posting(access(true, false))).toThrow(expect.objectContaining({ status: 403 }));
    expect(posting(access(true, true))).not.toThrow();
  });
});
