/**
 * Who may import whom: the rooms of the house. Circles are refused everywhere.
 * Each room lists the rooms it may import; `demo`, `tests`, `bench`, `deploy` and `docs` may import anything.
 */
const rooms = {
  contract: [],
  tasks: ['contract'],
  schema: ['contract'],
  server: ['schema', 'tasks', 'contract'],
  worker: ['tasks', 'contract'],
  client: [],
  'client-example': ['client'],
};

/** Packages that a room must never know, and why. */
const foreign = {
  contract: { only: '^node_modules/zod/', why: 'contract is zod and nothing else' },
  tasks: { never: '^node_modules/(graphql|@pothos|graphql-yoga|graphql-ws)/' },
  worker: { never: '^node_modules/(graphql|@pothos|graphql-yoga|graphql-ws)/' },
  schema: { never: '^node_modules/(ioredis|bullmq|graphql-yoga|graphql-ws)/' },
};

const names = Object.keys(rooms).concat('demo', 'tests', 'bench', 'deploy');

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-imports-only-${allowed.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: { path: `^(${names.filter((name) => name !== room && !allowed.includes(name)).join('|')})/` },
}));

const packageRules = Object.entries(foreign).map(([room, rule]) => ({
  name: `${room}-packages`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: rule.never
    ? { path: rule.never }
    : { pathNot: `^${room}/|${rule.only}`, dependencyTypesNot: ['type-only', 'core'] },
}));

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    // That package holds types and no code.
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@graphql-typed-document-node/core$' },
    },
    {
      name: 'only-tasks-and-the-job-runner-touch-redis',
      severity: 'error',
      from: {
        path: '^(server|worker|schema|client|contract)/',
        pathNot: '^worker/job-runner\\.ts$',
      },
      to: { path: '^node_modules/(ioredis|bullmq)/' },
    },
    ...roomRules,
    ...packageRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
