import { setTimeout as sleep } from 'node:timers/promises';
import { FakeWorker, ratedReview } from '../../support/server/fake-worker.ts';
import { openDeployment } from '../../support/tasks/deployment.ts';
import { writeLoadSchema } from './write-tasks.ts';

/** Writes tasks to completion as workers do: `writer-program.ts <WriteLoad as JSON>`. */
const load = writeLoadSchema.parse(JSON.parse(process.argv[2] ?? ''));
const { taskIds, events, reviewsPerEvent, reviewBytes, perSecond, maxEvents, redis } = load;

const deployment = openDeployment('work', {
  ...redis,
  ttlMs: 3_600_000,
  maxEvents,
  onConnectionError: (_role, error) => process.stderr.write(`${error.message}\n`),
});
const body = 'A kettle that pours well and is loud. '.repeat(Math.ceil(reviewBytes / 38));
const startedAt = Date.now();

const write = async (taskId: string, index: number): Promise<void> => {
  const task = new FakeWorker(deployment.log, taskId);
  await task.claim();
  for (let i = 0; i < events; i += 1) {
    const due = startedAt + ((i * taskIds.length + index) / perSecond) * 1000;
    await sleep(Math.max(0, due - Date.now()));
    const reviews = Array.from({ length: reviewsPerEvent }, (_, j) => ({
      ...ratedReview(body.slice(0, reviewBytes)),
      id: `${i}-${j}`,
    }));
    await task.write({ type: 'ReviewsFound', source: 'woocommerce', reviews });
  }
  await task.succeed();
};

await Promise.all(taskIds.map(write));
const seconds = (Date.now() - startedAt) / 1000;
process.stdout.write(`${Math.round((taskIds.length * events) / seconds)}\n`);
await deployment.close();
