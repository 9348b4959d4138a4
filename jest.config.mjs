/** Three sizes of server test (docs/testing.md): pure, database, journey. The browser journeys run apart. */
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

export default {
  maxWorkers: 2,
  projects: [
    { ...shared, displayName: 'pure', testMatch: ['<rootDir>/{libs,apps/api,apps/worker,scripts,demo}/**/*.spec.ts'], testPathIgnorePatterns: ['\\.db\\.spec\\.ts$'] },
  ],
};
