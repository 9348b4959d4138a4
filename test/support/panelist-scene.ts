import { type Cornac, openCornac } from './app.js';
import type { Person } from './person.js';
import { standing } from './standing.js';
import { openBrowser, type Visitor } from './visitor.js';

/** What the letter of a panelist holds. */
export interface Key {
  accountId: string;
  label: string;
  code: string;
  link: string;
  address: string;
  token: string;
  expiresAt: string;
}

/** Where keys are given to come in. */
export const KEYS = '/sign-in/panelist-keys';

/** Two administrators who prepare letters and somebody who does not, while the tests of a file run. */
export interface Panel {
  cornac: Cornac;
  as: Record<'ariane' | 'basile' | 'nadia', Person>;
  /** Of a new panelist, unless this request gives another one. */
  aKey(issued?: ReturnType<Person['post']>): Promise<Key>;
  enter(body: object, browser?: Visitor): Promise<Visitor>;
}

export function standingPanel(): Panel {
  const cornac = standing(() => openCornac());
  const as = standing(() =>
    cornac.people(
      { ariane: 'Ariane Petitjean', basile: 'Basile Roche', nadia: 'Nadia Belkacem' },
      { secondFactor: true },
    ),
  );
  beforeAll(() =>
    cornac.sql('UPDATE accounts SET administrator = true WHERE id = ANY($1)', [
      [as.ariane.accountId, as.basile.accountId],
    ]),
  );
  // What one test spends is not another's.
  afterEach(() => cornac.sql('DELETE FROM tries'));
  return {
    cornac,
    as,
    aKey: async (issued = as.ariane.post('/administration/panelist-keys')) => {
      const { body } = await issued.expect(201);
      return { ...body, token: new URL(body.link).hash.slice(1) };
    },
    enter: async (body, browser = openBrowser(cornac)) => {
      const { body: entered } = await browser.post(KEYS, body).expect(200);
      expect(entered).toEqual({ next: '/panel', step: 'enter' });
      return browser;
    },
  };
}
