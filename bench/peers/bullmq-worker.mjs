// https://docs.bullmq.io/guide/workers and https://docs.bullmq.io/guide/jobs/job-data, without a log of the progress.
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';

const connection = new Redis(process.env.REDIS_URL, { maxRetriesPerRequest: null });
const worker = new Worker(
  'community',
  async (job) => {
    for (let i = 1; i <= Number(process.env.EVENTS); i += 1) {
      await job.updateProgress({ found: i, fraction: i / 10, message: `Reading page ${i}` });
    }
    return { count: 0 };
  },
  {
    connection,
    concurrency: Number(process.env.CONCURRENCY),
    removeOnComplete: { count: 1000 },
  },
);
await worker.waitUntilReady();
process.stdout.write('ready worker\n');
