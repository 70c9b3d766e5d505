import { pino } from 'pino';
import { runUntilSignal } from '../../process/run-until-signal.ts';
import { FakeWorker } from '../../tests/support/server/fake-worker.ts';
import { JobProcessor } from '../../worker/job-processor.ts';
import { openWriter } from './reviewcast.ts';
import { progressAt } from './sample-event.ts';

/**
 * Reviewcast's job processor and event log without sources: every task gets ten events, from TaskStarted to TaskSucceeded. Reads
 * REDIS_URL and CONCURRENCY.
 */
await runUntilSignal(async () => {
  const { redis, keys, log, queues, close } = openWriter({
    redisUrl: process.env['REDIS_URL'] ?? '',
  });
  const jobs = new JobProcessor({
    connection: redis,
    keys,
    kinds: ['COMMUNITY'],
    concurrency: Number(process.env['CONCURRENCY']),
    lockMs: 30_000,
    logger: pino({ level: 'silent' }),
    onTaken: (job, place) => void queues.places.taken(job, place).catch(() => {}),
    runAttempt: async (taskId) => {
      const task = new FakeWorker(log, taskId);
      await task.claim();
      for (let i = 1; i <= progressEvents; i += 1) {
        await task.write({ type: 'TaskProgressed', progress: progressAt(i) });
      }
      await task.succeed();
      return { kind: 'done', succeeded: true };
    },
  });
  await jobs.ready();
  const stop = async () => {
    await jobs.drain(0);
    await close();
  };
  return { stop, announcement: 'ready worker' };
});

const progressEvents = 8;
