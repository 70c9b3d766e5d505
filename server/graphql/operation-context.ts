import { z } from 'zod';
import type { Context } from '../../schema/context.ts';
import { ownerNameOf } from '../access/owner-name.ts';
import { assertNotWatcher, assertOperator, authenticate, type Viewer } from '../access/viewer.ts';
import { issueWatchToken } from '../access/watch-token.ts';
import { cancelTask } from '../ports/cancel-task.ts';
import { pauseSchedule, resumeSchedule, updateSchedule } from '../ports/change-schedule.ts';
import { cancelEach, deleteEach, retryEach } from '../ports/change-tasks.ts';
import { cancelCollection } from '../ports/collections/cancel-collection.ts';
import { findCollection } from '../ports/collections/find-collection.ts';
import { followCollection } from '../ports/collections/follow-collection.ts';
import { startCollection } from '../ports/collections/start-collection.ts';
import { createSchedule } from '../ports/create-schedule.ts';
import { deleteSchedule } from '../ports/delete-schedule.ts';
import { deleteTask } from '../ports/delete-task.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { drainWorker } from '../ports/drain-worker.ts';
import { findTask, findTasks } from '../ports/find-task.ts';
import { followEvents, followStates } from '../ports/follow-task.ts';
import { followTasks } from '../ports/follow-tasks.ts';
import { findSchedule } from '../ports/get-schedule.ts';
import { listRuns } from '../ports/list-runs.ts';
import { listSchedules } from '../ports/list-schedules.ts';
import { listTasks } from '../ports/list-tasks.ts';
import type { LiveRows } from '../ports/live-rows.ts';
import { pauseQueue, resumeQueue } from '../ports/pause-queue.ts';
import { readEventsPage } from '../ports/read-events-page.ts';
import { readReviews } from '../ports/read-reviews.ts';
import { retryTask } from '../ports/retry-task.ts';
import { runSchedule } from '../ports/run-schedule.ts';
import { ScanBudget } from '../ports/scan-budget.ts';
import { startTask } from '../ports/start-task.ts';

/** One operation as it arrived, on any transport. */
export interface IncomingOperation {
  /** The `Authorization` header, or the field of that name in `connectionParams`. */
  readonly authorization: string | undefined;
  readonly extensions: unknown;
  /** `Last-Event-ID` of an event stream that reconnects. */
  readonly lastEventId: string | undefined;
}

/** Who runs an operation. */
export interface Caller {
  /** All ports return the same for equal viewers. */
  readonly viewer: Viewer;
  /** @throws UNAUTHENTICATED, TOKEN_INVALID if the credentials are no longer accepted. */
  readonly identify: () => Viewer;
}

/** The context of one operation, with its caller. */
export interface OperationContext extends Context {
  readonly caller: Caller;
}

const extensionsSchema = z.object({ watchToken: z.string().optional() }).catch({});

/**
 * The context of one operation: every port, bound to the authenticated caller.
 *
 * @throws UNAUTHENTICATED, TOKEN_INVALID
 */
export const operationContext = (
  dependencies: Dependencies,
  { authorization, extensions, lastEventId }: IncomingOperation,
): OperationContext => {
  const { access, queues, queueRows, schedules, sourceRows, workerRows } = dependencies;
  const { watchToken } = extensions == null ? {} : extensionsSchema.parse(extensions);
  const identify = () => authenticate(access, { authorization, watchToken });
  const viewer = identify();
  const scans = new ScanBudget(dependencies.limits.maxScannedTasks);
  const startedAt = performance.now();
  const rowsFor = <Row>(assertAllowed: (viewer: Viewer) => void, rows: LiveRows<Row>) => ({
    list: async () => {
      assertAllowed(viewer);
      return rows.list();
    },
    changes: async () => {
      assertAllowed(viewer);
      return rows.changes();
    },
  });
  // Each operation uses few ports, so they are made when they are used.
  return {
    caller: { viewer, identify },
    get tasks(): Context['tasks'] {
      return {
        start: (request) => startTask(dependencies, viewer, request),
        find: (taskId) => findTask(dependencies, viewer, taskId),
        findEach: (taskIds) => findTasks(dependencies, viewer, taskIds),
        list: (query) => listTasks(dependencies, viewer, query, scans),
        eventsPage: (taskId, after, first) =>
          readEventsPage(dependencies, viewer, { taskId, after, first }),
        cancel: (taskId) => cancelTask(dependencies, viewer, taskId),
        retry: (taskId, scope) => retryTask(dependencies, viewer, taskId, scope),
        delete: (taskId) => deleteTask(dependencies, viewer, taskId),
        cancelEach: async (request) => cancelEach(dependencies, viewer, { ...request, startedAt }),
        retryEach: async (request, scope) =>
          retryEach(dependencies, viewer, { ...request, startedAt }, scope),
        deleteEach: async (request) => deleteEach(dependencies, viewer, { ...request, startedAt }),
        reviews: (task) => readReviews(dependencies, task),
        summary: (task, filter) => dependencies.summaries.read(task, filter),
        themes: (task, filter) => dependencies.themes.ofTask(task, filter),
        queuePosition: async ({ status, kind, id }) =>
          status === 'PENDING' ? queues.position(kind, id) : null,
        watchToken: (task) =>
          viewer.kind === 'watcher'
            ? null
            : issueWatchToken(access.tokenSecret, { of: 'task', ...task }),
        owner: ({ owner }) => ownerNameOf(viewer, owner),
      };
    },
    get feed(): Context['feed'] {
      return {
        events: (taskId, after) =>
          followEvents(dependencies, viewer, taskId, { after, lastEventId }),
        states: (taskId) => followStates(dependencies, viewer, taskId),
        pages: (query) => followTasks(dependencies, viewer, query),
      };
    },
    get collections(): Context['collections'] {
      return {
        start: (request) => startCollection(dependencies, viewer, request),
        find: (id) => findCollection(dependencies, viewer, id),
        changes: (id) => followCollection(dependencies, viewer, id),
        cancel: (id) => cancelCollection(dependencies, viewer, id),
        reviews: (state) => dependencies.collectionReviews.read(state),
        summary: (state, filter) => dependencies.summaries.ofCollection(state, filter),
        themes: (state, filter) => dependencies.themes.ofCollection(state, filter),
        watchToken: (state) =>
          viewer.kind === 'watcher'
            ? null
            : issueWatchToken(access.tokenSecret, { of: 'collection', ...state }),
      };
    },
    get sources(): Context['sources'] {
      return rowsFor(assertNotWatcher, sourceRows);
    },
    get schedules(): Context['schedules'] {
      return {
        create: (request) => createSchedule(dependencies, viewer, request),
        list: () => listSchedules(dependencies, viewer),
        find: (scheduleId) => findSchedule(dependencies, viewer, scheduleId),
        update: (scheduleId, request) => updateSchedule(dependencies, viewer, scheduleId, request),
        pause: (scheduleId) => pauseSchedule(dependencies, viewer, scheduleId),
        resume: (scheduleId) => resumeSchedule(dependencies, viewer, scheduleId),
        run: (scheduleId) => runSchedule(dependencies, viewer, scheduleId),
        runs: (schedule, first) => listRuns(dependencies, schedule, first),
        delete: (scheduleId) => deleteSchedule(dependencies, viewer, scheduleId),
        lastTask: async ({ id }) => {
          const taskId = await schedules.lastRun(id);
          return taskId === null ? undefined : (await findTasks(dependencies, viewer, [taskId]))[0];
        },
      };
    },
    get workers(): Context['workers'] {
      return {
        ...rowsFor(assertOperator, workerRows),
        drain: (workerId) => drainWorker(dependencies, viewer, workerId),
      };
    },
    get queues(): Context['queues'] {
      return {
        ...rowsFor(assertOperator, queueRows),
        pause: (kind) => pauseQueue(dependencies, viewer, kind),
        resume: (kind) => resumeQueue(dependencies, viewer, kind),
      };
    },
  };
};

/** What resolvers see of a context. */
export const portsOf = ({
  tasks,
  feed,
  collections,
  sources,
  schedules,
  workers,
  queues,
}: Context): Context => ({ tasks, feed, collections, sources, schedules, workers, queues });
