import { setTimeout as sleep } from 'node:timers/promises';
import type { Schedule } from '../../contract/schedule.ts';
import { isFinal, type Task } from '../../contract/task.ts';
import type { EventLog } from '../event-log/event-log.ts';
import { StartRefusedError } from '../start-refused-error.ts';
import type { TaskStarter } from '../task-starter.ts';
import { usableSources } from '../usable-sources.ts';
import type { WorkerRegistry } from '../worker-registry.ts';
import type { Schedules } from './schedules.ts';

export interface ScheduledTaskStores {
  readonly log: EventLog;
  readonly schedules: Schedules;
  readonly starter: TaskStarter;
  readonly workers: WorkerRegistry;
}

/**
 * Starts a run of a schedule on behalf of its owner, or joins the one in progress: runs of a schedule never overlap. Repeated calls
 * with the same task ID start only one task.
 *
 * @returns undefined if the schedule is gone, or if the task was started earlier and has expired.
 */
export const startRun = async (
  scheduleId: string,
  taskId: string,
  stores: ScheduledTaskStores,
): Promise<{ task: Task; joined: boolean } | undefined> => {
  const { log, schedules } = stores;
  for (;;) {
    const [schedule, latest] = await Promise.all([
      schedules.find(scheduleId),
      schedules.lastRun(scheduleId),
    ]);
    if (!schedule) return undefined;
    if (latest === taskId && (await schedules.runs.has(scheduleId, taskId))) {
      const task = await log.findReadable(taskId);
      return task && { task, joined: true };
    }
    const running =
      latest === null || latest === taskId ? undefined : await findRun(scheduleId, latest, stores);
    if (running && !isFinal(running.status)) return { task: running, joined: true };
    const begun = await schedules.runs.begin(schedule, taskId, latest);
    if (begun === undefined) return undefined;
    if (begun !== taskId) continue;
    try {
      return await start(schedule, taskId, stores);
    } catch (error) {
      // Nothing was started: the run before stays the latest one.
      if (error instanceof StartRefusedError && latest !== null) {
        await schedules.runs.begin(schedule, latest, taskId);
      }
      throw error;
    }
  }
};

/** The task of a run. Waits a moment for one that was begun and may be about to be started. */
const findRun = async (
  scheduleId: string,
  taskId: string,
  { log, schedules }: ScheduledTaskStores,
): Promise<Task | undefined> => {
  for (const deadline = Date.now() + startDelayMs; ; await sleep(50)) {
    const task = await log.findReadable(taskId);
    if (task || Date.now() >= deadline) return task;
    if (await schedules.runs.has(scheduleId, taskId)) return undefined;
  }
};

/** Milliseconds within which a run that was begun is started, unless its process dies. */
const startDelayMs = 1000;

const start = async (
  schedule: Schedule,
  taskId: string,
  { schedules, starter, workers }: ScheduledTaskStores,
): Promise<{ task: Task; joined: boolean }> => {
  const { id, kind, productName, maxReviews, productUrls, owner } = schedule;
  const sources = schedule.sources ?? usableSources(schedule, await workers.list());
  const started = await starter.startWithId(taskId, {
    kind,
    productName,
    maxReviews,
    sources,
    productUrls,
    owner,
    retryOf: null,
    scheduleId: id,
  });
  await schedules.runs.note(started.task);
  return started;
};
