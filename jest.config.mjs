/**
 * Sizes of test, smallest first (docs/testing.md): pure, on a database, journeys over HTTP and sockets, in a
 * browser. The launcher's own tests start real servers. `npm test` runs them all.
 */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2024' } }] },
  moduleNameMapper: {
    '^#(.+)$': '<rootDir>/libs/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cornac/'],
};

const onDatabase = {
  ...shared,
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

const code = '{libs,apps,scripts,demo,migrations,test}';

export default {
  maxWorkers: 2,
  // Two whole applications start in some hooks: a busy machine takes seconds where an idle one takes one.
  testTimeout: 30_000,
  // A worker that leaves nothing open still takes its time to give half a gigabyte back; a leak never ends.
  workerGracefulExitTimeout: 10_000,
  projects: [
    {
      ...shared,
      displayName: 'pure',
      testMatch: [`<rootDir>/${code}/**/*.spec.ts`],
      testPathIgnorePatterns: ['/node_modules/', '\\.db\\.spec\\.ts$'],
    },
    { ...onDatabase, displayName: 'db', testMatch: [`<rootDir>/${code}/**/*.db.spec.ts`] },
    { ...onDatabase, displayName: 'journeys', testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'] },
    { ...shared, displayName: 'launcher', testMatch: ['<rootDir>/scripts/**/*.launch-spec.ts'] },
    { ...onDatabase, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.browser-spec.ts'] },
  ],
};
