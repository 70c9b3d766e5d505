import type { TaskLog } from './task-log.ts';

export const summary = {
  count: 3,
  averageRating: 4.33,
  averageSentiment: null,
  ratingHistogram: [0, 0, 1, 0, 2],
  bySource: [
    {
      source: 'woocommerce',
      count: 3,
      averageRating: 4.33,
      averageSentiment: null,
      statedRating: 4.5,
      statedCount: 120,
      statedHistogram: null,
    },
    {
      source: 'productpage',
      count: 0,
      averageRating: null,
      averageSentiment: null,
      statedRating: null,
      statedCount: null,
      statedHistogram: null,
    },
  ],
};

const titles: Readonly<Record<string, string>> = {
  woocommerce: 'WooCommerce',
  productpage: 'Product pages',
};

export const source = (name: string, change: object = {}) => ({
  source: name,
  title: titles[name] ?? name,
  status: 'COLLECTING',
  fraction: 0,
  found: 0,
  dropped: 0,
  error: null,
  cooldownUntil: null,
  ...change,
});

export const progress = (found: number, sources: readonly object[] = [source('woocommerce')]) => ({
  fraction: Math.min(0.9, found / 100),
  found,
  message: null,
  sources,
});

export const review = (id: string) => ({
  id,
  fingerprint: id,
  source: 'woocommerce',
  kind: 'STORE',
  author: 'Ada',
  title: null,
  body: `Holds water. Line separators \u2028 and \u2029 too. ${'Long. '.repeat(20)}`,
  rating: 5,
  url: null,
  publishedAt: null,
  verifiedPurchase: true,
  helpfulVotes: null,
  product: null,
  sentiment: null,
  platform: null,
  site: null,
  aspectRatings: [],
  recommended: null,
  pros: [],
  cons: [],
  language: null,
  country: null,
  editedAt: null,
  incentivized: null,
  unhelpfulVotes: null,
  media: [],
  replies: [],
  syndicatedFrom: null,
  copies: [],
  isNew: null,
});

/** When finished tasks are deleted. */
export const expiresAt = '2026-11-24T06:28:00.000Z';

export const failure = {
  code: 'SOURCE_RATE_LIMITED',
  message: 'The shop asks for fewer requests.',
  source: 'productpage',
  retryable: true,
};

/** A task with every field of the schema. */
export const task = (id: string, change: object = {}) => ({
  id,
  kind: 'STORE',
  productName: 'kettle',
  status: 'STARTED',
  attempt: 1,
  progress: progress(0, []),
  result: null,
  error: null,
  retryAt: null,
  sources: ['woocommerce', 'productpage'],
  maxReviews: 200,
  createdAt: '2026-11-24T05:28:00.000Z',
  startedAt: '2026-11-24T05:28:01.000Z',
  finishedAt: null,
  expiresAt: null,
  retryOf: null,
  watchToken: null,
  cursor: `${id}.1`,
  seq: 1,
  ...change,
});

/** Ends a task early. */
export const revoked = { __typename: 'TaskRevoked', progress: progress(0), expiresAt };

/** The `count` events of a typical task. */
export const sampleEvents = (count: number) => [
  { __typename: 'TaskQueued', attempt: 0 },
  { __typename: 'TaskStarted', worker: 'w1' },
  ...Array.from({ length: count - 3 }, (_, index) =>
    index % 2 === 0
      ? { __typename: 'ReviewsFound', source: 'woocommerce', reviews: [review(`r${index}`)] }
      : { __typename: 'TaskProgressed', progress: progress(index) },
  ),
  {
    __typename: 'TaskSucceeded',
    progress: { ...progress(3), fraction: 1 },
    expiresAt,
    result: { complete: true, summary },
  },
];

/** Appends events one by one, yielding to other work in between. */
export const appendSlowly = async (
  log: TaskLog,
  taskId: string,
  events: readonly { __typename: string }[],
): Promise<void> => {
  for (const event of events) {
    log.append(taskId, event);
    await new Promise(setImmediate);
  }
};
