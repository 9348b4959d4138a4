import { dayInParis, daysUntil, refuseUnfit, reminderDue, stateOf } from './document.rules.js';

describe('a document that expires', () => {
  it.each([
    [31, null],
    [30, 30],
    [8, 30],
    [7, 7],
    [1, 7],
    [0, 0],
    [-40, 0],
  ])('with %s days left, the reminder due is %s', (left, due) => {
    const expiresOn = new Date(Date.UTC(2027, 0, 7 + left)).toISOString().slice(0, 10);
    expect(daysUntil(expiresOn, '2027-01-07')).toBe(left);
    expect(reminderDue(expiresOn, '2027-01-07')).toBe(due);
  });

  it('is valid to the end of its last day', () => {
    expect(stateOf(null, '2027-01-07')).toBe('valid');
    expect(stateOf('2027-03-01', '2027-01-07')).toBe('valid');
    expect(stateOf('2027-01-07', '2027-01-07')).toBe('expiring');
    expect(stateOf('2027-01-06', '2027-01-07')).toBe('expired');
  });

  it('counts days as they go in Paris, in winter as in summer', () => {
    expect(dayInParis(new Date('2027-01-06T23:30:00Z'))).toBe('2027-01-07');
    expect(dayInParis(new Date('2027-07-06T22:30:00Z'))).toBe('2027-07-07');
    expect(daysUntil('2027-03-29', '2027-03-27')).toBe(2);
  });

  it('must hold together', () => {
    const paper = { kind: 'statutes', visibility: 'public', issuedOn: null, expiresOn: null } as const;
    expect(() => refuseUnfit(paper)).not.toThrow();
    expect(() => refuseUnfit({ ...paper, kind: 'bank_details' })).toThrow();
    expect(() => refuseUnfit({ ...paper, issuedOn: '2027-02-01', expiresOn: '2027-01-31' })).toThrow();
  });
});
