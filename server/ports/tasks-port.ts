import type { Cursor } from '../../contract/cursor.ts';
import { isFinalEvent } from '../../contract/event.ts';
import type { Review } from '../../contract/review.ts';
import type { Task } from '../../contract/task.ts';
import type { EventsPage, TasksPort } from '../../schema/context.ts';
import { taskNotFound } from '../../schema/errors.ts';
import type { EventLog } from '../../tasks/event-log/event-log.ts';
import type { Viewer } from '../access/viewer.ts';
import { issueWatchToken } from '../access/watch-token.ts';
import { forgetTask, type Lifecycle, retryTask, startTask, stopTask } from './task-lifecycle.ts';
import { listTasks } from './task-listing.ts';
import { notVisible, visibleTo } from './visible-tasks.ts';

/** The tasks as one viewer may see and change them. */
export const tasksPort = (lifecycle: Lifecycle, viewer: Viewer): TasksPort => {
  const { deployment, tokenSecret } = lifecycle;
  const { log, queues } = deployment;

  const find = async (taskId: string): Promise<Task | undefined> => {
    const task = visibleTo(viewer, await log.find(taskId));
    if (!task && viewer.kind === 'watcher') throw notVisible(viewer, taskId);
    return task;
  };
  const get = async (taskId: string): Promise<Task> => {
    const task = await find(taskId);
    if (!task) throw notVisible(viewer, taskId);
    return task;
  };

  return {
    find,
    start: (request) => startTask(lifecycle, viewer, request),
    list: (query) => listTasks(deployment, viewer, query),
    cancel: async (taskId) => stopTask(lifecycle, viewer, await get(taskId)),
    retry: async (taskId) => retryTask(lifecycle, viewer, await get(taskId)),
    remove: async (taskId) => forgetTask(lifecycle, viewer, await get(taskId)),
    reviews: (task) => reviewsOf(log, task),
    eventsPage: async (taskId, after, first) => eventsPage(log, await get(taskId), after, first),
    queuePosition: async (task) =>
      task.status === 'PENDING' ? queues.position(task.kind, task.id) : null,
    watchToken: (task) => (viewer.kind === 'watcher' ? null : issueWatchToken(tokenSecret, task)),
  };
};

/** Watchers of one process are served the same state: they share what was read for it. */
const collected = new WeakMap<Task, Promise<readonly Review[]>>();

const reviewsOf = (log: EventLog, task: Task): Promise<readonly Review[]> => {
  const known = collected.get(task);
  if (known) return known;
  const reading = log.reviews(task.id);
  collected.set(task, reading);
  reading.catch(() => collected.delete(task));
  return reading;
};

/** What a poller gets in place of the subscription. */
const eventsPage = async (
  log: EventLog,
  task: Task,
  after: Cursor | undefined,
  first: number,
): Promise<EventsPage> => {
  const entries = await log.read(task.id, after?.seq ?? 1, first + 1);
  const [own] = entries;
  const fits = after ? own?.seq === after.seq && own.nonce === after.nonce : own?.seq === 1;
  if (!fits) {
    // The log was cut, or the task has expired since it was read.
    const now = await log.find(task.id);
    if (!now) throw taskNotFound(task.id);
    const { id: taskId, position, attempt } = now;
    const resynced = {
      type: 'TaskResynced',
      taskId,
      ...position,
      at: Date.now(),
      attempt,
      task: now,
    } as const;
    return { events: [resynced], position, isFinal: now.finishedAt !== null };
  }
  const events = after ? entries.slice(1) : entries.slice(0, first);
  const last = events.at(-1) ?? own;
  const { seq, nonce } = last ?? task.position;
  return { events, position: { seq, nonce }, isFinal: last !== undefined && isFinalEvent(last) };
};
