import type { Review } from '../../../contract/review.ts';
import { summarize } from '../../../contract/summarize.ts';
import { summaryDetailsOf } from '../../../contract/summary-details.ts';
import type { Task } from '../../../contract/task.ts';
import { themeGroupsOf } from '../../../contract/theme-groups.ts';
import { themesOf } from '../../../contract/themes.ts';
import { ofTask } from '../../../schema/collected-reviews.ts';
import type { Context, ScheduleRequest, TaskRequest } from '../../../schema/context.ts';
import {
  ApiError,
  collectionNotFound,
  scheduleNotFound,
  taskNotFound,
  workerNotFound,
} from '../../../schema/errors.ts';
import type { FeedItem } from '../../../schema/feed-item.ts';
import { matchingReviews } from '../../../schema/matching-reviews.ts';
import type { TaskQuery } from '../../../schema/task-query.ts';

/** What the ports return. */
interface Fixtures {
  readonly tasks?: readonly Task[];
  readonly reviews?: readonly Review[];
  readonly events?: readonly FeedItem[];
}

/** Ports backed by fixtures, and a record of the calls they received. */
export const portsOver = ({ tasks = [], reviews = [], events = [] }: Fixtures) => {
  const calls: [port: string, ...args: (string | ScheduleRequest | TaskQuery | TaskRequest)[]][] =
    [];
  const existing = (id: string): Task => {
    const task = tasks.find((fixture) => fixture.id === id);
    if (!task) throw taskNotFound(id);
    return task;
  };
  const context: Context = {
    tasks: {
      start: async (request) => {
        calls.push(['start', request]);
        return { task: taskOf({ id: 't1' }), joined: false, watchToken: () => 'token' };
      },
      find: async (id) => {
        calls.push(['find', id]);
        return tasks.find((task) => task.id === id);
      },
      findEach: async (ids) => tasks.filter((task) => ids.includes(task.id)),
      list: async (query) => {
        calls.push(['list', query]);
        return {
          edges: tasks.map((task) => ({ cursor: task.id, task })),
          hasNextPage: false,
          endCursor: tasks.at(-1)?.id ?? null,
          count: async () => tasks.length,
        };
      },
      eventsPage: async (id) => ({
        events,
        position: existing(id).position,
        isFinal: false,
      }),
      cancel: async (id) => ({ ...existing(id), status: 'REVOKED' }),
      retry: async (id) => ({ task: existing(id), joined: false, watchToken: () => 'token' }),
      delete: async (id) => void existing(id),
      cancelEach: async () => ({ matched: 0, changed: 0, hasMore: false }),
      retryEach: async () => ({ matched: 0, changed: 0, hasMore: false }),
      deleteEach: async () => ({ matched: 0, changed: 0, hasMore: false }),
      reviews: async (task) => {
        calls.push(['reviews', task.id]);
        return reviews;
      },
      summary: async (task, filter) => {
        calls.push(['summary', task.id]);
        const matching = [...matchingReviews(reviews, filter)];
        return {
          ...summarize(matching, task.sources, {}),
          ...summaryDetailsOf(matching, Date.UTC(2026, 10, 24)),
        };
      },
      themes: async (_task, filter) =>
        themesOf([...matchingReviews(reviews, filter)], themeGroupsOf(reviews)),
      queuePosition: async (task) => {
        calls.push(['queuePosition', task.id]);
        return 3;
      },
      watchToken: (task) => {
        calls.push(['watchToken', task.id]);
        return null;
      },
      owner: () => null,
    },
    feed: {
      events: async (id) => {
        existing(id);
        return each(events);
      },
      states: async (id) => each([existing(id)]),
      pages: async () =>
        each([
          {
            edges: tasks.map((task) => ({ cursor: task.id, task })),
            hasNextPage: false,
            endCursor: null,
            count: async () => tasks.length,
          },
        ]),
    },
    collections: {
      start: async () => {
        throw collectionNotFound('c1');
      },
      find: async () => undefined,
      changes: async (id) => {
        throw collectionNotFound(id);
      },
      cancel: async (id) => {
        throw collectionNotFound(id);
      },
      reviews: async () => ofTask('t1', reviews),
      summary: async () => ({
        ...summarize(reviews, [], {}),
        ...summaryDetailsOf(reviews, Date.UTC(2026, 10, 24)),
      }),
      themes: async () => [],
      watchToken: () => null,
    },
    sources: {
      list: async () => {
        throw new ApiError('SERVICE_UNAVAILABLE', 'Redis does not respond.');
      },
      changes: async () => each([[]]),
    },
    schedules: {
      create: async (request) => {
        calls.push(['schedule', request]);
        return {
          ...request,
          id: 's1',
          owner: '',
          createdAt: 0,
          nextRunAt: null,
          refusal: null,
          pausedSince: null,
        };
      },
      list: async () => [],
      find: async () => undefined,
      update: async (id) => {
        throw scheduleNotFound(id);
      },
      pause: async (id) => {
        throw scheduleNotFound(id);
      },
      resume: async (id) => {
        throw scheduleNotFound(id);
      },
      run: async (id) => {
        throw scheduleNotFound(id);
      },
      runs: async () => [],
      delete: async (id) => {
        throw scheduleNotFound(id);
      },
      lastTask: async () => undefined,
    },
    workers: {
      list: async () => [],
      changes: async () => each([[]]),
      drain: async (id) => {
        throw workerNotFound(id);
      },
    },
    queues: {
      list: async () => [],
      changes: async () => each([[]]),
      pause: async () => {
        throw new ApiError('FORBIDDEN', 'Operators only.');
      },
      resume: async () => {
        throw new ApiError('FORBIDDEN', 'Operators only.');
      },
    },
  };
  return { context, calls };
};

/** A pending task, unless overridden. */
export const taskOf = (overrides: Partial<Task> = {}): Task => ({
  id: 't1',
  kind: 'STORE',
  productName: 'Brass kettle',
  maxReviews: 200,
  sources: ['woocommerce'],
  productUrls: [],
  owner: '',
  retryOf: null,
  scheduleId: null,
  status: 'PENDING',
  attempt: 0,
  progress: { fraction: 0, found: 0, message: null, sources: [] },
  result: null,
  error: null,
  retryAt: null,
  createdAt: Date.UTC(2026, 10, 24, 5, 28),
  startedAt: null,
  finishedAt: null,
  expiresAt: null,
  position: { seq: 1, nonce: 'm1' },
  ...overrides,
});

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
