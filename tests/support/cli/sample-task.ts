import type { LiveTask } from '../../../cli/src/follow/display.ts';
import type { TaskFieldsFragment } from '../../../client/src/generated/graphql.ts';
import { emptyView } from '../../../client/src/task/task-view.ts';

/** What `productpage` failed with. */
export const error = {
  __typename: 'TaskError' as const,
  code: 'SOURCE_UNREACHABLE',
  message: 'The shop did not answer within 15 seconds, three times in a row.',
  source: 'productpage',
  retryable: true,
};

const sources: TaskFieldsFragment['progress']['sources'] = [
  {
    __typename: 'SourceProgress',
    source: 'woocommerce',
    title: 'WooCommerce',
    fraction: 1,
    status: 'DONE',
    found: 87,
    dropped: 2,
    error: null,
    cooldownUntil: null,
  },
  {
    __typename: 'SourceProgress',
    source: 'productpage',
    title: 'Product pages',
    fraction: 1,
    status: 'FAILED',
    found: 0,
    dropped: 0,
    error,
    cooldownUntil: null,
  },
  {
    __typename: 'SourceProgress',
    source: 'shopify',
    title: 'Shopify',
    fraction: 0.24,
    status: 'COLLECTING',
    found: 12,
    dropped: 0,
    error: null,
    cooldownUntil: null,
  },
  {
    __typename: 'SourceProgress',
    source: 'bazaarvoice',
    title: 'Bazaarvoice',
    fraction: 0,
    status: 'WAITING',
    found: 0,
    dropped: 0,
    error: null,
    cooldownUntil: null,
  },
];

const progress = {
  __typename: 'Progress' as const,
  fraction: 0.56,
  found: 99,
  message: null,
  sources,
};

/** A task that runs while its connection is lost, with a source in each state. */
export const live: LiveTask = {
  productName: 'Copper kettle with a whistle, 1.7 litres',
  kind: 'STORE',
  view: { ...emptyView('t1'), status: 'STARTED', attempt: 2, progress },
  connection: {
    transport: 'websocket',
    phase: 'reconnecting',
    attempt: 1,
    nextRetryAt: Date.now() - 1,
    problem: 'The WebSocket was closed (1006).',
  },
};

/** The same task at its end. */
export const finished: TaskFieldsFragment = {
  __typename: 'Task',
  id: 't1',
  kind: 'STORE',
  productName: live.productName,
  status: 'SUCCESS',
  attempt: 2,
  progress,
  result: {
    __typename: 'ReviewResult',
    complete: false,
    summary: {
      __typename: 'ReviewSummary',
      count: 99,
      averageRating: 4.27,
      averageSentiment: 0.31,
      ratingHistogram: [4, 3, 11, 23, 58],
      bySource: [
        {
          __typename: 'SourceSummary',
          source: 'woocommerce',
          count: 87,
          averageRating: 4.3,
          averageSentiment: 0.4,
          statedRating: 4.5,
          statedCount: 1204,
          statedHistogram: null,
        },
        {
          __typename: 'SourceSummary',
          source: 'shopify',
          count: 12,
          averageRating: null,
          averageSentiment: -0.2,
          statedRating: null,
          statedCount: null,
          statedHistogram: null,
        },
      ],
    },
  },
  error: null,
  retryAt: null,
  sources: sources.map(({ source }) => source),
  maxReviews: 200,
  createdAt: '2026-11-24T05:28:00.000Z',
  startedAt: '2026-11-24T05:28:01.000Z',
  finishedAt: '2026-11-24T05:29:00.000Z',
  expiresAt: '2026-11-24T06:29:00.000Z',
  retryOf: null,
  cursor: 't1.9',
  seq: 9,
};
