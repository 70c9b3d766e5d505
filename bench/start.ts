import { startFastApi } from './contenders/celery.ts';
import { startPeer } from './contenders/peer.ts';
import { apiKey, startReviewcastServer } from './contenders/reviewcast.ts';
import { casesOf } from './harness/cases-of.ts';
import { measureRequests } from './harness/measure-requests.ts';
import type { Case, Question } from './harness/question.ts';

/** Starting tasks, each connection one after the other. */
export const question: Question<Case> = {
  name: 'start',
  title:
    'fetchCommunityReviews with access keys and every limit on: what a start costs the server.',
  cases: () => casesOf([1, 32, 256], 'connections'),
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
        const authorization = `Bearer ${apiKey}`;
        return await measureRequests(session, server, { ...mutation, authorization });
      },
    },
    {
      name: 'node:http + BullMQ',
      needs: 'peers',
      measure: async (session) => {
        await using server = await startPeer(session.stage, 'bullmq-add');
        return await measureRequests(session, server, mutation);
      },
    },
    {
      name: 'Yoga + BullMQ',
      needs: 'peers',
      measure: async (session) => {
        await using server = await startPeer(session.stage, 'yoga-bullmq');
        return await measureRequests(session, server, mutation);
      },
    },
    {
      name: 'FastAPI + Celery',
      needs: 'python',
      measure: async (session) => {
        await using server = await startFastApi(session.stage);
        return await measureRequests(session, server, { path: '/tasks', body: input, expected });
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

const input = '{"productName":"Halden Arc <i> Headphones","maxReviews":200}';

const expected = '"taskId":"';

const query = `mutation Start($input: FetchReviewsInput!) {
  fetchCommunityReviews(input: $input) { taskId watchToken joined }
}`;

const mutation = {
  body: `{"query":${JSON.stringify(query)},"variables":{"input":${input}}}`,
  expected,
};
