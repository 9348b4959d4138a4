/** The boundaries of the house, each with the decision behind it (docs/adr/0002). */
const ORDER = [
  'platform',
  'identity',
  'organisations',
  'discussions',
  'calls',
  'applications',
  'panels',
  'pilots',
];
const LEAVES = ['knowledge', 'notifications', 'reporting'];
const not = (names) => `^libs/(${names.join('|')})/`;

/** A lib may import only those to its left. */
const order = ORDER.slice(0, -1).map((lib, i) => ({
  name: `order-${lib}`,
  comment: `${lib} stands below: it registers adapters for what stands above, and imports none of it (ADR 0002).`,
  severity: 'error',
  from: { path: `^libs/${lib}/` },
  to: { path: not([...ORDER.slice(i + 1), ...LEAVES]) },
}));

export default {
  forbidden: [
    ...order,
    {
      name: 'through-the-index',
      comment: 'A lib shows one face, its index.ts (ADR 0002).',
      severity: 'error',
      from: { path: '^(libs/([^/]+)|apps/[^/]+|demo|test)/' },
      to: { path: '^libs/([^/]+)/', pathNot: ['^libs/[^/]+/index\\.ts$', '^libs/$2/'] },
    },
    {
      name: 'leaves-are-leaves',
      comment: 'Nothing but the applications imports the leaves (ADR 0002).',
      severity: 'error',
      from: { path: '^libs/', pathNot: not(LEAVES) },
      to: { path: not(LEAVES) },
    },
    {
      name: 'no-cycle',
      comment: 'A cycle means two things are one, or one is two.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-stays-pure',
      comment: 'Machines, policies, rules and events need no framework to be read or tested (ADR 0002).',
      severity: 'error',
      from: { path: '^libs/.*\\.(machine|policy|rules|events|problems|schema|types)\\.ts$' },
      to: {
        path: 'node_modules/(@nestjs|typeorm|pg|fastify|socket\\.io)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'web-is-foreign',
      comment: 'The browser shares no code with the server but the types of the socket events.',
      severity: 'error',
      from: { path: '^apps/web/src/' },
      to: { path: '^(libs/(?!realtime-contract/)|apps/(?!web/)|migrations/)' },
    },
    {
      name: 'server-ignores-web',
      severity: 'error',
      comment: 'The API serves the built web; it never imports its sources.',
      from: { path: '^(libs|apps/(api|worker)|migrations)/' },
      to: { path: '^apps/web/' },
    },
    {
      name: 'controllers-do-not-query',
      comment: 'A controller names the route and delegates; SQL lives in repositories.',
      severity: 'error',
      from: { path: '\\.controller\\.ts$', pathNot: '^apps/api/health\\.controller\\.ts$' },
      to: {
        path: '(\\.repository|\\.entity)\\.ts$|node_modules/(typeorm|pg)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'web-flows-one-way',
      comment: 'ui and shared know no feature; features know no route (docs: apps/web/README.md).',
      severity: 'error',
      from: { path: '^apps/web/src/(ui|shared)/' },
      to: { path: '^apps/web/src/(features|routes)/' },
    },
    {
      name: 'no-orphan-package',
      comment: 'Everything imported is declared.',
      severity: 'error',
      from: { pathNot: '^apps/web/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'undetermined'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|^\\.cornac/|/generated/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'types', 'default'],
    },
    moduleSystems: ['es6'],
  },
};
