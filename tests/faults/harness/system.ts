import { randomUUID } from 'node:crypto';
import {
  type DemoSites,
  type DemoSitesOptions,
  startDemoSites,
} from '../../../demo/sites/start.ts';
import { type Deployment, openDeployment } from '../../support/tasks/deployment.ts';
import { Disposables } from './disposables.ts';
import { type LoadBalancer, openLoadBalancer } from './load-balancer.ts';
import { ServiceProcess } from './service-process.ts';

export interface SystemOptions {
  /** URL of Redis for the processes. */
  readonly redisUrl?: string;
  /** URL of Redis for the workers. Defaults to `redisUrl`. */
  readonly workerRedisUrl?: string;
  /** URL of the same Redis for the audit, if `redisUrl` leads through a proxy that breaks. Defaults to `redisUrl`. */
  readonly auditUrl?: string;
  /** Defaults to 2. */
  readonly servers?: number;
  /** Defaults to 2. */
  readonly workers?: number;
  /** Milliseconds that a response of the demo sites takes, plus or minus half. Defaults to 150. */
  readonly paceMs?: number;
  /** Wraps each demo site, to break it or to count its requests. */
  readonly wrapSite?: DemoSitesOptions['wrapSite'];
  /** Lets the processes be measured. Defaults to false. */
  readonly reportsMemory?: boolean;
  /** Environment variables of the processes. They override the short limits below. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Reviewcast in real processes, and handles to break and inspect it. */
export interface System extends AsyncDisposable {
  readonly servers: readonly ServiceProcess[];
  readonly workers: readonly ServiceProcess[];
  readonly loadBalancer: LoadBalancer;
  readonly sites: DemoSites;
  readonly deployment: Deployment;
  /** Unexpected exits and logged errors so far. */
  readonly problems: readonly string[];
}

/** Starts the processes. Resolves once all are ready. */
export const startSystem = async (
  options: SystemOptions & { redisUrl: string; dist: string },
): Promise<System> => {
  const resources = new Disposables();
  try {
    return await open(resources, options);
  } catch (error) {
    await resources[Symbol.asyncDispose]();
    throw error;
  }
};

const open = async (
  resources: Disposables,
  options: SystemOptions & { redisUrl: string; dist: string },
): Promise<System> => {
  const { redisUrl, dist, servers = 2, workers = 2, paceMs = 150, reportsMemory = false } = options;
  const problems: string[] = [];
  const prefix = `faults-${randomUUID().slice(0, 8)}`;
  const sites = resources.add(
    await startDemoSites({ paceMs, sources, wrapSite: options.wrapSite }),
    (one) => one.close(),
  );
  const environment = {
    PATH: process.env['PATH'],
    ...shortLimits,
    ...sites.environment,
    ...options.environment,
    REDIS_URL: redisUrl,
    REDIS_PREFIX: prefix,
  };
  const environments = {
    server: environment,
    worker: { ...environment, REDIS_URL: options.workerRedisUrl ?? redisUrl },
  };
  const service = (module: 'server' | 'worker') => (_: unknown, i: number) =>
    resources.add(
      new ServiceProcess(`${module} ${i + 1}`, {
        module,
        dist,
        environment: environments[module],
        reportsMemory,
        onProblem: (problem) => problems.push(problem),
      }),
      (one) => one.kill(),
    );
  const allServers = Array.from({ length: servers }, service('server'));
  const allWorkers = Array.from({ length: workers }, service('worker'));
  await Promise.all([...allServers, ...allWorkers].map((one) => one.start()));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const ports = () =>
    allServers.filter(({ isAlive }) => isAlive).map(({ address }) => Number(new URL(address).port));
  const loadBalancer = resources.add(await openLoadBalancer(ports), async (one) =>
    one[Symbol.asyncDispose](),
  );
  const deployment = resources.add(
    openDeployment('work', {
      redisUrl: options.auditUrl ?? redisUrl,
      prefix,
      ttlMs: 3_600_000,
      maxEvents: 10_000,
      onConnectionError: () => {},
    }),
    (one) => one.close(),
  );
  return {
    servers: allServers,
    workers: allWorkers,
    loadBalancer,
    sites,
    deployment,
    problems,
    [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose](),
  };
};

/** A few sources of every kind. The event log treats all sources alike. */
const sources = ['hackernews', 'woocommerce', 'productpage', 'serpapi'] as const;

/** Short waits, and more attempts than any scenario uses up. */
const shortLimits = {
  PORT: '0',
  LOG_LEVEL: 'error',
  TASK_LOCK_MS: '1500',
  TASK_BACKOFF_MS: '200',
  TASK_ATTEMPTS: '100',
  WORKER_CONCURRENCY: '16',
  DRAIN_SECONDS: '1',
  HEARTBEAT_SECONDS: '2',
  STUCK_SECONDS: '5',
};
