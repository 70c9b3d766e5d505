import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { inputOf } from '../tests/support/contract/samples.ts';
import { queueCeleryTasks, startCeleryWorker } from './contenders/celery.ts';
import { progressSteps, startBullmqWorker } from './contenders/peer.ts';
import { remainingJobs, remainingTasks } from './contenders/remaining-jobs.ts';
import { openWriter, owner, startReviewcastWorker } from './contenders/reviewcast.ts';
import { casesOf } from './harness/cases-of.ts';
import { measureQueue } from './harness/measure-queue.ts';
import type { Case, Question } from './harness/question.ts';
import type { Stage } from './harness/stage.ts';

/** Working through tasks that do nothing but report ten steps each. */
export const question: Question<Case> = {
  name: 'worker',
  title:
    'A queue of tasks that report ten steps each and do nothing else, 16 at a time: what the log of a task costs.',
  cases: (quick) => casesOf(quick ? [200] : [250, 500, 1000, 2000], 'tasks'),
  measures: [
    { key: 'perSecond', title: 'Tasks a second', better: 'more' },
    { key: 'cpuMs', title: 'Worker CPU per task, ms', better: 'less' },
    { key: 'redisUs', title: 'Redis CPU per task, µs', better: 'less' },
    { key: 'commands', title: 'Redis commands per task', better: 'less' },
    { key: 'seconds', title: 'Seconds for all', better: 'less', grows: true },
  ],
  contenders: [
    {
      name: 'Reviewcast',
      measure: (session) =>
        measureQueue(session, {
          fill: (tasks) => startTasks(session.stage, tasks),
          start: () => startReviewcastWorker(session.stage),
          remaining: () => remainingTasks(session.stage.redis),
        }),
    },
    {
      name: 'BullMQ',
      needs: 'peers',
      measure: (session) =>
        measureQueue(session, {
          fill: (tasks) => addJobs(session.stage.redis, tasks),
          start: () => startBullmqWorker(session.stage),
          remaining: () => remainingJobs(session.stage.redis, 'bull:community'),
        }),
    },
    {
      name: 'Celery',
      needs: 'python',
      measure: (session) =>
        measureQueue(session, {
          fill: (tasks) => queueCeleryTasks(session.stage, tasks, progressSteps),
          start: () => startCeleryWorker(session.stage),
          remaining: async () => {
            const { redis } = session.stage;
            return (await redis.llen('celery')) + (await redis.hlen('unacked'));
          },
        }),
    },
  ],
  targets: [
    { case: '2,000 tasks', measure: 'perSecond', against: 'BullMQ', atLeast: 0.8 },
    { case: '2,000 tasks', measure: 'perSecond', against: 'Celery', atLeast: 5 },
  ],
};

const startTasks = async (stage: Stage, tasks: number): Promise<void> => {
  await using writer = openWriter(stage);
  const input = inputOf({ kind: 'COMMUNITY', owner, sources: ['hackernews'] });
  for (let i = 0; i < tasks; i += 1) {
    await writer.starter.start({ ...input, productName: `Arc ${i}` });
  }
};

const addJobs = async (redis: Redis, tasks: number): Promise<void> => {
  const queue = new Queue('community', { connection: redis });
  for (let i = 0; i < tasks; i += 1) await queue.add('collect', { productName: `Arc ${i}` });
};
