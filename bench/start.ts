import { startCeleryWorker, startFastApi } from './contenders/celery.ts';
import { progressSteps, startBullmqWorker, startPeer } from './contenders/peer.ts';
import { apiKey, startReviewcastServer, startReviewcastWorker } from './contenders/reviewcast.ts';
import { startInput, startMutation } from './contenders/start-mutation.ts';
import { casesOf } from './harness/cases-of.ts';
import { measureRequests, type RequestOptions } from './harness/measure-requests.ts';
import type { MeasuredProcess } from './harness/measured-process.ts';
import type { Case, Question, Sample, Session } from './harness/question.ts';
import type { Stage } from './harness/stage.ts';

interface StartCase extends Case {
  /** Whether a worker of the contender takes the tasks meanwhile, 16 at a time, each with ten steps. */
  readonly hasWorker: boolean;
}

/** Starting tasks, each connection one after the other. */
export const question: Question<StartCase> = {
  name: 'start',
  title:
    'fetchCommunityReviews with access keys and every limit on: what a start costs the server.',
  cases: (quick) => [
    ...casesOf([1, 32, 256], 'connections').map((one) => ({ ...one, hasWorker: false })),
    ...casesOf(quick ? [] : [32], 'connections', 'worker busy').map((one) => ({
      ...one,
      hasWorker: true,
    })),
  ],
  measures: [
    { key: 'perSecond', title: 'Starts a second', better: 'more' },
    { key: 'cpuUs', title: 'Server CPU per start, µs', better: 'less', isChecked: true },
    { key: 'p50', title: 'p50, ms', better: 'less' },
    { key: 'p99', title: 'p99, ms', better: 'less' },
    { key: 'commands', title: 'Redis commands per start', better: 'less', exact: true },
    { key: 'redisUs', title: 'Redis CPU per start, µs', better: 'less' },
  ],
  contenders: [
    {
      name: 'Reviewcast',
      measure: async (session) => {
        await using server = await startReviewcastServer(session.stage);
        const options = { ...startMutation, authorization: `Bearer ${apiKey}` };
        return await measureStarts(session, server, options, startReviewcastWorker);
      },
    },
    {
      name: 'node:http + BullMQ',
      needs: 'peers',
      measure: async (session) => {
        await using server = await startPeer(session.stage, 'bullmq-add');
        return await measureStarts(session, server, startMutation, startBullmqWorker);
      },
    },
    {
      name: 'Yoga + BullMQ',
      needs: 'peers',
      measure: async (session) => {
        await using server = await startPeer(session.stage, 'yoga-bullmq');
        return await measureStarts(session, server, startMutation, startBullmqWorker);
      },
    },
    {
      name: 'FastAPI + Celery',
      needs: 'python',
      measure: async (session) => {
        await using server = await startFastApi(session.stage);
        const options = { path: '/tasks', body: celeryInput, expected: startMutation.expected };
        return await measureStarts(session, server, options, startCeleryWorker);
      },
    },
  ],
  targets: [
    {
      case: '32 connections',
      measure: 'perSecond',
      against: 'Yoga + BullMQ',
      atLeast: 0.75,
    },
    {
      case: '32 connections',
      measure: 'perSecond',
      against: 'FastAPI + Celery',
      atLeast: 3,
    },
  ],
};

/** With a worker, Redis also executes what the worker does. */
const measureStarts = async (
  session: Session<StartCase>,
  server: MeasuredProcess,
  options: RequestOptions,
  startWorker: (stage: Stage) => Promise<MeasuredProcess>,
): Promise<readonly Sample[]> => {
  if (!session.one.hasWorker) return measureRequests(session, server, options);
  await using _worker = await startWorker(session.stage);
  const samples = await measureRequests(session, server, options);
  return samples.map(({ commands: _commands, redisUs: _redisUs, ...sample }) => sample);
};

const celeryInput = startInput.replace('}', `,"events":${progressSteps}}`);
