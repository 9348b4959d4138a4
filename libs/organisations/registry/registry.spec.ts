import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Outbound } from '#platform';
import { HttpRegistry } from './http-registry.js';
import { InventedRegistry } from './invented-registry.js';
import { readAnswer } from './recherche-entreprises.js';
import { NoRegistry, type Registry } from './registry.js';

const invented = new InventedRegistry();

/** The public register's shape over the invented one, and its ways to fail. */
function fakeRegister(): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://register');
    const words = searchParams.get('q') ?? '';
    if (pathname !== '/search') response.writeHead(404).end();
    else if (words === 'silence') return;
    else if (words === 'elsewhere') response.writeHead(302, { location: '/search?q=le+pas' }).end();
    else if (words === 'broken') response.writeHead(500).end('{"results": []}');
    else if (words === 'page') response.end('<html>');
    else if (words === 'other') response.end('{"resultats": []}');
    else if (words === 'flood') response.end(`{"results": [], "more": "${'x'.repeat(1024 * 1024)}"}`);
    else response.end(JSON.stringify({ results: (await invented.search(words)).map(asRegister) }));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const asRegister = (found: Awaited<ReturnType<Registry['search']>>[number]) => ({
  siren: found.siren,
  nom_complet: found.name,
  nature_juridique: found.legalCode,
  date_creation: found.foundedOn,
  etat_administratif: found.active ? 'A' : 'C',
  siege: {
    siret: found.siret,
    commune: found.communeCode,
    libelle_commune: found.communeName,
    code_postal: found.postcode,
  },
  complements: {
    est_ess: found.socialEconomy,
    est_association: found.rna !== null,
    identifiant_association: found.rna,
    est_societe_mission: found.missionCompany,
  },
});

let server: Server;
const outbound = new Outbound({ publicUrl: 'http://localhost:3000' });
const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const registries: Record<string, () => Registry> = {
  'over HTTP': () => new HttpRegistry(address(), outbound),
  offline: () => invented,
};

beforeAll(async () => {
  server = await fakeRegister();
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** The promise of the port: the same wherever the register is. */
describe.each(Object.keys(registries))('a register %s', (name) => {
  const registry = () => (registries[name] as () => Registry)();

  it('finds an organisation by its SIREN, spaces or not', async () => {
    for (const typed of ['000100016', '000 100 016'])
      expect(await registry().search(typed)).toMatchObject([
        { siren: '000100016', name: 'Les Heures claires', legalCode: '5710', missionCompany: true },
      ]);
  });

  it('finds it by its name, without accents, with its seat and its numbers', async () => {
    expect(await registry().search('pas de PORTE')).toEqual([
      {
        siren: '000100008',
        name: 'Le Pas de porte',
        legalCode: '9220',
        siret: null,
        communeCode: '69266',
        communeName: 'Villeurbanne',
        postcode: '69100',
        rna: 'W691000001',
        foundedOn: '2016-03-14',
        missionCompany: false,
        socialEconomy: true,
        active: true,
      },
    ]);
  });

  it('says what has ceased to exist, and finds nothing for nothing', async () => {
    expect(await registry().search('filature')).toMatchObject([{ active: false }]);
    expect(await registry().search('introuvable')).toEqual([]);
    expect(await registry().search('999999999')).toEqual([]);
  });
});

describe('the register over HTTP', () => {
  it.each(['elsewhere', 'broken', 'page', 'other', 'flood'])(
    'is away when it answers so: %s',
    async (words) => {
      await expect(new HttpRegistry(address(), outbound).search(words)).rejects.toMatchObject({
        name: 'RegistryAway',
      });
    },
  );

  it('is away when it is silent or not there', async () => {
    await expect(
      new HttpRegistry(address(), outbound, () => AbortSignal.timeout(50)).search('silence'),
    ).rejects.toMatchObject({
      name: 'RegistryAway',
    });
    await expect(new HttpRegistry('http://127.0.0.1:9', outbound).search('x')).rejects.toMatchObject({
      name: 'RegistryAway',
    });
    // An instance that is served to others calls nothing of its own network.
    const served = new Outbound({ publicUrl: 'https://cornac.example' });
    await expect(new HttpRegistry(address(), served).search('x')).rejects.toMatchObject({
      name: 'RegistryAway',
    });
    await expect(new NoRegistry().search()).rejects.toMatchObject({ name: 'RegistryAway' });
  });

  it('keeps what is well formed, and nothing that is not', () => {
    expect(
      readAnswer({
        results: [
          null,
          { siren: '123456789', nom_complet: 'Faux SIREN' },
          {
            siren: '000100008',
            nom_complet: 'Nom\u202e\0 propre',
            nature_juridique: 'abcd',
            siege: { siret: '1', commune: '2C004', code_postal: 69100 },
            complements: { identifiant_association: 'x', est_societe_mission: 'oui' },
          },
        ],
      }),
    ).toEqual([
      {
        siren: '000100008',
        name: 'Nom propre',
        legalCode: null,
        siret: null,
        communeCode: null,
        communeName: null,
        postcode: null,
        rna: null,
        foundedOn: null,
        missionCompany: false,
        socialEconomy: false,
        active: true,
      },
    ]);
    expect(readAnswer({ results: 'x' })).toBeNull();
    expect(readAnswer(null)).toBeNull();
  });
});
