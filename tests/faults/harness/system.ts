import { randomUUID } from 'node:crypto';
import { type DemoSites, startDemoSites } from '../../../demo/sites/start.ts';
import { type Deployment, openDeployment } from '../../../tasks/deployment.ts';
import { Belongings } from './belongings.ts';
import { type Door, openDoor } from './door.ts';
import { Service } from './service.ts';

export interface SystemOptions {
  /** Where the processes find Redis; one of the system's own when left out. */
  readonly redisUrl?: string;
  /** Where the workers find it, where that is another way than the servers'. */
  readonly workerRedisUrl?: string;
  /** Where the audit finds the same Redis, where `redisUrl` leads through something that breaks. */
  readonly auditUrl?: string;
  /** 2 when left out. */
  readonly servers?: number;
  /** 2 when left out. */
  readonly workers?: number;
  /** How long an answer of the demo sites takes, in milliseconds, give or take a half: 150 when left out. */
  readonly paceMs?: number;
  /** Variables of the processes, before the short limits below. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Reviewcast as real processes, and what the scenario sees of it. */
export interface System extends AsyncDisposable {
  readonly servers: readonly Service[];
  readonly workers: readonly Service[];
  readonly door: Door;
  readonly sites: DemoSites;
  readonly deployment: Deployment;
  /** What no process should have done or said, so far. */
  readonly problems: readonly string[];
}

/** Starts the processes; resolves once all are ready. */
export const startSystem = async (
  options: SystemOptions & { redisUrl: string },
): Promise<System> => {
  const things = new Belongings();
  try {
    return await open(things, options);
  } catch (error) {
    await things[Symbol.asyncDispose]();
    throw error;
  }
};

const open = async (
  things: Belongings,
  options: SystemOptions & { redisUrl: string },
): Promise<System> => {
  const { redisUrl, servers = 2, workers = 2, paceMs = 150 } = options;
  const problems: string[] = [];
  const prefix = `faults-${randomUUID().slice(0, 8)}`;
  const sites = things.keep(await startDemoSites({ paceMs, sources }), (one) => one.close());
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
  const service = (room: 'server' | 'worker') => (_: unknown, i: number) =>
    things.keep(
      new Service(`${room} ${i + 1}`, room, environments[room], (problem) =>
        problems.push(problem),
      ),
      (one) => one.kill(),
    );
  const allServers = Array.from({ length: servers }, service('server'));
  const allWorkers = Array.from({ length: workers }, service('worker'));
  await Promise.all([...allServers, ...allWorkers].map((one) => one.start()));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const ports = () =>
    allServers.filter(({ isAlive }) => isAlive).map(({ address }) => Number(new URL(address).port));
  const door = things.keep(await openDoor(ports), async (one) => one[Symbol.asyncDispose]());
  const deployment = things.keep(
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
    door,
    sites,
    deployment,
    problems,
    [Symbol.asyncDispose]: () => things[Symbol.asyncDispose](),
  };
};

/** One source of each sort: what the log does is the same for all. */
const sources = ['hackernews', 'woocommerce', 'productpage', 'serpapi'] as const;

/** Everything that waits does so briefly, and no number of attempts is too many. */
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
