/**
 * Which module may import which. Cycles are errors everywhere. Each module lists the modules it may import; `launch`, `demo`,
 * `tooling`, `tests`, `bench` and `deploy` may import anything.
 */
const modules = {
  contract: [],
  redis: [],
  process: [],
  outbound: [],
  tasks: ['contract', 'redis'],
  schema: ['contract'],
  server: ['schema', 'tasks', 'contract', 'redis', 'process', 'outbound'],
  worker: ['tasks', 'contract', 'redis', 'process', 'outbound'],
  client: [],
  cli: ['client'],
  react: ['client'],
  'client-example': ['client', 'react'],
};

/** Layers within a module, lowest first: a file may import its own layer and those below it. */
const layers = {
  worker: [
    'source',
    'threads',
    'http|parsing|matching',
    'paging',
    'sources',
    'collection',
    'attempt',
    '[^/]+\\.ts',
  ],
  'client-example/src': [
    'text|paths\\.ts',
    'ui',
    'api',
    'apollo|urql',
    'settings',
    'sources',
    'connection',
    'task',
    'task-list',
    'start|all-tasks|schedules|operations',
    'page',
    'main\\.tsx',
  ],
};

/** Packages that a module must not import. */
const packages = {
  contract: { only: '^node_modules/zod/' },
  tasks: { never: '^node_modules/(graphql|@pothos|graphql-yoga|graphql-ws)/' },
  redis: { never: '^node_modules/(graphql|@pothos|graphql-yoga|graphql-ws)/' },
  process: { never: '^node_modules/(graphql|@pothos|graphql-yoga|graphql-ws|ioredis|bullmq)/' },
  outbound: { never: '^node_modules/(graphql|@pothos|graphql-yoga|graphql-ws|ioredis|bullmq)/' },
  worker: { never: '^node_modules/(graphql|@pothos|graphql-yoga|graphql-ws)/' },
  schema: { never: '^node_modules/(ioredis|bullmq|graphql-yoga|graphql-ws)/' },
};

const names = [...Object.keys(modules), 'launch', 'demo', 'tooling', 'tests', 'bench', 'deploy'];

const moduleRules = Object.entries(modules).map(([module, allowed]) => ({
  name: `${module}-imports-only-${allowed.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: `^${module}/` },
  to: {
    path: `^(${names.filter((name) => name !== module && !allowed.includes(name)).join('|')})/`,
  },
}));

const layerRules = Object.entries(layers).flatMap(([module, ordered]) =>
  ordered.slice(0, -1).map((layer, i) => ({
    name: `${module}-${layer.replaceAll('|', '-')}-imports-nothing-above-it`,
    severity: 'error',
    from: { path: `^${module}/(${layer})(/|$)` },
    to: { path: ordered.slice(i + 1).map((above) => `^${module}/(${above})(/|$)`) },
  })),
);

const packageRules = Object.entries(packages).map(([module, rule]) => ({
  name: `${module}-packages`,
  severity: 'error',
  from: { path: `^${module}/` },
  to: rule.never
    ? { path: rule.never }
    : { pathNot: `^${module}/|${rule.only}`, dependencyTypesNot: ['type-only', 'core'] },
}));

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    // That package holds types and no code.
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@graphql-typed-document-node/core$' },
    },
    {
      name: 'only-redis-tasks-and-the-job-processor-know-redis',
      severity: 'error',
      from: {
        path: '^(server|worker|schema|client|contract|process|outbound)/',
        pathNot: '^worker/job-processor\\.ts$',
      },
      to: { path: '^node_modules/(ioredis|bullmq)/' },
    },
    ...moduleRules,
    ...layerRules,
    ...packageRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The peers have dependencies of their own, which are installed when they are measured.
    exclude: { path: '(^|/)(dist|\\.data)/|^bench/peers/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
    },
  },
};
