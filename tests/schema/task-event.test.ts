import { expect, test } from 'vitest';
import { encodeCursor } from '../../contract/cursor.ts';
import { version } from '../../contract/event.ts';
import type { Failure } from '../../contract/failure.ts';
import type { FeedItem } from '../../schema/feed-item.ts';
import { reviewOf } from '../support/contract/samples.ts';
import { errorsOf, execute, follow } from '../support/schema/execute.ts';
import { portsOver, taskOf } from '../support/schema/ports.ts';

const task = taskOf({ status: 'SUCCESS', position: { seq: 7, nonce: 'm' } });
const at = Date.UTC(2026, 10, 24, 5, 28);
const { progress } = task;
const input = task;
const envelope = (seq: number) => ({ v: version, taskId: 't1', at, attempt: 1, seq, nonce: 'm' });
const error: Failure = { code: 'TIME_LIMIT', message: 'Too late.', source: null, retryable: false };
const summary = {
  count: 1,
  averageRating: null,
  averageSentiment: null,
  ratingHistogram: [0, 0, 0, 0, 0],
  bySource: [],
};

const place = { source: 'bazaarvoice', site: 'depot', url: 'https://depot.example/kettle' };

const events: FeedItem[] = [
  { ...envelope(1), type: 'TaskQueued', input, progress },
  { ...envelope(2), type: 'TaskStarted', worker: 'w1' },
  { ...envelope(3), type: 'TaskProgressed', progress },
  { ...envelope(4), type: 'ReviewsFound', source: 'woocommerce', reviews: [reviewOf('r1')] },
  {
    ...envelope(5),
    type: 'CopiesFound',
    fingerprint: 'r1',
    copies: [{ ...place, fingerprint: 'r9' }],
  },
  { ...envelope(6), type: 'TaskRetrying', progress, error, retryAt: at },
  {
    ...envelope(7),
    type: 'TaskSucceeded',
    result: { complete: true, summary },
    progress,
    expiresAt: at,
  },
  { ...envelope(7), type: 'TaskFailed', progress, error, expiresAt: at },
  { ...envelope(7), type: 'TaskRevoked', progress, expiresAt: at },
  { ...envelope(7), type: 'TaskResynced', task },
];

const instant = '2026-11-24T05:28:00.000Z';
const expected = [
  { __typename: 'TaskQueued' },
  { __typename: 'TaskStarted', worker: 'w1' },
  { __typename: 'TaskProgressed', progress: { found: 0 } },
  { __typename: 'ReviewsFound', source: 'woocommerce', reviews: [{ id: 't1-r1' }] },
  { __typename: 'CopiesFound', reviewId: 't1-r1', copies: [place] },
  { __typename: 'TaskRetrying', error: { code: 'TIME_LIMIT' }, retryAt: instant },
  {
    __typename: 'TaskSucceeded',
    result: {
      complete: true,
      summary: { count: 1 },
      reviews: { edges: [{ node: { id: 't1-r1' } }] },
    },
  },
  { __typename: 'TaskFailed', error: { code: 'TIME_LIMIT' } },
  { __typename: 'TaskRevoked' },
  { __typename: 'TaskResynced', task: { id: 't1' } },
].map((event, index) => ({
  ...event,
  taskId: 't1',
  at: instant,
  attempt: 1,
  cursor: encodeCursor({ taskId: 't1', seq: Math.min(index + 1, 7), nonce: 'm' }),
}));

const fields = `
  __typename taskId cursor at attempt
  ... on TaskStarted { worker }
  ... on TaskProgressed { progress { found } }
  ... on ReviewsFound { source reviews { id } }
  ... on CopiesFound { reviewId copies { source site url } }
  ... on TaskRetrying { error { code } retryAt }
  ... on TaskSucceeded {
    result { complete summary { count } reviews { edges { node { id } } } }
  }
  ... on TaskFailed { error { code } }
  ... on TaskResynced { task { id } }
`;

const context = () => portsOver({ tasks: [task], events, reviews: [reviewOf('r1')] }).context;

test('pushed events have the same types as in the log', async () => {
  const results = await follow(`subscription { taskEvents(id: "t1") { ${fields} } }`, context());
  expect(results).toEqual(expected.map((taskEvents) => ({ data: { taskEvents } })));
});

test('a page of events for polling clients contains the same events', async () => {
  const source = `{ taskEvents(id: "t1") { cursor isFinal events { ${fields} } } }`;
  expect(await execute(source, context())).toEqual({
    data: {
      taskEvents: {
        cursor: encodeCursor({ taskId: 't1', seq: 7, nonce: 'm' }),
        isFinal: false,
        events: expected,
      },
    },
  });
});

test('reading the reviews of a result fails once its task is deleted', async () => {
  const deleted = context();
  const { tasks } = deleted;
  const source = `subscription {
    taskEvents(id: "t1") { ... on TaskSucceeded { result { reviews { totalCount } } } }
  }`;
  const results = await follow(source, {
    ...deleted,
    tasks: { ...tasks, find: async () => undefined },
  });
  expect(results.flatMap(errorsOf)).toMatchObject([{ code: 'TASK_NOT_FOUND' }]);
});
