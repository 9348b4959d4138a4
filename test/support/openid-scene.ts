import { randomUUID } from 'node:crypto';
import { type Cornac, type CornacOptions, openCornac } from './app.js';
import { goThrough, openProvider, SECRET, type Somebody, type TestProvider } from './identity-provider.js';
import { type Standing, standing } from './standing.js';
import { openBrowser, type Visitor } from './visitor.js';

/** Cornac beside two identity providers: ProConnect for the whole instance, one that an organisation may have. */
export interface OpenidScene {
  cornac: Cornac;
  /** Where browsers find it: `localhost:41873`. */
  host: string;
  proconnect: TestProvider;
  generic: TestProvider;
  newBrowser(): Visitor;
  /** To the provider and back to our door, without coming in yet. */
  goAndComeBack(
    provider: TestProvider,
    person: Somebody | null,
    browser: Visitor,
    body?: object,
    path?: string,
  ): Promise<URL>;
  /** Signs in at ProConnect; `goal` is where the browser is sent. */
  enter(person: Somebody, browser?: Visitor): Promise<{ browser: Visitor; goal: string }>;
  /** Both providers answer as they should again. */
  honest(): void;
  close(): Promise<void>;
}

/** The scene of a file of tests; each finds honest providers. */
export function standingOpenid({
  pages,
  ...lasting
}: Pick<CornacOptions, 'pages'> & Standing = {}): OpenidScene {
  const scene = standing(() => openOpenidScene(pages), lasting);
  afterEach(() => scene.honest());
  return scene;
}

async function openOpenidScene(pages?: boolean): Promise<OpenidScene> {
  const [proconnect, generic] = await Promise.all([openProvider('proconnect'), openProvider('generic')]);
  const cornac = await openCornac({
    pages,
    env: {
      PROCONNECT_ISSUER: proconnect.issuer,
      PROCONNECT_CLIENT_ID: proconnect.clientId,
      PROCONNECT_CLIENT_SECRET: SECRET,
    },
  });
  const host = `localhost:${new URL(cornac.url).port}`;
  for (const provider of [proconnect, generic]) provider.start(`http://${host}`);
  const newBrowser = (): Visitor => openBrowser(cornac, { host });
  const goAndComeBack: OpenidScene['goAndComeBack'] = async (
    provider,
    person,
    browser,
    body = { provider: 'instance' },
    path = '/sign-in/openid',
  ) => {
    const { body: departure } = await browser.post(path, body).expect(200);
    provider.become(person);
    return goThrough(departure.address, provider.issuer);
  };
  return {
    cornac,
    host,
    proconnect,
    generic,
    newBrowser,
    goAndComeBack,
    enter: async (person, browser = newBrowser()) => ({
      browser,
      goal: await comeIn(browser, await goAndComeBack(proconnect, person, browser)),
    }),
    honest: () => {
      for (const provider of [proconnect, generic]) provider.tamper({});
    },
    close: async () => {
      await cornac.close();
      await Promise.all([proconnect.close(), generic.close()]);
    },
  };
}

/** Where we send the browser once it came back. */
export async function comeIn(browser: Visitor, back: URL): Promise<string> {
  const answer = await browser.get(`${back.pathname.replace('/api/v1', '')}${back.search}`).expect(303);
  return answer.headers.location ?? '';
}

export const refusedFor = (reason: string): string => `/connexion?raison=${reason}`;

/** The account of whoever is signed in there. */
export const me = async (browser: Visitor) => (await browser.get('/session').expect(200)).body.account;

export const aDomain = (): string => `${randomUUID()}.example`;

/** A civil servant, as ProConnect tells them. */
export const agent = (more: Partial<Somebody> = {}): Somebody => ({
  subject: randomUUID(),
  email: `agent@${aDomain()}`,
  given_name: 'Nadia',
  usual_name: 'Belkacem',
  siret: '11004601800013',
  amr: ['pwd'],
  ...more,
});
