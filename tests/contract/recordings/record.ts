import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { version } from '../../../contract/event.ts';
import type { TaskInput } from '../../../contract/task.ts';
import { cancelTask } from '../../../tasks/canceling.ts';
import { startWorker } from '../../../worker/start-worker.ts';
import { startRedisProcess } from '../../faults/harness/redis-process.ts';
import { inputOf } from '../../support/contract/samples.ts';
import { until } from '../../support/redis/until.ts';
import { openDeployment } from '../../support/tasks/deployment.ts';
import { workerOptions } from '../../support/worker/worker-options.ts';
import { recordingFile, type Snapshot } from './recording.ts';
import { productOf, scriptedSources } from './scripted-source.ts';

/**
 * Runs tasks to every end, on a Redis and workers of its own, and records what is stored of them:
 * `node --conditions=source --import tsx tests/contract/recordings/record.ts && npm run format`. To be run when an event type is
 * added, while the version has not been released. Recordings of released versions must not change.
 */
const store = { prefix: 'recording', ttlMs: 3_600_000, maxEvents: 1000 };
const sources = scriptedSources();

await using redis = await startRedisProcess({});
const deployment = openDeployment('work', {
  ...store,
  redisUrl: redis.url,
  onConnectionError: (_, error) => console.error(error),
});
const { keys, log, queues, starter } = deployment;
const openWorker = () =>
  startWorker(
    workerOptions({ ...store, redisUrl: redis.url, sources, attempts: 2, backoffMs: 1000 }),
  );
const snapshots: Snapshot[] = [];

const start = async (input: Partial<TaskInput>): Promise<string> =>
  (await starter.start(inputOf(input))).task.id;

const reach = (taskId: string, status: string, found = 0): Promise<void> =>
  until(`${taskId} is ${status}`, async () => {
    const task = await log.find(taskId);
    return task?.status === status && (await log.reviews(taskId)).length >= found;
  });

const record = async (name: string, taskId: string): Promise<void> => {
  const [jobs, stored, entries, reviews] = await Promise.all([
    Promise.all(queues.all.map((queue) => queue.getJob(taskId))),
    deployment.redis.hgetall(keys.record(taskId)),
    deployment.redis.xrange(keys.log(taskId), '-', '+'),
    deployment.redis.lrange(keys.reviews(taskId), 0, -1),
  ]);
  snapshots.push({
    name,
    job: jobs.find((job) => job !== undefined)?.data ?? null,
    record: stored,
    events: entries.map(([, [, text = '']]) => JSON.parse(text)),
    reviews: reviews.map((text) => JSON.parse(text)),
  });
};

// A retry of a run of a schedule, so that every field of the input is recorded.
const ofSchedule = { scheduleId: 's1', retryOf: `t${'0'.repeat(32)}`, runAt: 1_795_600_000_000 };
const succeeding = await start({ sources: ['woocommerce', 'shopify'], ...ofSchedule });
await record('waiting', succeeding);
const lost = await start({});
await log.claim(lost, { worker: 'host-lost', claim: 'c1', attempts: 2 });

const worker = await openWorker();
await reach(succeeding, 'SUCCESS');
await record('succeeded without one of its sources', succeeding);
await reach(lost, 'SUCCESS');
await record('succeeded after its worker was lost', lost);

const retried = await start({ productName: productOf.retry });
await reach(retried, 'RETRY');
await record('retrying', retried);
await reach(retried, 'SUCCESS');
await record('succeeded after a retry', retried);

const failing = await start({ productName: productOf.failure });
await reach(failing, 'FAILURE');
await record('failed', failing);

const canceled = await start({ productName: productOf.wait });
await reach(canceled, 'STARTED', 2);
await record('running', canceled);
await cancelTask(canceled, deployment);
await record('canceled', canceled);

const handedBack = await start({
  kind: 'COMMUNITY',
  sources: ['hackernews'],
  productName: productOf.wait,
});
await reach(handedBack, 'STARTED', 2);
await worker.stop();
await reach(handedBack, 'RETRY');
await record('handed back', handedBack);
const successor = await openWorker();
await reach(handedBack, 'SUCCESS');
await record('succeeded after it was handed back', handedBack);

await successor.stop();
await deployment.close();
const text = JSON.stringify(snapshots, null, 2).replaceAll(hostname(), 'host');
await writeFile(recordingFile(version), `${text}\n`);
