import { setTimeout as sleep } from 'node:timers/promises';
import { openDeployment } from '../../../tasks/deployment.ts';
import { Collecting, reviewOf } from '../../support/server/collecting.ts';
import { writingSchema } from './writing.ts';

/** Writes tasks to their end as workers would: `writer-program.ts <what, as JSON>`. */
const writing = writingSchema.parse(JSON.parse(process.argv[2] ?? ''));
const { taskIds, events, reviewsPerEvent, reviewBytes, perSecond, maxEvents, redis } = writing;

const deployment = openDeployment('work', {
  ...redis,
  ttlMs: 3_600_000,
  maxEvents,
  onConnectionError: (_role, error) => process.stderr.write(`${error.message}\n`),
});
const body = 'A kettle that pours well and is loud. '.repeat(Math.ceil(reviewBytes / 38));
const since = Date.now();

const write = async (taskId: string, place: number): Promise<void> => {
  const task = new Collecting(deployment.log, taskId);
  await task.claim();
  for (let i = 0; i < events; i += 1) {
    const due = since + ((i * taskIds.length + place) / perSecond) * 1000;
    await sleep(Math.max(0, due - Date.now()));
    const reviews = Array.from({ length: reviewsPerEvent }, (_, j) => ({
      ...reviewOf(body.slice(0, reviewBytes)),
      id: `${i}-${j}`,
    }));
    await task.write({ type: 'ReviewsFound', source: 'woocommerce', reviews });
  }
  await task.succeed();
};

await Promise.all(taskIds.map(write));
const seconds = (Date.now() - since) / 1000;
process.stdout.write(`${Math.round((taskIds.length * events) / seconds)}\n`);
await deployment.close();
