import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { apply, begin } from '../../../contract/apply.ts';
import { isKnownEvent, type TaskEvent } from '../../../contract/event.ts';
import type { Task, TaskInput } from '../../../contract/task.ts';
import { TaskStarter } from '../../../tasks/task-starter.ts';
import type { AttemptContext } from '../../../worker/attempt/attempt-context.ts';
import { analyzeReview } from '../../../worker/collection/sentiment.ts';
import { openHttp } from '../../../worker/http/open-http.ts';
import { inputOf } from '../contract/samples.ts';
import type { Deployment } from '../tasks/deployment.ts';

/** Starts a task as a server does, with record, first event and job. */
export const startTask = async (
  deployment: Deployment,
  input: Partial<TaskInput> = {},
): Promise<string> => {
  const { task } = await new TaskStarter(deployment).start(inputOf(input));
  return task.id;
};

/** The context of the attempts of a worker. By default it has no sources and long time limits. */
export const testContext = (
  { log, index, collections, newReviews, schedules, settlements, sourceOutcomes }: Deployment,
  overrides: Partial<AttemptContext> = {},
): AttemptContext => {
  const http = openHttp();
  onTestFinished(() => http.close());
  return {
    log,
    index,
    collections,
    newReviews,
    schedules,
    settlements,
    sourceOutcomes,
    workerId: 'worker-1',
    sources: [],
    missing: new Map(),
    http,
    analyzeReviews: (reviews) => Promise.all(reviews.map(analyzeReview)),
    logger: silent,
    attempts: 3,
    backoffMs: 10,
    softLimitMs: 60_000,
    hardLimitMs: 120_000,
    ...overrides,
  };
};

/** A logger that discards everything. */
export const silent = pino({ level: 'silent' });

/** The entire log of a task. */
export const eventsOf = async ({ log }: Deployment, taskId: string): Promise<TaskEvent[]> =>
  (await log.read(taskId, 1, 1000)).filter(isKnownEvent);

/** The task that results from applying its log. */
export const folded = (events: readonly TaskEvent[]): Task => {
  const [first, ...others] = events;
  if (first?.type !== 'TaskQueued') throw new Error('A log starts with TaskQueued.');
  return others.reduce(apply, begin(first));
};

/** The types of events, in order. */
export const typesOf = (events: readonly TaskEvent[]): string[] => events.map(({ type }) => type);

/** The authors in all ReviewsFound events. Each fake review has a different author. */
export const authorsIn = (events: readonly TaskEvent[]): (string | null)[] =>
  events.flatMap((event) =>
    event.type === 'ReviewsFound' ? event.reviews.map(({ author }) => author) : [],
  );

/** The authors of the fake reviews `from` to `to`. */
export const readers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `Reader ${from + index}`);
