import { Transaction, TravellingClock } from '#platform';
import { type Libs, openLibs } from '../../../test/support/libs.js';
import { PeopleSchema } from './people-schema.js';

let libs: Libs;
beforeAll(async () => {
  libs = await openLibs(new TravellingClock(new Date('2027-01-19T13:00:00Z')));
}, 60_000);
afterAll(() => libs.close());

const NAMES = 'SELECT last_name FROM panel_people.people';

describe('who panelists are', () => {
  it('is read by its own role, one statement at a time', async () => {
    expect(await libs.service(PeopleSchema).query(NAMES)).toEqual([]);
  });

  it('is shut to the role of everything else, before and after', async () => {
    const transaction = libs.service(Transaction);
    await expect(transaction.query(NAMES)).rejects.toThrow(/permission denied/);
    await transaction.run(() => libs.service(PeopleSchema).query(NAMES));
    await expect(transaction.query(NAMES)).rejects.toThrow(/permission denied/);
  });

  it('cannot be read beside what they said', async () => {
    const beside = 'SELECT p.last_name FROM panel_people.people p, panel_answers a';
    await expect(libs.service(PeopleSchema).query(beside)).rejects.toThrow(/permission denied/);
    await expect(libs.service(Transaction).query(beside)).rejects.toThrow(/permission denied/);
  });
});
