import type { Scenario } from '../harness/harness.ts';
import { canceled } from './canceled.ts';
import { churn } from './churn.ts';
import { clusterFailover } from './cluster-failover.ts';
import { clusterSlotsMoved } from './cluster-slots-moved.ts';
import { expiring } from './expiring.ts';
import { hardLimit } from './hard-limit.ts';
import { idle } from './idle.ts';
import { publicationsLost } from './publications-lost.ts';
import { redisConnectionsKilled } from './redis-connections-killed.ts';
import { redisFrozen } from './redis-frozen.ts';
import { redisFull } from './redis-full.ts';
import { redisKilled } from './redis-killed.ts';
import { redisRepliesCut } from './redis-replies-cut.ts';
import { retriesKilled } from './retries-killed.ts';
import { rollingRestart } from './rolling-restart.ts';
import { sentinelFailover } from './sentinel-failover.ts';
import { serversKilled } from './servers-killed.ts';
import { slowReaders } from './slow-readers.ts';
import { slowReadersCut } from './slow-readers-cut.ts';
import { slowReadersOutrun } from './slow-readers-outrun.ts';
import { socketsCut } from './sockets-cut.ts';
import { startsAbandoned } from './starts-abandoned.ts';
import { startsRepeated } from './starts-repeated.ts';
import { workersDrained } from './workers-drained.ts';
import { workersFrozen } from './workers-frozen.ts';
import { workersKilled } from './workers-killed.ts';

/** Servers and workers fail, or tasks end early. */
export const processScenarios: readonly Scenario[] = [
  workersKilled,
  workersFrozen,
  workersDrained,
  retriesKilled,
  serversKilled,
  rollingRestart,
  startsRepeated,
  startsAbandoned,
  canceled,
  hardLimit,
  expiring,
];

/** Redis, its connections, or its publications fail. */
export const redisScenarios: readonly Scenario[] = [
  publicationsLost,
  redisConnectionsKilled,
  redisRepliesCut,
  redisKilled,
  redisFrozen,
  redisFull,
  sentinelFailover,
  clusterFailover,
  clusterSlotsMoved,
];

/** Clients disconnect, pause, or do nothing. */
export const clientScenarios: readonly Scenario[] = [
  socketsCut,
  slowReaders,
  slowReadersCut,
  slowReadersOutrun,
  churn,
  idle,
];

/** All scenarios, in the order of the results table. */
export const scenarios: readonly Scenario[] = [
  ...processScenarios,
  ...redisScenarios,
  ...clientScenarios,
];
